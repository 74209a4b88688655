package minibroker.file;

import com.fasterxml.jackson.core.type.TypeReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class JsonFileTest {
    @TempDir
    Path folder;

    private Path path;
    private JsonFile<Map<String, Long>> file;

    @BeforeEach
    void file() {
        path = folder.resolve("config").resolve("offsets.json");
        file = new JsonFile<>(path, new TypeReference<>() {});
    }

    @Test
    void nothingWasSavedYet() {
        assertThat(file.load()).isEmpty();
    }

    @Test
    void theNewestIsLoaded() {
        file.save(Map.of("a", 1L));
        file.save(Map.of("a", 2L));

        assertThat(file.load()).contains(Map.of("a", 2L));
        assertThat(path.resolveSibling("offsets.json.tmp")).doesNotExist();
    }

    @Test
    void theOneBeforeIsLoadedWhenTheNewestIsTornAtAnyByte() throws Exception {
        file.save(Map.of("a", 1L));
        file.save(Map.of("a", 2L));
        byte[] whole = Files.readAllBytes(path);
        for (int length = 0; length < whole.length - 1; length++) {
            Files.write(path, java.util.Arrays.copyOf(whole, length));

            assertThat(file.load()).as("cut to %d bytes", length).contains(Map.of("a", 1L));
        }
    }

    @Test
    void theOneBeforeIsLoadedWhenTheNewestIsMissing() throws Exception {
        file.save(Map.of("a", 1L));
        file.save(Map.of("a", 2L));
        Files.delete(path);

        assertThat(file.load()).contains(Map.of("a", 1L));
    }

    @Test
    void aTornNewVersionIsNeverRead() throws Exception {
        file.save(Map.of("a", 1L));
        Files.writeString(path.resolveSibling("offsets.json.tmp"), "{\"a\":");

        assertThat(file.load()).contains(Map.of("a", 1L));
        file.save(Map.of("a", 2L));
        assertThat(file.load()).contains(Map.of("a", 2L));
    }

    @Test
    void bothUnreadableIsAnErrorThatNamesTheFile() throws Exception {
        file.save(Map.of("a", 1L));
        Files.writeString(path, "{\"a\" 1}");

        assertThatThrownBy(file::load)
                .isInstanceOf(DamagedFile.class)
                .hasMessageContaining("offsets.json is damaged at byte");
    }
}
