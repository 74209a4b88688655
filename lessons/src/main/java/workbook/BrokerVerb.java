package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;
import workbook.process.Announcing;
import workbook.process.ChildJvm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** The learner's broker in a JVM of its own, until Ctrl-C. */
@Command(
        name = "broker",
        description = {
            "Runs YOUR broker on 9876 and 10911, until Ctrl-C.",
            "What else the broker can be told goes to it: --store DIR, --sync-flush, --max-requests-per-second N,"
                    + " --max-waiting-requests N, --compact-headers."
        })
final class BrokerVerb implements Callable<Integer> {
    private final Console console;

    @Option(names = "--reference", description = "The finished broker, without your classes.")
    private boolean reference;

    @Option(
            names = "--nothing-lent",
            description = "The finished broker lends nothing: lessons that you have not begun are missing.")
    private boolean nothingLent;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The broker's port: ${DEFAULT-VALUE}; 0 for a free one.",
            defaultValue = "10911")
    private int port;

    @Option(
            names = "--namesrv-port",
            paramLabel = "PORT",
            description = "The name server's port: ${DEFAULT-VALUE}; 0 for a free one.",
            defaultValue = "9876")
    private int nameServerPort;

    @Unmatched
    private List<String> more = new ArrayList<>();

    BrokerVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (reference) {
            return run(LearnerClasses.reference(console.layout()), "the finished broker");
        }
        try (LearnerClasses learner = new LearnerClasses(console.layout(), !nothingLent)) {
            learner.loan().summary().ifPresent(console::report);
            return run(learner.classPath(), "your broker");
        }
    }

    private int run(List<Path> classPath, String whose) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(BackgroundBroker.MINI, "broker"));
        command.addAll(List.of("--port", Integer.toString(port), "--namesrv-port", Integer.toString(nameServerPort)));
        command.addAll(Announcing.options(console.layout(), whose));
        command.addAll(more);
        return ChildJvm.runHere(ChildJvm.of(classPath, List.of("-Dminibroker.command=./workbook"), command));
    }
}
