package rocketmq;

import process.ForkedJvm;
import process.JvmFailed;
import process.ScratchDirectories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Name server and broker of Apache RocketMQ, from its published jars, in a forked JVM: loopback, free ports, a scratch
 * folder. It needs nothing but the JDK that runs this.
 *
 * <p>Any thread may call.
 */
public final class RocketMqProcess implements RealRocketMq {

    /** The version that {@code solutions/rocketmq/pom.xml} names. */
    public static final String VERSION = "5.5.0";

    private static final int TRIES = 3;
    private static final Duration START_BOUND = Duration.ofSeconds(180);

    private final RocketMqFolder folder;
    private volatile ForkedJvm jvm;

    private RocketMqProcess(RocketMqFolder folder) {
        this.folder = folder;
        this.jvm = ForkedJvm.start(folder.command());
    }

    /**
     * Starts one on free ports and waits until it takes messages: about three seconds.
     *
     * @throws RocketMqUnavailable when it does not; the message ends with what it printed and logged
     */
    public static RocketMqProcess start() {
        for (int tries = 1; ; tries++) {
            try {
                return start(BrokerPorts.free(), RocketMqSetup.READY_SOON);
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
        BrokerPorts free = BrokerPorts.free();
        return start(
                new BrokerPorts(
                        nameServerPort == null ? free.nameServer() : nameServerPort,
                        brokerPort == null ? free.broker() : brokerPort),
                RocketMqSetup.READY_SOON);
    }

    /** As {@link #start()}, on these ports and set up like this. */
    public static RocketMqProcess start(BrokerPorts ports, RocketMqSetup setup) {
        RocketMqProcess started;
        try {
            started = new RocketMqProcess(RocketMqFolder.create(ports, setup));
        } catch (IOException | UncheckedIOException e) {
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
            jvm.awaitReady(START_BOUND);
        } catch (JvmFailed e) {
            throw new RocketMqUnavailable("RocketMQ " + e.whatHappened(), e);
        }
        Readiness.await(nameServerAddress(), START_BOUND);
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

    /** Kills name server and broker as SIGKILL does; their store stays. */
    public void kill() {
        jvm.kill();
    }

    /**
     * Starts both again after a {@link #kill}, on the store that they had, and waits until they take messages.
     *
     * @throws RocketMqUnavailable when they don't
     */
    public void startAgain() {
        jvm = ForkedJvm.start(folder.command());
        awaitReady();
    }

    /** Completes when the process has ended, for whatever reason. */
    public CompletableFuture<Process> onExit() {
        return jvm.onExit();
    }

    /** What it printed and what it logged at WARN and above, the last lines of each. */
    @Override
    public String log() {
        return jvm.output() + "\n" + folder.log();
    }

    /** The number of its process. */
    public long pid() {
        return jvm.pid();
    }

    /** Its scratch folder; the store is in {@code store}. */
    public Path folder() {
        return folder.path();
    }

    /** Kills it as SIGKILL does, and starts it again with the same ports and store; returns when it takes messages. */
    public void killAndStart() {
        kill();
        startAgain();
    }

    /** Ends the process and removes its folder; a second call does nothing. */
    @Override
    public void close() {
        jvm.close();
        ScratchDirectories.delete(folder.path());
    }
}
