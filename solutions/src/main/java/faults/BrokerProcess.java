package faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A mini-broker in a JVM of its own, which can be killed at any moment as SIGKILL does: without a chance to tidy up.
 *
 * <p>Any thread may call.
 */
final class BrokerProcess implements AutoCloseable {
    private static final int LINES_KEPT = 100;
    private static final long START_SECONDS = 120;
    private static final long END_SECONDS = 60;

    private final Process process;
    private final Deque<String> output = new ArrayDeque<>();
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final Thread reader;

    private BrokerProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "output-of-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts the mini-broker's own command line, with a store. */
    static BrokerProcess cli(Path store, boolean syncFlush, int nameServerPort, int brokerPort) {
        return cli(System.getProperty("java.class.path"), store, syncFlush, nameServerPort, brokerPort);
    }

    /** The same with other classes. */
    static BrokerProcess cli(String classPath, Path store, boolean syncFlush, int nameServerPort, int brokerPort) {
        List<String> arguments = new ArrayList<>(List.of(
                "cli",
                "broker",
                "--store",
                store.toString(),
                "--namesrv-port",
                Integer.toString(nameServerPort),
                "--port",
                Integer.toString(brokerPort)));
        if (syncFlush) {
            arguments.add("--sync-flush");
        }
        return fork(classPath, 256, arguments);
    }

    /** Starts a broker that tells what is left of it when it is closed. */
    static BrokerProcess hosted(Path store, int heapMegabytes) {
        return fork(System.getProperty("java.class.path"), heapMegabytes, List.of("hosted", store.toString()));
    }

    private static BrokerProcess fork(String classPath, int heapMegabytes, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", classPath));
        command.addAll(List.of("-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        command.add(LeashedBroker.class.getName());
        command.addAll(arguments);
        try {
            return new BrokerProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start a JVM for the broker", e);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                keep(line);
                if (line.startsWith(LeashedBroker.READY)) {
                    ready.complete(line.substring(LeashedBroker.READY.length()));
                }
            }
        } catch (IOException killed) {
            keep("(killed)");
        }
        ready.completeExceptionally(new IllegalStateException("The broker ended before it was ready"));
    }

    private synchronized void keep(String line) {
        output.addLast(line);
        if (output.size() > LINES_KEPT) {
            output.removeFirst();
        }
    }

    /**
     * Waits until it serves.
     *
     * @throws PromiseBroken if it ends instead, or does not get there
     */
    void awaitReady() {
        try {
            ready.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new PromiseBroken("The broker did not start. It said:\n" + said());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PromiseBroken("Interrupted while the broker started");
        }
    }

    /** Host and port of its name server, once it is ready. */
    String nameServerAddress() {
        return ready.join().split(", broker ")[0];
    }

    /** Host and port of the broker, once it is ready. */
    String brokerAddress() {
        return ready.join().split(", broker ")[1];
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Its last lines. */
    synchronized String said() {
        return String.join("\n", output);
    }

    /** What stands behind this word in what it said, if it said so. */
    synchronized Optional<String> told(String word) {
        return output.stream()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()))
                .findFirst();
    }

    /** Kills it, and returns when it is dead. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Has a hosted broker closed, and returns when the process has ended. */
    void order(String what) {
        try {
            Writer orders = process.outputWriter();
            orders.write(what + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new PromiseBroken("The broker's process is gone. It said:\n" + said());
        }
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new PromiseBroken("The broker did not end in %d s. It said:%n%s".formatted(END_SECONDS, said()));
            }
            reader.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
