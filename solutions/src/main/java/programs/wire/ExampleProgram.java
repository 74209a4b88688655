package programs.wire;

import crosscheck.rocketmq.ClassPath;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One of the programs in rocketmq-example, unchanged, in a JVM of its own with RocketMQ's own libraries. It ends with the JVM
 * that started it.
 *
 * <p>Its home folder is a scratch folder: RocketMQ's client writes its log there.
 */
final class ExampleProgram {
    private static final Duration END_BOUND = Duration.ofSeconds(10);

    private ExampleProgram() {}

    /**
     * Runs {@code org.apache.rocketmq.example.<name>} and shows each line that it prints to {@code goOn}, until that says no, the
     * program ends by itself, or its time is over.
     */
    static void run(String name, String nameServer, Duration bound, Predicate<String> goOn) throws IOException {
        Path home = Files.createTempDirectory("quickstart-");
        try {
            run(builder(name, nameServer, home).start(), bound, goOn);
        } finally {
            delete(home);
        }
    }

    private static ProcessBuilder builder(String name, String nameServer, Path home) {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.home=" + home,
                        "-Dstdout.encoding=UTF-8",
                        "org.apache.rocketmq.example." + name)
                .redirectErrorStream(true);
        builder.environment().put("CLASSPATH", ClassPath.ofRocketMq());
        builder.environment().put("NAMESRV_ADDR", nameServer);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder;
    }

    private static void run(Process process, Duration bound, Predicate<String> goOn) throws IOException {
        Thread endAtExit = new Thread(process::destroyForcibly, "end-example");
        Runtime.getRuntime().addShutdownHook(endAtExit);
        CompletableFuture.delayedExecutor(bound.toMillis(), TimeUnit.MILLISECONDS)
                .execute(process::destroyForcibly);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            String line = lines.readLine();
            while (line != null && goOn.test(line)) {
                line = lines.readLine();
            }
        } finally {
            end(process);
            Runtime.getRuntime().removeShutdownHook(endAtExit);
        }
    }

    private static void end(Process process) throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(END_BOUND.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an example program ended", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(ExampleProgram::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
