package minibroker.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpNamesCommandsAndExitCodes() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString()).contains("broker", "can't listen on a port");
    }

    @Test
    void theCommandsHelpNamesItsOptions() {
        assertThat(run("broker", "--help")).isZero();

        assertThat(out.toString())
                .contains("--port", "10911", "--namesrv-port", "9876", "--host", "--max-requests-per-second");
    }

    @Test
    void aDamagedStoreIsToldWithTheCommandAsItIsTyped(@TempDir Path store) throws IOException {
        Files.writeString(Files.createDirectories(store.resolve("config")).resolve("topics.json"), "{");
        System.setProperty("minibroker.command", "./workbook");
        try {
            assertThat(run("broker", "--port", "0", "--namesrv-port", "0", "--store", store.toString()))
                    .isEqualTo(4);
        } finally {
            System.clearProperty("minibroker.command");
        }
        assertThat(err.toString()).contains("Look what is still there with: ./workbook dump " + store);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            broker --port x                      | 'x' is not an int
            broker --port 70000                  | A port is a number from 0 to 65535
            broker --port 9876                   | can't both have port 9876
            broker --port 9878                   | The name server can't have port 9876
            broker --max-requests-per-second 0   | must be more than 0
            broker --host no.such.host.invalid   | no address for the host name no.such.host.invalid
            repair no/such/folder                | holds no store: it has no folder commitlog
            nonsense                             | 'nonsense'
            """)
    void wrongArgumentsAreNamedInOneLine(String arguments, String problem) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);

        assertThat(err.toString().trim()).contains(problem, "--help").hasLineCount(1);
    }

    @Test
    void aTakenPortIsNamedInOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(run("broker", "--namesrv-port", "0", "--port", port)).isEqualTo(3);

            assertThat(err.toString().trim())
                    .contains("127.0.0.1:" + port, "choose another port with --port")
                    .hasLineCount(1);
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNotMistakenForATakenPort() {
        assertThat(run("broker", "--namesrv-port", "0", "--port", "0", "--host", "192.0.2.1"))
                .isEqualTo(3);

        assertThat(err.toString().trim())
                .contains("192.0.2.1 is no address of this machine: choose one with --host")
                .doesNotContain("port 0")
                .hasLineCount(1);
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedInOneLine(@TempDir Path folder) throws IOException {
        String file = Files.createFile(folder.resolve("a-file")).toString();

        for (String store : List.of(file, Path.of(file, "store").toString())) {
            assertThat(run("broker", "--namesrv-port", "0", "--port", "0", "--store", store))
                    .isEqualTo(4);
        }

        assertThat(err.toString().trim())
                .contains("Cannot make the folder " + file)
                .hasLineCount(2);
    }

    @Test
    void aTakenPortOfOldClientsIsNamedInOneLine() throws IOException {
        try (ServerSocket taken = withAFreePortTwoAbove()) {
            int port = taken.getLocalPort();

            assertThat(run("broker", "--namesrv-port", "0", "--port", "" + (port + 2)))
                    .isEqualTo(3);

            assertThat(err.toString().trim())
                    .contains("127.0.0.1:" + port, "clients up to 4.5.0", "choose another port with --port")
                    .hasLineCount(1);
        }
    }

    private static ServerSocket withAFreePortTwoAbove() throws IOException {
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        try {
            new ServerSocket(taken.getLocalPort() + 2, 1, InetAddress.getLoopbackAddress()).close();
            return taken;
        } catch (IOException | IllegalArgumentException notFree) {
            taken.close();
            return withAFreePortTwoAbove();
        }
    }

    @Test
    void saysThatItIsReadyAndEndsWhenItIsTold(@TempDir Path folder) throws Exception {
        Path announced = folder.resolve("running.json");
        Process broker = start(
                "broker",
                "--port",
                "0",
                "--namesrv-port",
                "0",
                "--announce",
                announced.toString(),
                "--announce-as",
                "x");
        try (BufferedReader output = new BufferedReader(new InputStreamReader(broker.getInputStream(), UTF_8))) {
            assertThat(output.readLine())
                    .matches("mini-broker ready: name server 127\\.0\\.0\\.1:\\d+, broker 127\\.0\\.0\\.1:\\d+");
            assertThat(Files.readString(announced)).contains("\"pid\":" + broker.pid(), "\"whose\":\"x\"");

            broker.toHandle().destroy(); // leaves the stream open

            assertThat(broker.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(output.readLine()).isNull();
            assertThat(Files.exists(announced))
                    .as("the announcement is left where a process can only be killed")
                    .isEqualTo(!broker.supportsNormalTermination());
        } finally {
            broker.destroyForcibly();
        }
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("minibroker.cli.Main");
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
