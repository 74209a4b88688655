package programs.sending;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A mini-broker in a process of its own, which can be killed and started again. It keeps its messages on disk, so that what
 * is missing afterwards was never stored.
 */
public final class LittleBroker implements AutoCloseable {
    private final Path store;
    private final int namesrvPort;
    private final int brokerPort;
    private final List<String> options;
    private Process process;

    /**
     * Starts it on two free ports.
     *
     * @param options more of the command line's
     */
    public LittleBroker(String... options) throws IOException {
        this.options = List.of(options);
        store = Files.createTempDirectory("little-broker-");
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            namesrvPort = one.getLocalPort();
            brokerPort = other.getLocalPort();
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::endWithTheProgram));
        start();
    }

    /** A program that is interrupted leaves neither process nor folder behind. */
    private void endWithTheProgram() {
        try {
            close();
        } catch (IOException e) {
            System.err.println("Something of the little broker is left in " + store + ": " + e.getMessage());
        }
    }

    /** Host and port. */
    public String nameServer() {
        return "127.0.0.1:" + namesrvPort;
    }

    /** Returns when it is ready. */
    void start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-Xmx256m", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("minibroker.cli.Main", "broker", "--store", store.toString()));
        command.addAll(List.of("--port", "" + brokerPort, "--namesrv-port", "" + namesrvPort));
        command.addAll(options);
        process = new ProcessBuilder(command)
                .redirectError(new File(store.toString() + ".log"))
                .start();
        BufferedReader out = process.inputReader(UTF_8);
        String line = out.readLine();
        while (line != null && !line.contains("ready")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("The little broker does not start, see " + store + ".log");
        }
    }

    /** Ends it as a kill does: no good-bye, nothing tidied up. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() throws IOException {
        kill();
        if (Files.notExists(store)) {
            return;
        }
        try (Stream<Path> files = Files.walk(store)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(Path.of(store + ".log"));
    }
}
