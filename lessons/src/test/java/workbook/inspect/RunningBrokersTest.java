package workbook.inspect;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunningBrokersTest {
    @TempDir
    private Path folder;

    private Path announce(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".json"), text);
    }

    private static String text(String address, long pid, long started) {
        return "{\"address\":\"%s\",\"nameServer\":\"127.0.0.1:1\",\"pid\":%s,\"started\":%s,\"whose\":\"yours\"}"
                .formatted(address, pid, started);
    }

    private List<String> addresses() throws IOException {
        return RunningBrokers.in(folder).newestFirst().stream()
                .map(AnnouncedBroker::address)
                .toList();
    }

    @Test
    void theNewestIsTheFirst() throws IOException {
        long pid = ProcessHandle.current().pid();
        announce("a", text("127.0.0.1:1001", pid, 10));
        announce("b", text("127.0.0.1:1002", pid, 30));
        announce("c", text("[::1]:1003", pid, 20));

        assertThat(addresses()).containsExactly("127.0.0.1:1002", "[::1]:1003", "127.0.0.1:1001");
    }

    @Test
    void whatABrokerLeftThatWasKilledIsRemoved() throws Exception {
        Process gone = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .start();
        gone.getInputStream().readAllBytes();
        gone.waitFor();
        Path file = announce("gone", text("127.0.0.1:1001", gone.pid(), 10));

        assertThat(addresses()).isEmpty();
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"address\":\"127.0.0.1:10911\",\"pid\":",
                "{\"address\":\"192.0.2.1:10911\"}",
                "{\"address\":\"127.0.0.1\"}",
                "{\"address\":\"127.0.0.1:70000\"}",
                "{\"address\":\"127.0.0.1:10911\",\"pid\":\"me\"}"
            })
    void aFileThatNamesNoBrokerOfThisMachineIsPassedOver(String text) throws IOException {
        Path file = announce("odd", text);
        assertThat(addresses()).isEmpty();
        assertThat(file).exists();
    }

    @Test
    void withoutTheFolderThereIsNone() throws IOException {
        assertThat(RunningBrokers.in(folder.resolve("none")).newestFirst()).isEmpty();
    }

    @Test
    void aBrokerOfAnotherMachineIsRefused() {
        assertThatThrownBy(() -> RunningBrokers.only("192.0.2.1:10911"))
                .hasMessageContaining("192.0.2.1:10911 is not on this machine");
        assertThatThrownBy(() -> RunningBrokers.only("10911")).hasMessageContaining("such as 127.0.0.1:10911");
    }
}
