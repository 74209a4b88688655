package faults;

import faults.history.HistoryVerdict;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import process.ScratchDirectories;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The command line of the programs that try to break a broker. */
@Command(
        name = "faults",
        description = "Tries to make the mini-broker lose, double, disorder or invent messages.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every promise was kept", "1:one was broken; what was found is printed", "2:wrong arguments"})
public final class FaultsCommand implements Runnable {
    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    private FaultsCommand() {}

    /** Ends the process with the command's exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FaultsCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof PromiseBroken) {
                        command.getErr().println("BROKEN: " + failure.getMessage());
                        return 1;
                    }
                    throw failure;
                })
                .execute(arguments));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    @Command(
            name = "crash",
            description = "Kills the broker's process again and again under load, and reads everything back.",
            mixinStandardHelpOptions = true)
    int crash(
            @Option(names = "--rounds", defaultValue = "100", description = "Kills (default: ${DEFAULT-VALUE}).")
                    int rounds,
            @Option(names = "--async-flush", description = "With async flush; sync flush without it.") boolean async,
            @Option(names = "--power-cut", description = "The broker loses what it has not forced, as in a power cut.")
                    boolean powerCut,
            @Option(names = "--seed", description = "What the moments follow from (default: any).") Long seed) {
        Death death = powerCut ? Death.POWER_CUT : Death.KILL;
        return run(
                "crash: %s rounds%s, %s flush"
                        .formatted(rounds, powerCut ? " of power cuts" : "", async ? "async" : "sync"),
                seed,
                (store, chosen) -> new CrashRun(store, !async, death, rounds, chosen, out)
                        .run().stream().map(HistoryVerdict::text).collect(Collectors.joining(System.lineSeparator())));
    }

    @Command(
            name = "load",
            description = "Has many clients send and receive while connections are cut at random.",
            mixinStandardHelpOptions = true)
    int load(
            @Option(names = "--clients", defaultValue = "64", description = "Pairs (default: ${DEFAULT-VALUE}).")
                    int clients,
            @Option(names = "--seconds", defaultValue = "60", description = "How long (default: ${DEFAULT-VALUE}).")
                    int seconds,
            @Option(names = "--seed", description = "What the cuts follow from (default: any).") Long seed) {
        Duration time = Duration.ofSeconds(seconds);
        return run("load: %s clients, %s s".formatted(clients, seconds), seed, (store, chosen) -> new LoadRun(
                        store, clients, time, chosen, out)
                .run());
    }

    @Command(
            name = "fuzz",
            description = "Sends a broker frames that were good once and are not any more.",
            mixinStandardHelpOptions = true)
    int fuzz(
            @Option(names = "--seconds", defaultValue = "300", description = "How long (default: ${DEFAULT-VALUE}).")
                    int seconds,
            @Option(names = "--seed", description = "What the frames follow from (default: any).") Long seed) {
        Duration time = Duration.ofSeconds(seconds);
        return run(
                "fuzz: %s s".formatted(seconds), seed, (store, chosen) -> new FuzzRun(store, time, chosen, out).run());
    }

    @Command(
            name = "longlife",
            description = "Serves clients with brokers that have a long life behind them, on a busy machine.",
            mixinStandardHelpOptions = true)
    int longLife(
            @Option(
                            names = "--on",
                            defaultValue = "mini,rocketmq",
                            split = ",",
                            description = "Brokers that take turns: ${COMPLETION-CANDIDATES} (default: both).")
                    List<LongLifeRun.Kind> kinds,
            @Option(names = "--topics", defaultValue = "2000", description = "Topics (default: ${DEFAULT-VALUE}).")
                    int topics,
            @Option(names = "--groups", defaultValue = "500", description = "Groups (default: ${DEFAULT-VALUE}).")
                    int groups,
            @Option(names = "--runs", defaultValue = "50", description = "Runs of each (default: ${DEFAULT-VALUE}).")
                    int runs,
            @Option(names = "--together", defaultValue = "10", description = "At a time (default: ${DEFAULT-VALUE}).")
                    int together,
            @Option(names = "--loops", defaultValue = "12", description = "Busy loops (default: ${DEFAULT-VALUE}).")
                    int loops,
            @Option(
                            names = "--bound",
                            defaultValue = "180",
                            description = "Seconds a step (default: ${DEFAULT-VALUE}).")
                    int bound,
            @Option(names = "--minutes", defaultValue = "30", description = "At most (default: ${DEFAULT-VALUE}).")
                    int minutes,
            @Option(names = "--seed", description = "What the deaths follow from (default: any).") Long seed) {
        LongLifeRun.Size size = new LongLifeRun.Size(
                topics, groups, runs, together, loops, Duration.ofSeconds(bound), Duration.ofMinutes(minutes));
        Path logs = ScratchDirectories.create("mini-broker-long-life");
        return run(
                "longlife: %s, %s runs, %s busy loops, logs in %s".formatted(kinds, runs, loops, logs),
                seed,
                (store, chosen) -> new LongLifeRun(store, logs, size, chosen, out).run(kinds));
    }

    /**
     * Says what it does, so that it can be done again, and what came of it. The store stays where a promise was broken.
     */
    private int run(String what, Long seed, BiFunction<Path, Long, Object> run) {
        long chosen = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
        Path store = ScratchDirectories.create("mini-broker-faults");
        out.printf("%s, seed %s, store %s%n", what, chosen, store);
        out.println(run.apply(store, chosen));
        ScratchDirectories.delete(store);
        return 0;
    }
}
