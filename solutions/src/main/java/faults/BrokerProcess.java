package faults;

import process.ForkedJvm;
import process.JvmCommand;
import process.JvmFailed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A mini-broker in a JVM of its own, which can be killed at any moment as SIGKILL does: without a chance to tidy up.
 *
 * <p>Any thread may call.
 */
final class BrokerProcess implements AutoCloseable {
    private static final Duration START_BOUND = Duration.ofSeconds(120);
    private static final Duration END_BOUND = Duration.ofSeconds(60);

    private final ForkedJvm jvm;

    private BrokerProcess(JvmCommand command, int heapMegabytes) {
        jvm = ForkedJvm.start(command.options("-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC")
                .options("-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError")
                .options("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                .readyAt(HostedBroker.READY));
    }

    /** Starts the mini-broker's own command line, with a store. */
    static BrokerProcess cli(String classPath, Path store, boolean syncFlush, int nameServerPort, int brokerPort) {
        JvmCommand command = cli(classPath, store, nameServerPort, brokerPort);
        return new BrokerProcess(syncFlush ? command.arguments("--sync-flush") : command, 256);
    }

    /** The same with sync flush, messages that wait can be taken back, and locks of the dead expire soon. */
    static BrokerProcess forAShop(String classPath, Path store, int nameServerPort, int brokerPort) {
        return new BrokerProcess(
                cli(classPath, store, nameServerPort, brokerPort)
                        .arguments("--sync-flush", "--allow-recall")
                        .options("-Dminibroker.lockExpiryMillis=" + BrokerOfChoice.LOCK_EXPIRY_MILLIS),
                256);
    }

    private static JvmCommand cli(String classPath, Path store, int nameServerPort, int brokerPort) {
        return JvmCommand.of(minibroker.cli.Main.class.getName())
                .classPath(classPath)
                .arguments("broker", "--store", store.toString())
                .arguments("--namesrv-port", Integer.toString(nameServerPort))
                .arguments("--port", Integer.toString(brokerPort));
    }

    /** Starts a broker that tells what is left of it when it is closed. */
    static BrokerProcess hosted(Path store, int heapMegabytes) {
        return new BrokerProcess(
                JvmCommand.of(HostedBroker.class.getName()).arguments(store.toString()), heapMegabytes);
    }

    /**
     * Waits until it serves.
     *
     * @throws PromiseBroken if it ends instead, or does not get there
     */
    void awaitReady() {
        addresses();
    }

    /** Host and port of its name server, once it is ready. */
    String nameServerAddress() {
        return addresses()[0];
    }

    /** Host and port of the broker, once it is ready. */
    String brokerAddress() {
        return addresses()[1];
    }

    private String[] addresses() {
        try {
            return jvm.awaitReady(START_BOUND).split(", broker ");
        } catch (JvmFailed e) {
            throw new PromiseBroken("The broker did not start. " + e.getMessage());
        }
    }

    boolean isAlive() {
        return jvm.isAlive();
    }

    long pid() {
        return jvm.pid();
    }

    /** Its last lines. */
    String output() {
        return jvm.output();
    }

    /** What stands behind this word in what it printed, if it printed it. */
    Optional<String> lineAfter(String word) {
        return jvm.lineAfter(word);
    }

    /** Kills it, and returns when it is dead. */
    void kill() {
        jvm.kill();
    }

    /** Has a hosted broker closed, and returns when the process has ended. */
    void shutDown() {
        try {
            jvm.send("close");
            jvm.awaitEnd(END_BOUND);
        } catch (JvmFailed e) {
            throw new PromiseBroken("The broker was not closed. " + e.getMessage());
        }
    }

    @Override
    public void close() {
        jvm.kill();
    }
}
