package minibroker.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static minibroker.store.Stores.QUEUE;
import static minibroker.store.Stores.bodies;
import static minibroker.store.Stores.put;
import static org.assertj.core.api.Assertions.assertThat;

/** Machines are set to languages with digits of their own, Arabic or Thai, or with an i of its own, Turkish. */
class LanguageTest {
    private static final List<String> ALL =
            IntStream.range(0, 20).mapToObj(i -> "m" + i).toList();

    private final Locale before = Locale.getDefault();

    @TempDir
    Path folder;

    @AfterEach
    void backToTheLanguageBefore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "th-TH-u-nu-thai", "tr-TR"})
    void aStoreOpensAgainInThisLanguageAndInAnother(String language) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(language));
        try (FileMessageStore store = Stores.open(Stores.small(folder))) {
            ALL.forEach(body -> put(store, QUEUE, body));
        }

        try (Stream<Path> files = Files.list(folder.resolve("commitlog"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("00000000000000001024")
                    .allMatch(name -> name.matches("[0-9]{20}"));
        }
        requireAll();
        Locale.setDefault(Locale.ROOT);
        requireAll();
    }

    private void requireAll() {
        try (FileMessageStore store = Stores.open(Stores.small(folder))) {
            assertThat(bodies(store, QUEUE, ALL.size())).isEqualTo(ALL);
        }
    }
}
