package minibroker.file;

import com.fasterxml.jackson.core.type.TypeReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    record Topic(int queues, boolean open, long since, Map<Integer, Long> offsets) {}

    @Test
    void recordsAndMapsComeBackAsTheyWere() {
        JsonFile<Map<String, Topic>> topics = new JsonFile<>(path, new TypeReference<>() {});
        Map<String, Topic> all = Map.of("a \"b\"", new Topic(4, true, Long.MAX_VALUE, Map.of(0, 5L, 3, -1L)));

        topics.save(all);

        assertThat(topics.load()).contains(all);
    }

    @Test
    void membersMayBeMissingOrUnknown() throws Exception {
        JsonFile<Topic> topic = new JsonFile<>(path, new TypeReference<>() {});
        Files.createDirectories(path.getParent());
        Files.writeString(path, "{\"queues\": 2, \"later\": {\"x\": [1, {}]}, \"perm\": \"rw\"}");

        assertThat(topic.load()).contains(new Topic(2, false, 0, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "{\"queues\": \"many\"}",
                "{\"queues\": 5000000000}",
                "{\"open\": 1}",
                "{\"offsets\": [1]}",
                "{\"offsets\": {\"x\": 1}}",
                "{\"offsets\": null}"
            })
    void aMemberOfTheWrongKindIsDamage(String text) throws Exception {
        JsonFile<Topic> topic = new JsonFile<>(path, new TypeReference<>() {});
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);

        assertThatThrownBy(topic::load).isInstanceOf(DamagedFile.class).hasMessageContaining("offsets.json is damaged");
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
