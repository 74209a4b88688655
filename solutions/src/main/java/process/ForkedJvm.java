package process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A JVM that this one started. Its output is read as it comes, and the last 200 lines are kept; it ends with this one,
 * however that ends, because its standard input does: see {@link ParentWatch}.
 *
 * <p>Any thread may call.
 */
public final class ForkedJvm implements AutoCloseable {
    private static final int LINES_KEPT = 200;
    private static final Duration END_BOUND = Duration.ofSeconds(60);
    private static final Duration CLOSE_BOUND = Duration.ofSeconds(10);

    private final Process process;
    private final String readyLine;
    private final Consumer<String> listener;
    private final Deque<String> output = new ArrayDeque<>();
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final Thread reader;

    private ForkedJvm(JvmCommand command, Consumer<String> listener) {
        this.process = command.start();
        this.readyLine = command.readyLine();
        this.listener = listener;
        this.reader = new Thread(this::read, "output-of-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    public static ForkedJvm start(JvmCommand command) {
        return new ForkedJvm(command, line -> {});
    }

    /** @param each told of every line that it prints, by the thread that reads them */
    public static ForkedJvm start(JvmCommand command, Consumer<String> each) {
        return new ForkedJvm(command, each);
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                keep(line);
                listener.accept(line);
                if (line.startsWith(readyLine)) {
                    ready.complete(line.substring(readyLine.length()));
                }
            }
        } catch (IOException killed) {
            keep("(killed)");
        }
        ready.completeExceptionally(new IllegalStateException("end of output"));
    }

    private synchronized void keep(String line) {
        output.addLast(line);
        if (output.size() > LINES_KEPT) {
            output.removeFirst();
        }
    }

    /**
     * Waits for the line by which it says that it is ready.
     *
     * @return what follows in that line
     * @throws JvmFailed if it ends instead, or does not get there within the bound
     */
    public String awaitReady(Duration bound) {
        try {
            return ready.get(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new JvmFailed("ended while it started", output());
        } catch (TimeoutException e) {
            throw new JvmFailed("did not start within %s s".formatted(bound.toSeconds()), output());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JvmFailed("was not waited for: interrupted", output());
        }
    }

    /** The last lines that it printed. */
    public synchronized String output() {
        return String.join("\n", output);
    }

    /** What follows these words in a line that begins with them, among the last lines. */
    public synchronized Optional<String> lineAfter(String beginning) {
        return output.stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()))
                .findFirst();
    }

    /**
     * Writes a line to its standard input.
     *
     * @throws JvmFailed if it is gone
     */
    public void send(String line) {
        try {
            Writer input = process.outputWriter(StandardCharsets.UTF_8);
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            throw new JvmFailed("is gone", output());
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Completes when the process has ended, for whatever reason. */
    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /**
     * Waits until it has ended by itself and its output is read.
     *
     * @return its exit code
     * @throws JvmFailed if it goes on; then it is killed
     */
    public int awaitEnd(Duration bound) {
        try {
            if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new JvmFailed("did not end within %s s".formatted(bound.toSeconds()), output());
            }
            reader.join(END_BOUND.toMillis());
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new JvmFailed("was not waited for: interrupted", output());
        }
    }

    /** Kills it as SIGKILL does, without a chance to tidy up, and returns when it is dead. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(END_BOUND);
    }

    /** Ends its standard input, and thereby it; kills it if that takes long. A second call does nothing. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // Then there is nothing to end.
        }
        try {
            if (!process.waitFor(CLOSE_BOUND.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            reader.join(CLOSE_BOUND.toMillis());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
