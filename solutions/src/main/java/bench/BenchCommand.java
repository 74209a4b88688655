package bench;

import bench.load.Cell;
import bench.load.Timing;
import bench.load.Workload;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rocketmq.RocketMqUnavailable;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** The command line of the benchmark. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "The finished broker beside Apache RocketMQ, in turns: how much, how soon, at what cost.",
            "Each broker has a JVM of its own with the same options, the load another one. Keep the machine quiet."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:measured", "2:a mistake on the command line", "3:a broker could not be started"})
public final class BenchCommand implements Callable<Integer> {
    private static final int ENVIRONMENT = 3;
    private static final Timing QUICK = new Timing(0, 0.5, 1, 20_000);

    @Option(
            names = "--only",
            paramLabel = "WORKLOAD",
            split = ",",
            description = "${COMPLETION-CANDIDATES}; all when left out.")
    private List<Workload> only = List.of(Workload.values());

    @Option(
            names = "--bytes",
            paramLabel = "N",
            split = ",",
            defaultValue = "128,1024",
            description = "Sizes of the bodies (default: ${DEFAULT-VALUE}).")
    private List<Integer> bytes;

    @Option(
            names = "--flush",
            paramLabel = "async|sync",
            split = ",",
            defaultValue = "async,sync",
            description = "When the sender is answered (default: ${DEFAULT-VALUE}).")
    private List<String> flush;

    @Option(
            names = "--brokers",
            paramLabel = "BROKER",
            split = ",",
            defaultValue = "MINI_BROKER,ROCKETMQ",
            description = "${COMPLETION-CANDIDATES}; the last one answers sends and does nothing else"
                    + " (default: ${DEFAULT-VALUE}).")
    private List<Subject> brokers;

    @Option(names = "--rounds", defaultValue = "3", description = "Turns of each broker (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "5",
            description = "How long each cell takes (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--ready",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Messages that a new broker takes and gives out before anything is measured"
                    + " (default: ${DEFAULT-VALUE}).")
    private int ready;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "3",
            description = "Before each cell (default: ${DEFAULT-VALUE}).")
    private double warmUp;

    @Option(
            names = "--backlog",
            paramLabel = "N",
            defaultValue = "2000000",
            description = "Messages that wait for the push consumer (default: ${DEFAULT-VALUE}).")
    private int backlog;

    @Option(names = "--quick", description = "One round of one second a cell: whether it works, not how fast.")
    private boolean quick;

    @Option(
            names = "--heap",
            paramLabel = "MB",
            defaultValue = "512",
            description = "The brokers' heap (default: ${DEFAULT-VALUE}).")
    private int heap;

    @Option(
            names = "--fill-memory",
            description = "Before each turn, for a virtual machine, where memory that was free for a while is slow.")
    private boolean fillMemory;

    @Option(names = "--jvm", paramLabel = "OPTION", description = "One more option for the brokers' JVMs.")
    private List<String> jvm = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "bench-results",
            description = "Where bench.json, bench.txt and bench.svg go (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Option(names = "--show", paramLabel = "FILE", description = "Measures nothing: table and picture of a bench.json.")
    private Path show;

    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    private BenchCommand() {}

    /** Ends the process with the command's exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof RocketMqUnavailable || failure instanceof IllegalStateException) {
                        command.getErr().println(failure.getMessage());
                        return ENVIRONMENT;
                    }
                    throw failure;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(folder);
        if (show != null) {
            report(Results.load(show));
            return 0;
        }
        report(measure());
        return 0;
    }

    private Results measure() throws IOException {
        Timing timing = quick ? QUICK : new Timing(ready, warmUp, seconds, backlog);
        Bench bench = new Bench(timing, out);
        Machine machine = Machine.here(new BrokerOptions(heap, false, jvm).jvmOptions(), fillMemory);
        List<Session> sessions = new ArrayList<>();
        for (int round = 1; round <= (quick ? 1 : rounds); round++) {
            for (String kind : flush) {
                for (Subject broker : brokers) {
                    if (fillMemory) {
                        Memory.fill(folder, out);
                    }
                    BrokerOptions options = new BrokerOptions(heap, kind.equals("sync"), jvm);
                    sessions.add(bench.session(round, broker, options, cells(broker)));
                    // What is measured is measured, also if the next one fails.
                    new Results(machine, sessions).save(folder.resolve("bench.json"));
                }
            }
        }
        return new Results(machine, sessions);
    }

    private List<Cell> cells(Subject broker) {
        List<Cell> cells = new ArrayList<>();
        for (int size : bytes) {
            for (Workload workload : only) {
                if (broker.canDo(workload)) {
                    cells.add(new Cell(workload, size));
                }
            }
        }
        return cells;
    }

    private void report(Results results) throws IOException {
        String table = new Table(results).text();
        out.println();
        out.print(table);
        Files.writeString(folder.resolve("bench.txt"), table);
        Files.writeString(folder.resolve("bench.svg"), new Picture(results).svg());
        out.printf("%nbench.txt, bench.json and bench.svg are in %s%n", folder.toAbsolutePath());
    }
}
