package crosscheck;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rocketmq.KeptRocketMq;
import rocketmq.RocketMqContainer;
import rocketmq.RocketMqProcess;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Starts Apache RocketMQ and keeps it until standard input ends or this program is stopped. */
@Command(
        name = "crosscheck rocketmq",
        mixinStandardHelpOptions = true,
        description =
                "Starts Apache RocketMQ, prints its address when it takes messages, and runs until standard input ends.")
final class StartRocketMq implements Callable<Integer> {

    @Option(
            names = "--namesrv-port",
            paramLabel = "N",
            description = "Port of the name server; a free one when left out.")
    private Integer nameServerPort;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port of the broker, which also takes N-2 and N+1; a free one when left out.")
    private Integer brokerPort;

    @Option(names = "--docker", description = "In a container, on free ports.")
    private boolean docker;

    @Option(names = "--keep", description = "In a container that stays up when this program ends.")
    private boolean keep;

    private final PrintWriter out;

    StartRocketMq(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        if (keep) {
            KeptRocketMq kept = KeptRocketMq.start(this::progress);
            ready(kept.nameServerAddress(), kept.brokerAddress());
            return 0;
        }
        if (docker) {
            try (RocketMqContainer rocketMq = RocketMqContainer.started(this::progress)) {
                ready(rocketMq.nameServerAddress(), rocketMq.brokerAddress());
                rocketMq.onExit(() -> ended(rocketMq.log()));
                waitForTheEndOfInput();
            }
            return 0;
        }
        try (RocketMqProcess rocketMq = RocketMqProcess.start(nameServerPort, brokerPort)) {
            ready(rocketMq.nameServerAddress(), rocketMq.brokerAddress());
            rocketMq.onExit().thenAccept(gone -> System.exit(CrossCheckCommand.ENVIRONMENT));
            waitForTheEndOfInput();
        }
        return 0;
    }

    private void progress(String step) {
        out.println("... " + step);
    }

    private void ready(String nameServer, String broker) {
        out.println("rocketmq ready: name server " + nameServer + ", broker " + broker);
    }

    private void ended(String log) {
        out.println("The container has ended. It printed:\n" + log);
        System.exit(CrossCheckCommand.ENVIRONMENT);
    }

    private static void waitForTheEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // Whatever is typed: only the end counts.
        }
    }
}
