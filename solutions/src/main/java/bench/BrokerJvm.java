package bench;

import bench.load.Watched;
import faults.Leash;
import process.Ports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A broker of ours in a JVM of its own; as the main class of that JVM, its end is tied to that of this one. */
record BrokerJvm(Process process, Path folder, String nameServer, Duration startUp) implements RunningBroker {
    private static final long END_SECONDS = 20;

    /** The mini-broker's own command line. */
    static BrokerJvm miniBroker(BrokerOptions options) throws IOException {
        Path folder = Files.createTempDirectory("mini-broker-bench");
        Ports ports = Ports.free();
        List<String> arguments = new ArrayList<>(
                List.of("broker", "--store", folder.resolve("store").toString()));
        arguments.addAll(List.of("--port", "" + ports.broker(), "--namesrv-port", "" + ports.nameServer()));
        if (options.syncFlush()) {
            arguments.add("--sync-flush");
        }
        return start(options, folder, ports, minibroker.cli.Main.class, arguments);
    }

    static BrokerJvm answerOnly(BrokerOptions options) throws IOException {
        Ports ports = Ports.free();
        return start(
                options,
                Files.createTempDirectory("answer-only-bench"),
                new Ports(ports.broker(), ports.broker()),
                AnswerOnly.class,
                List.of("" + ports.broker()));
    }

    private static BrokerJvm start(
            BrokerOptions options, Path folder, Ports ports, Class<?> main, List<String> arguments) throws IOException {
        Files.createDirectories(folder.resolve("store"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options.jvmOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", BrokerJvm.class.getName()));
        command.add(main.getName());
        command.addAll(arguments);
        try (FirstSend first = FirstSend.to(ports.broker())) {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said.txt").toFile())
                    .start();
            try {
                return new BrokerJvm(process, folder, "127.0.0.1:" + ports.nameServer(), first.await());
            } catch (IllegalStateException e) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        e.getMessage() + "\n" + Files.readString(folder.resolve("said.txt")), e);
            }
        }
    }

    /** The first argument is the main class that is meant. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Leash.hold(order -> {});
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    @Override
    public Watched watched() {
        return new Watched(process.pid(), folder.resolve("store"));
    }

    @Override
    public String said() {
        try {
            return Files.readString(folder.resolve("said.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + folder, e);
        }
    }
}
