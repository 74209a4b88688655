package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import workbook.inspect.InspectServer;
import workbook.inspect.RunningBrokers;

import java.io.IOException;
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
            description = "Where to show it: ${DEFAULT-VALUE} or the next that is free.",
            defaultValue = "" + InspectServer.PORT)
    private int port;

    InspectVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (InspectServer server = InspectServer.start(console.layout(), brokers(), port)) {
            console.out().printf("The inspector: %s   (Ctrl-C ends)%n", server.address());
            new CountDownLatch(1).await();
        }
        return ExitCode.OK;
    }

    private RunningBrokers brokers() {
        try {
            return broker == null ? RunningBrokers.in(console.layout().running()) : RunningBrokers.only(broker);
        } catch (IllegalArgumentException e) {
            throw new Refusal(ExitCode.USAGE, "--broker " + e.getMessage());
        }
    }
}
