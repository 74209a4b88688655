package book;

import workbook.process.ChildJvm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** A JVM that a test starts, types to, and reads. */
final class TypedJvm implements AutoCloseable {
    private static final int SECONDS = 90;
    private static final String ENDED = "(it has ended)";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private TypedJvm(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** @param options before the main class */
    static TypedJvm start(List<Path> classPath, List<String> options, String... mainAndArguments) throws IOException {
        Process process = ChildJvm.of(classPath, options, List.of(mainAndArguments))
                .redirectErrorStream(true)
                .start();
        ChildJvm.endWithThis(process);
        return new TypedJvm(process);
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException killed) {
            // Its output ends here as well.
        }
        lines.add(ENDED);
    }

    /** The first line from now on that begins so; it is given up after 90 seconds. */
    String line(String beginning) throws InterruptedException {
        List<String> others = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < end && !others.contains(ENDED)) {
            String line = lines.poll(1, TimeUnit.SECONDS);
            if (line != null && line.startsWith(beginning)) {
                return line;
            }
            if (line != null) {
                others.add(line);
            }
        }
        throw new AssertionError("no line \"%s\" within %s s, but %s".formatted(beginning, SECONDS, others));
    }

    void type(String line) throws IOException {
        process.outputWriter().write(line + "\n");
        process.outputWriter().flush();
    }

    long pid() {
        return process.pid();
    }

    /** As a power cut does: without a last word. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() {
        ChildJvm.end(process);
    }
}
