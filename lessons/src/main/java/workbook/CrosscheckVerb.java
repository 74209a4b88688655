package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import workbook.process.Announcing;
import workbook.process.BuildFailed;
import workbook.process.BuildPart;
import workbook.process.ChildJvm;
import workbook.verdict.Colours;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** The learner's broker beside the real one: the same scenarios on both, transcripts side by side. */
@Command(name = "crosscheck", description = "Your broker beside the real one: the same scenarios, both transcripts.")
final class CrosscheckVerb implements Callable<Integer> {
    private static final List<String> NAMED = List.of("rocketmq", "docker", "recorded");

    private final Console console;

    @Parameters(paramLabel = "LESSON|SCENARIO", description = "Such as 05 or send; all scenarios if not given.")
    private List<String> wanted = List.of();

    @Option(names = "--list", description = "Lists the scenarios.")
    private boolean list;

    @Option(
            names = "--on",
            paramLabel = "BROKER",
            defaultValue = "rocketmq",
            description = "rocketmq: the real one, from its published jars (default). docker: the real one in a"
                    + " container. recorded: what it did when it was asked last. HOST:PORT: the name server of one that"
                    + " runs already.")
    private String on;

    @Option(names = "--all", description = "Shows equal steps, too, which are only counted otherwise.")
    private boolean all;

    @Option(names = "--page", description = "Makes a page for your browser, too, with a timeline where time matters.")
    private boolean page;

    CrosscheckVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, BuildFailed {
        if (!NAMED.contains(on) && !Target.isAddress(on)) {
            throw Target.unknown(on, String.join(", ", NAMED));
        }
        console.build(BuildPart.SOLUTIONS);
        try (LearnerClasses learner = new LearnerClasses(console.layout(), true)) {
            if (!list) {
                learner.loan().summary().ifPresent(console::report);
            }
            List<String> command = new ArrayList<>(List.of(BackgroundBroker.CROSSCHECK));
            command.addAll(wanted);
            command.addAll(List.of("--on", on));
            command.addAll(Announcing.options(console.layout(), "your broker"));
            command.addAll(List.of(
                    "--lessons",
                    console.layout().lessonNumbers().stream().sorted().collect(Collectors.joining(","))));
            if (page) {
                command.addAll(List.of(
                        "--page", console.layout().crossCheckPage().toString(),
                        "--style", console.layout().bookStyle().toString()));
            }
            command.addAll(form());
            List<Path> classPath = learner.classPathWithSolutions();
            return ChildJvm.runHere(ChildJvm.of(classPath, options(), command));
        }
    }

    /** How the other JVM, which knows nothing of the terminal, is to write. */
    private List<String> form() {
        List<String> form = new ArrayList<>(List.of("--width", Integer.toString(console.width())));
        if (all) {
            form.add("--all");
        }
        if (list) {
            form.add("--list");
        }
        if (console.colours() == Colours.OFF) {
            form.add("--plain");
        }
        return form;
    }

    /** What the broker logs goes to a file, not between the lines of the comparison. */
    private List<String> options() {
        Path log = console.layout().memory().resolve("crosscheck.log");
        return List.of(ClientFolders.log(console.layout()), "-Dorg.slf4j.simpleLogger.logFile=" + log);
    }
}
