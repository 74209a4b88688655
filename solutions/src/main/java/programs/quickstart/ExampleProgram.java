package programs.quickstart;

import rocketmq.ExampleMain;
import rocketmq.RocketMqJars;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One of the programs {@code org.apache.rocketmq.example.*}, unchanged, in a JVM of its own with RocketMQ's own libraries. It
 * ends with the JVM that started it.
 *
 * <p>Its home folder is a scratch folder: RocketMQ's client writes its log there. Closed by the thread that started it.
 */
final class ExampleProgram implements AutoCloseable {
    private static final Duration END_BOUND = Duration.ofSeconds(10);

    private final Path home;
    private final Process process;
    private final Thread reader;
    private final Thread endAtExit;

    private ExampleProgram(Path home, Process process, Consumer<String> lines) {
        this.home = home;
        this.process = process;
        this.reader = new Thread(() -> read(lines), "example-output");
        this.endAtExit = new Thread(process::destroyForcibly, "end-example");
        Runtime.getRuntime().addShutdownHook(endAtExit);
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts {@code org.apache.rocketmq.example.<name>}.
     *
     * @param lines gets each line that it prints, in a thread of its own
     */
    static ExampleProgram start(String name, String nameServer, Consumer<String> lines) throws IOException {
        Path home = Files.createTempDirectory("quickstart-");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.home=" + home,
                        "-Dstdout.encoding=UTF-8",
                        ExampleMain.class.getName(),
                        "org.apache.rocketmq.example." + name)
                .redirectErrorStream(true);
        builder.environment().put("CLASSPATH", RocketMqJars.ofMain() + File.pathSeparator + RocketMqJars.ofRocketMq());
        builder.environment().put("NAMESRV_ADDR", nameServer);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return new ExampleProgram(home, builder.start(), lines);
    }

    private void read(Consumer<String> lines) {
        try (BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.accept(line);
            }
        } catch (IOException e) {
            // The program was ended in the middle of a line: there is nothing more to read.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(END_BOUND.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            reader.join(END_BOUND.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an example program ended", e);
        }
        Runtime.getRuntime().removeShutdownHook(endAtExit);
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(ExampleProgram::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
