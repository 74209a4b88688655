package minibroker.file;

import minibroker.json.JsonObject;
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
        file = new JsonFile<>(path, JsonFileTest::numbers, map -> map);
    }

    @Test
    void nothingWasSavedYet() {
        assertThat(file.load()).isEmpty();
    }

    @Test
    void whatIsSavedWithoutWaitingForTheDiskIsForcedLater() {
        file.saveUnforced(Map.of("a", 1L));
        assertThat(file.isUnforced()).as("the first has none before it").isFalse();

        file.saveUnforced(Map.of("a", 2L));
        assertThat(file.isUnforced()).isTrue();
        assertThat(file.load()).contains(Map.of("a", 2L));

        file.force();
        assertThat(file.isUnforced()).isFalse();
    }

    @Test
    void aPowerCutLeavesTheVersionThatWasForcedLast() throws Exception {
        file.save(Map.of("a", 1L));
        file.saveUnforced(Map.of("a", 2L));
        file.saveUnforced(Map.of("a", 3L));

        Files.write(path, new byte[0]);

        assertThat(file.load()).contains(Map.of("a", 1L));
    }

    record Topic(int queues, boolean open, long since, Map<Integer, Long> offsets) {
        static Topic of(JsonObject json) {
            return new Topic(
                    json.smallNumber("queues", 0),
                    json.yes("open", false),
                    json.number("since", 0),
                    json.object("offsets").numbersByNumber());
        }

        Map<String, ?> json() {
            return Map.of("queues", queues, "open", open, "since", since, "offsets", offsets);
        }
    }

    private static Map<String, Long> numbers(JsonObject json) {
        return Map.of("a", json.number("a", 0));
    }

    private JsonFile<Topic> topicFile() {
        return new JsonFile<>(path, Topic::of, Topic::json);
    }

    @Test
    void whatWasSavedComesBackAsItWas() {
        JsonFile<Topic> topic = topicFile();
        Topic saved = new Topic(4, true, Long.MAX_VALUE, Map.of(0, 5L, 3, -1L));

        topic.save(saved);

        assertThat(topic.load()).contains(saved);
    }

    @Test
    void membersMayBeMissingOrUnknown() throws Exception {
        JsonFile<Topic> topic = topicFile();
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
        JsonFile<Topic> topic = topicFile();
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

            assertThat(file.load()).as("cut to %s bytes", length).contains(Map.of("a", 1L));
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
