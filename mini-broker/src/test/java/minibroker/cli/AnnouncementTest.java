package minibroker.cli;

import minibroker.MiniBroker;
import minibroker.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AnnouncementTest {
    @TempDir
    private Path folder;

    @Test
    void saysWhereTheBrokerRunsAsLongAsItDoes() throws IOException {
        Path file = folder.resolve("running").resolve("1.json");
        try (MiniBroker broker = MiniBroker.builder().inMemory().start()) {
            Announcement announcement = Announcement.of(broker, file, "your broker", 1_234);

            JsonObject json = JsonObject.ofDocument(Files.readAllBytes(file));
            assertThat(json.text("address")).isEqualTo(broker.brokerAddress());
            assertThat(json.text("nameServer")).isEqualTo(broker.nameServerAddress());
            assertThat(json.text("whose")).isEqualTo("your broker");
            assertThat(json.number("pid", 0)).isEqualTo(ProcessHandle.current().pid());
            assertThat(json.number("started", 0)).isEqualTo(1_234);

            announcement.close();
            announcement.close();
        }
        try (Stream<Path> left = Files.list(file.getParent())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file =
                Files.createFile(folder.resolve("a-file")).resolve("running").resolve("1.json");
        try (MiniBroker broker = MiniBroker.builder().inMemory().start()) {
            assertThatThrownBy(() -> Announcement.of(broker, file, "your broker", 1_234))
                    .hasMessageStartingWith("Cannot announce the broker in " + file);
        }
    }
}
