package programs.accident;

import process.ForkedJvm;
import process.FreePorts;
import process.JvmCommand;
import process.ScratchDirectories;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A mini-broker in a process of its own, which can be killed and started again. It keeps its messages on disk, so that
 * what is missing afterwards was never stored.
 */
public final class LittleBroker implements AutoCloseable {
    private static final Duration START_BOUND = Duration.ofSeconds(120);

    private final Path store = ScratchDirectories.create("little-broker-");
    /** The one before is for the broker's clients up to 4.5.0. */
    private final int namesrvPort = FreePorts.choose(3) + 1;

    private final int brokerPort = namesrvPort + 1;
    private final String[] options;
    private ForkedJvm jvm;

    /**
     * Starts it on two free ports.
     *
     * @param options more of the command line's
     */
    public LittleBroker(String... options) {
        this.options = options.clone();
        // A program that is interrupted leaves neither process nor folder behind.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        start();
    }

    /** Host and port. */
    public String nameServer() {
        return "127.0.0.1:" + namesrvPort;
    }

    /** Returns when it is ready. */
    public void start() {
        jvm = ForkedJvm.start(JvmCommand.of(minibroker.cli.Main.class.getName())
                .options("-Xmx256m")
                .arguments("broker", "--store", store.toString())
                .arguments("--port", "" + brokerPort, "--namesrv-port", "" + namesrvPort)
                .arguments(options)
                .readyAt("mini-broker ready"));
        jvm.awaitReady(START_BOUND);
    }

    /** Ends it as a kill does: no good-bye, nothing tidied up. */
    public void kill() {
        jvm.kill();
    }

    /** Whether it has said something since it was started last. */
    public boolean hasSaid(String words) {
        return jvm.output().contains(words);
    }

    @Override
    public void close() {
        kill();
        ScratchDirectories.delete(store);
    }
}
