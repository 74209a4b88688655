package crosscheck;

import org.assertj.core.api.Assertions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Every client program of the workbook, solved, as {@code ./workbook run} starts it. */
final class Programs {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final int BOUND_SECONDS = 150;

    private Programs() {}

    /** The main classes of {@code programs.*} that talk to a broker which somebody else has started. */
    static List<String> all() {
        return those(file -> talksToABroker(file) && !startsItsOwn(file));
    }

    /** Those that start a broker themselves. */
    static List<String> withTheirOwn() {
        return those(file -> talksToABroker(file) && startsItsOwn(file));
    }

    private static List<String> those(Predicate<String> wanted) {
        try (Stream<Path> files = Files.walk(SOURCES.resolve("programs"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> wanted.test(text(file)))
                    .map(file -> SOURCES.relativize(file).toString())
                    .map(name ->
                            name.substring(0, name.length() - ".java".length()).replaceAll("[/\\\\]", "."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean talksToABroker(String text) {
        return text.contains("public static void main(")
                && (text.contains("rocketmq.namesrv.addr") || text.contains("org.apache.rocketmq.client."));
    }

    private static boolean startsItsOwn(String text) {
        return text.contains("new LittleBroker(") || text.contains("MiniBroker.builder()");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs one to its end; it must come to it, and well. */
    static void run(String program, String nameServer, Path home) throws Exception {
        long start = System.nanoTime();
        try (Jvm jvm = Jvm.start(
                System.getProperty("java.class.path"),
                Map.of("NAMESRV_ADDR", nameServer),
                home,
                "-Drocketmq.namesrv.addr=" + nameServer,
                program)) {
            int exitCode = jvm.onExit().get(BOUND_SECONDS, TimeUnit.SECONDS).exitValue();
            Assertions.assertThat(exitCode)
                    .as("exit code of %s, which printed:\n%s", program, String.join("\n", jvm.lines(line -> true)))
                    .isZero();
            System.out.printf("%s on %s: %.1f s%n", program, nameServer, (System.nanoTime() - start) / 1e9);
        } catch (TimeoutException e) {
            throw new AssertionError(program + " did not end within " + BOUND_SECONDS + " s", e);
        }
    }
}
