package workbook.learner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.catalogue.WorkbookLayout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final Clock AT_NOON = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Clock LATER = Clock.offset(AT_NOON, Duration.ofHours(1));

    @TempDir
    private Path top;

    private Progress at(Clock clock) {
        return new Progress(new WorkbookLayout(top), clock);
    }

    @Test
    void keepsWhenAnExercisePassedForTheFirstTime() {
        at(AT_NOON).passed("07-2", "aa");
        at(LATER).failed("07-2", "bb");
        at(LATER).passed("07-2", "cc");
        at(LATER).forget("07-2");

        assertThat(at(LATER).passedAt("07-2")).contains(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(at(LATER).passedAt("07-3")).isEmpty();
        assertThat(at(LATER).mark("07-2")).isEmpty();
    }

    @Test
    void countsVerdicts() {
        at(AT_NOON).checked("07-2");
        at(LATER).checked("07-2");

        assertThat(at(LATER).checks("07-2")).isEqualTo(2);
        assertThat(at(LATER).checkedAt("07-2")).contains(Instant.parse("2026-03-01T13:00:00Z"));
        assertThat(at(LATER).checks("07-3")).isZero();
    }

    @Test
    void whatIsNoNumberOrTimeCountsAsNothing() throws IOException {
        Path file = Files.createDirectories(top.resolve(".workbook")).resolve("progress.properties");
        Files.writeString(file, "07-2.checks = many\n07-2.passedAt = yesterday\n07-2.hints = -1\n07-2.mark = BRAVO\n");

        assertThat(at(LATER).checks("07-2")).isZero();
        assertThat(at(LATER).passedAt("07-2")).isEmpty();
        assertThat(at(LATER).hintsSeen("07-2")).isZero();
        assertThat(at(LATER).mark("07-2")).isEmpty();
    }

    @Test
    void noneIsLostOfWhatSeveralNoteAtOnce() throws IOException {
        Stream.of("01-1", "02-1", "03-1", "04-1")
                .map(id -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, 25).forEach(i -> at(AT_NOON).checked(id))))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(Stream.of("01-1", "02-1", "03-1", "04-1").map(at(AT_NOON)::checks))
                .containsOnly(25);
        try (Stream<Path> files = Files.list(top.resolve(".workbook"))) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
        }
    }
}
