package faults;

import faults.history.HistoryVerdict;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import process.Directories;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

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
        long chosen = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
        Path store = Directories.scratch("mini-broker-crash");
        out.printf(
                "crash: %d rounds%s, %s flush, seed %d, store %s%n",
                rounds, powerCut ? " of power cuts" : "", async ? "async" : "sync", chosen, store);
        Death death = powerCut ? Death.POWER_CUT : Death.KILL;
        for (HistoryVerdict verdict : new CrashRun(store, !async, death, rounds, chosen, out).run()) {
            out.println(verdict.text());
        }
        Directories.delete(store);
        return 0;
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
        long chosen = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
        Path store = Directories.scratch("mini-broker-load");
        out.printf("load: %d clients, %d s, seed %d, store %s%n", clients, seconds, chosen, store);
        out.println(new LoadRun(store, clients, Duration.ofSeconds(seconds), chosen, out).run());
        Directories.delete(store);
        return 0;
    }

    @Command(
            name = "fuzz",
            description = "Sends a broker frames that were good once and are not any more.",
            mixinStandardHelpOptions = true)
    int fuzz(
            @Option(names = "--seconds", defaultValue = "300", description = "How long (default: ${DEFAULT-VALUE}).")
                    int seconds,
            @Option(names = "--seed", description = "What the frames follow from (default: any).") Long seed) {
        long chosen = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
        Path store = Directories.scratch("mini-broker-fuzz");
        out.printf("fuzz: %d s, seed %d, store %s%n", seconds, chosen, store);
        out.println(new FuzzRun(store, Duration.ofSeconds(seconds), chosen, out).run());
        Directories.delete(store);
        return 0;
    }
}
