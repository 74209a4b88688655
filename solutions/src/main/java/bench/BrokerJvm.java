package bench;

import bench.load.Watched;
import process.ForkedJvm;
import process.FreePorts;
import process.JvmCommand;
import process.ScratchDirectories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A broker of ours in a JVM of its own. */
record BrokerJvm(ForkedJvm jvm, Path folder, String nameServer, Duration startUp) implements RunningBroker {
    /** The mini-broker's own command line. */
    static BrokerJvm miniBroker(BrokerOptions options) throws IOException {
        Path folder = ScratchDirectories.create("mini-broker-bench");
        int nameServer = FreePorts.choose(3) + 1; // the one before is for clients up to 4.5.0
        int broker = nameServer + 1;
        JvmCommand command = JvmCommand.of(minibroker.cli.Main.class.getName())
                .arguments("broker", "--store", folder.resolve("store").toString())
                .arguments("--port", "" + broker, "--namesrv-port", "" + nameServer);
        return start(
                options.syncFlush() ? command.arguments("--sync-flush") : command, options, folder, nameServer, broker);
    }

    static BrokerJvm answerOnly(BrokerOptions options) throws IOException {
        int port = FreePorts.choose(1);
        return start(
                JvmCommand.of(AnswerOnly.class.getName()).arguments("" + port),
                options,
                ScratchDirectories.create("answer-only-bench"),
                port,
                port);
    }

    private static BrokerJvm start(
            JvmCommand command, BrokerOptions options, Path folder, int nameServerPort, int brokerPort)
            throws IOException {
        Files.createDirectories(folder.resolve("store"));
        command.options(options.jvmOptions()).options("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        try (FirstSend first = FirstSend.to(brokerPort)) {
            ForkedJvm jvm = ForkedJvm.start(command);
            try {
                return new BrokerJvm(jvm, folder, "127.0.0.1:" + nameServerPort, first.await());
            } catch (IllegalStateException e) {
                jvm.close();
                throw new IllegalStateException(e.getMessage() + "\n" + jvm.output(), e);
            }
        }
    }

    @Override
    public Watched watched() {
        return new Watched(jvm.pid(), folder.resolve("store"));
    }

    @Override
    public String output() {
        return jvm.output();
    }

    @Override
    public void close() {
        jvm.close();
        ScratchDirectories.delete(folder);
    }
}
