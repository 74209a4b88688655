package rocketmq;

import process.Ports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Name server and broker of Apache RocketMQ, from its published jars, in a forked JVM: loopback, free ports, a scratch folder.
 * It needs nothing but the JDK that runs this.
 *
 * <p>Any thread may call.
 */
public final class RocketMqProcess implements RealRocketMq {

    /** The version that {@code solutions/rocketmq/pom.xml} names. */
    public static final String VERSION = "5.5.0";

    private static final int TRIES = 3;
    private static final int LINES_KEPT = 60;
    private static final Duration START_BOUND = Duration.ofSeconds(60);
    private static final Duration END_BOUND = Duration.ofSeconds(10);

    private final RocketMqFolder folder;
    private final Process process;
    private final Deque<String> output = new ArrayDeque<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Thread closeAtExit = new Thread(this::end, "end-rocketmq");

    private RocketMqProcess(RocketMqFolder folder) throws IOException {
        this.folder = folder;
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + folder.path().resolve("java.args"))
                .directory(folder.path().toFile())
                .redirectErrorStream(true);
        builder.environment().put("ROCKETMQ_HOME", folder.path().resolve("home").toString());
        // Settings of the parent's programs, not of this broker.
        builder.environment().remove("NAMESRV_ADDR");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        this.process = builder.start();
        Runtime.getRuntime().addShutdownHook(closeAtExit);
        Thread reader = new Thread(this::readOutput, "rocketmq-output");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts one on free ports and waits until it takes messages: about three seconds.
     *
     * @throws RocketMqUnavailable when it does not; the message ends with what it printed and logged
     */
    public static RocketMqProcess start() {
        for (int tries = 1; ; tries++) {
            try {
                return start(Ports.free(), RocketMqSetup.READY_SOON);
            } catch (RocketMqUnavailable e) {
                // Somebody took a port between the choice and the start.
                if (tries == TRIES || !e.getMessage().contains("bind")) {
                    throw e;
                }
            }
        }
    }

    /**
     * As {@link #start()}, on given ports where they are given; the broker also takes {@code brokerPort - 2} and
     * {@code brokerPort + 1}.
     *
     * @param nameServerPort null: a free one
     * @param brokerPort null: a free one
     */
    public static RocketMqProcess start(Integer nameServerPort, Integer brokerPort) {
        Ports free = Ports.free();
        return start(
                new Ports(
                        nameServerPort == null ? free.nameServer() : nameServerPort,
                        brokerPort == null ? free.broker() : brokerPort),
                RocketMqSetup.READY_SOON);
    }

    /** As {@link #start()}, on these ports and set up like this. */
    public static RocketMqProcess start(Ports ports, RocketMqSetup setup) {
        RocketMqProcess started;
        try {
            started = new RocketMqProcess(RocketMqFolder.create(ports, setup));
        } catch (IOException e) {
            throw new RocketMqUnavailable("can't start a JVM for RocketMQ: " + e.getMessage(), e);
        }
        try {
            started.awaitReady();
            return started;
        } catch (RocketMqUnavailable e) {
            String report = e.getMessage() + "\n" + started.log();
            started.close();
            throw new RocketMqUnavailable(report, e);
        }
    }

    private void awaitReady() {
        try {
            ready.get(START_BOUND.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RocketMqUnavailable("interrupted while RocketMQ started", e);
        } catch (ExecutionException e) {
            throw new RocketMqUnavailable("RocketMQ ended while it started", e);
        } catch (TimeoutException e) {
            throw new RocketMqUnavailable("RocketMQ did not start within " + START_BOUND.toSeconds() + " s", e);
        }
        Readiness.await(nameServerAddress(), START_BOUND);
    }

    private void readOutput() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (output) {
                    output.addLast(line);
                    if (output.size() > LINES_KEPT) {
                        output.removeFirst();
                    }
                }
                if (line.equals(RocketMqMain.READY)) {
                    ready.complete(null);
                }
            }
            ready.completeExceptionally(new IllegalStateException("end of output"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    @Override
    public String nameServerAddress() {
        return folder.nameServerAddress();
    }

    /** {@code host:port} of the broker. */
    public String brokerAddress() {
        return folder.brokerAddress();
    }

    @Override
    public String description() {
        return "Apache RocketMQ " + VERSION + " (name server " + nameServerAddress() + ", broker " + brokerAddress()
                + ")";
    }

    /** Completes when the process has ended, for whatever reason. */
    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** What it printed and what it logged at WARN and above, the last lines of each. */
    @Override
    public String log() {
        synchronized (output) {
            return String.join("\n", output) + "\n" + folder.log();
        }
    }

    /** The number of its process. */
    public long pid() {
        return process.pid();
    }

    /** Its scratch folder; the store is in {@code store}. */
    public Path folder() {
        return folder.path();
    }

    /** Ends the process and removes its folder; a second call does nothing. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(closeAtExit);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running: it does the same.
            return;
        }
    }

    private void end() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(END_BOUND.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        folder.delete();
    }
}
