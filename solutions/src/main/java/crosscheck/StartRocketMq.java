package crosscheck;

import crosscheck.rocketmq.RocketMqProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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

    private final PrintWriter out;

    StartRocketMq(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        try (RocketMqProcess rocketMq = RocketMqProcess.start(nameServerPort, brokerPort)) {
            out.println("rocketmq ready: name server " + rocketMq.nameServerAddress() + ", broker "
                    + rocketMq.brokerAddress());
            rocketMq.onExit().thenAccept(ended -> System.exit(Main.ENVIRONMENT));
            while (System.in.read() >= 0) {
                // Whatever is typed: only the end counts.
            }
        }
        return 0;
    }
}
