package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import workbook.inspect.InspectServer;
import workbook.inspect.RunningBrokers;
import workbook.process.Announcing;

import java.io.IOException;
import java.net.SocketException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** The broker from inside, in a browser. */
@Command(
        name = "inspect",
        description = {
            "Shows the running broker from inside, in your browser: its log, its queues and who reads them, held pulls,"
                    + " locks, timers, what just happened, and the bytes of any message.",
            "It shows whichever broker of the workbook runs, yours or the finished one, and waits for one if none does.",
            "Nobody but this machine can look."
        })
final class InspectVerb implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--broker",
            paramLabel = "HOST:PORT",
            description = "The broker there, on this machine, and no other.")
    private String broker;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where to show it: 0 for a free one; " + InspectServer.USUAL_PORT
                    + ", or one of the next ones, if not given.")
    private Integer port;

    InspectVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (InspectServer server = open()) {
            console.out().printf("The inspector: %s   (Ctrl-C ends)%n", server.address());
            new CountDownLatch(1).await();
        }
        return ExitCode.OK;
    }

    private InspectServer open() throws IOException {
        if (port == null) {
            return InspectServer.start(console.layout(), brokers());
        }
        try {
            return InspectServer.start(console.layout(), brokers(), port);
        } catch (SocketException | IllegalArgumentException e) {
            throw new Refusal(
                    ExitCode.ENVIRONMENT,
                    "the inspector can't be served on port %s (%s): name another one with --port, or none"
                            .formatted(port, e.getMessage()));
        }
    }

    private RunningBrokers brokers() {
        try {
            return broker == null
                    ? RunningBrokers.in(Announcing.folder(console.layout()))
                    : RunningBrokers.only(broker);
        } catch (IllegalArgumentException e) {
            throw new Refusal(ExitCode.USAGE, "--broker " + e.getMessage());
        }
    }
}
