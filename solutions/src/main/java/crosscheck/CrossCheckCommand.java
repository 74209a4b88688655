package crosscheck;

import crosscheck.transcript.Comparison;
import crosscheck.transcript.Recording;
import crosscheck.transcript.SideBySide;
import crosscheck.transcript.Transcript;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import process.Background;
import rocketmq.RealRocketMq;
import rocketmq.RocketMqAddress;
import rocketmq.RocketMqContainer;
import rocketmq.RocketMqProcess;
import rocketmq.RocketMqUnavailable;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The command line of the cross-check: both transcripts of each scenario beside each other, and the verdict. */
@Command(
        name = "crosscheck",
        mixinStandardHelpOptions = true,
        description =
                "Runs the same client programs on your broker and on Apache RocketMQ, and compares what they see.",
        footer = "%nThe word rocketmq alone (see crosscheck rocketmq --help) only starts RocketMQ.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:equal in every scenario",
            "1:different in at least one, or your broker did not start",
            "2:a mistake on the command line",
            "3:RocketMQ could not be started or reached"
        })
public final class CrossCheckCommand implements Callable<Integer> {

    private static final int EQUAL = 0;
    private static final int DIFFERENT = 1;
    static final int ENVIRONMENT = 3;
    private static final int INDENT = 22;
    private static final String STARTER = "starts-rocketmq";
    private static final Duration REACHABLE = Duration.ofSeconds(4);

    @Parameters(paramLabel = "LESSON|SCENARIO", description = "What to run, as 05 or send; everything when left out.")
    private List<String> wanted = new ArrayList<>();

    @Option(
            names = "--yours",
            paramLabel = "HOST:PORT",
            description = "The name server of a broker that runs already; left out, one is started.")
    private String yours;

    @Option(
            names = "--on",
            paramLabel = "rocketmq|docker|recorded|HOST:PORT",
            defaultValue = "rocketmq",
            description = "What to compare with: rocketmq is started from its published jars (default), docker in a"
                    + " container; recorded is what RocketMQ did when it was asked last.")
    private String on;

    @Option(names = "--list", description = "Lists the scenarios.")
    private boolean list;

    @Option(
            names = "--lessons",
            paramLabel = "LESSON",
            split = ",",
            description = "The lessons that there are, as 01,02: --list marks the scenarios of others.")
    private List<String> lessons = new ArrayList<>();

    @Mixin
    private ShownAs shown;

    @Mixin
    private AsPage asPage;

    @Mixin
    private OwnBroker ownBroker;

    @Spec
    private CommandSpec spec;

    private final PrintWriter out;

    private CrossCheckCommand(PrintWriter out) {
        this.out = out;
    }

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true);
        PrintWriter err = new PrintWriter(System.err, true);
        // Clients leave threads behind for some seconds.
        System.exit(run(out, err, args));
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        boolean onlyStart = args.length > 0 && args[0].equals("rocketmq");
        Callable<Integer> command = onlyStart ? new StartRocketMq(out) : new CrossCheckCommand(out);
        return new CommandLine(command)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((mistake, wrong) -> {
                    mistake.getCommandLine().getErr().println(mistake.getMessage() + " (--help says more)");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, failed, parsed) -> {
                    if (failure instanceof RocketMqUnavailable) {
                        failed.getErr().println(failure.getMessage());
                        return ENVIRONMENT;
                    } else if (failure instanceof NotAsExpected) {
                        failed.getErr().println(failure.getMessage());
                        return DIFFERENT;
                    }
                    throw failure;
                })
                .execute(onlyStart ? Arrays.copyOfRange(args, 1, args.length) : args);
    }

    @Override
    public Integer call() {
        List<Scenario> scenarios = chosen();
        if (list) {
            scenarios.forEach(scenario -> shown.print(
                    "%-10s lesson %s  %s%s"
                            .formatted(
                                    scenario.name(),
                                    scenario.lesson(),
                                    scenario.title(),
                                    lessons.isEmpty() || lessons.contains(scenario.lesson())
                                            ? ""
                                            : "  (this lesson is not written yet)"),
                    INDENT,
                    out));
            return EQUAL;
        }
        requireAddress("--on", List.of("rocketmq", "docker", "recorded").contains(on) ? null : on);
        requireAddress("--yours", yours);
        if (on.equals("recorded")) {
            return compare(scenarios, ours(scenarios), recorded(scenarios));
        }
        long start = System.nanoTime();
        CompletableFuture<RealRocketMq> starting = startRocketMq();
        try {
            List<Transcript> ours = ours(scenarios);
            RealRocketMq rocketMq = await(starting);
            out.printf(Locale.ROOT, "RocketMQ  %s, ready after %.1f s%n", rocketMq.description(), seconds(start));
            List<Transcript> theirs = transcripts("RocketMQ", "", scenarios, rocketMq.nameServerAddress());
            theirs.forEach(transcript -> requireComplete(transcript, rocketMq));
            return compare(scenarios, ours, theirs);
        } finally {
            starting.thenAccept(RealRocketMq::close)
                    .exceptionally(failure -> null)
                    .join();
        }
    }

    private List<Scenario> chosen() {
        try {
            return Scenarios.of(wanted, lessons);
        } catch (IllegalArgumentException e) {
            throw mistake(e.getMessage());
        }
    }

    private void requireAddress(String option, String value) {
        if (value != null && !RocketMqAddress.isAddress(value)) {
            throw mistake(option + " takes HOST:PORT of a name server, not \"" + value + "\"");
        }
    }

    private CommandLine.ParameterException mistake(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    /** In the background: it takes as long as the scenarios on a broker that is ready at once. */
    private CompletableFuture<RealRocketMq> startRocketMq() {
        // Two threads that log for the first time at once make SLF4J print a warning.
        LoggerFactory.getILoggerFactory();
        if (on.equals("docker")) {
            out.println("RocketMQ  is being started in a container ...");
            return Background.start(
                    STARTER, () -> RocketMqContainer.started(step -> out.println("RocketMQ  ... " + step)));
        }
        if (on.equals("rocketmq")) {
            out.println("RocketMQ  is being started ...");
            return Background.start(STARTER, RocketMqProcess::start);
        }
        return Background.start(STARTER, () -> RocketMqAddress.of(on, REACHABLE));
    }

    private static RealRocketMq await(CompletableFuture<RealRocketMq> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RocketMqUnavailable unavailable) {
                throw unavailable;
            }
            throw e;
        }
    }

    private List<Transcript> ours(List<Scenario> scenarios) {
        if (yours != null) {
            RocketMqAddress.of(yours, REACHABLE);
            return transcripts("yours", meanwhile(), scenarios, yours);
        }
        return ownBroker.with(nameServer -> transcripts("yours", meanwhile(), scenarios, nameServer));
    }

    /** Why yours takes longer: RocketMQ starts beside it on the same machine. */
    private String meanwhile() {
        return on.equals("rocketmq") || on.equals("docker") ? ", while RocketMQ was starting" : "";
    }

    private List<Transcript> transcripts(String whose, String meanwhile, List<Scenario> scenarios, String nameServer) {
        List<Transcript> transcripts = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            long start = System.nanoTime();
            Transcript transcript = CrossCheck.run(scenario, nameServer);
            out.printf(
                    Locale.ROOT,
                    "%-9s %s: %s steps in %.1f s%s%n",
                    whose,
                    scenario.name(),
                    transcript.steps().size(),
                    seconds(start),
                    meanwhile);
            transcripts.add(transcript);
        }
        return transcripts;
    }

    private List<Transcript> recorded(List<Scenario> scenarios) {
        List<Transcript> transcripts = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            Recording recording = Recording.of(scenario.name())
                    .orElseThrow(() -> new RocketMqUnavailable("There is no recording of scenario " + scenario.name()));
            out.printf(
                    "RocketMQ  %s: %s steps, recorded with %s on %s%n",
                    scenario.name(), recording.transcript().steps().size(), recording.version(), recording.day());
            transcripts.add(recording.transcript());
        }
        return transcripts;
    }

    private int compare(List<Scenario> scenarios, List<Transcript> ours, List<Transcript> theirs) {
        SideBySide text = shown.sideBySide();
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < scenarios.size(); i++) {
            Comparison comparison = Comparison.of(ours.get(i), theirs.get(i), Scenarios.deliberateDifferences());
            out.println();
            shown.print(scenarios.get(i).title(), 4, out);
            out.print(text.render(comparison));
            out.flush();
            comparisons.add(comparison);
        }
        if (comparisons.size() > 1) {
            out.println();
            comparisons.forEach(comparison -> shown.print(SideBySide.summary(comparison), 4, out));
        }
        asPage.write(scenarios, comparisons, ours, theirs, out);
        return comparisons.stream().allMatch(Comparison::equal) ? EQUAL : DIFFERENT;
    }

    private static void requireComplete(Transcript transcript, RealRocketMq rocketMq) {
        transcript.endedEarly().ifPresent(why -> {
            throw new RocketMqUnavailable("scenario " + transcript.scenario() + " did not come to its end on RocketMQ: "
                    + why + "\n" + rocketMq.log());
        });
    }

    private static double seconds(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }
}
