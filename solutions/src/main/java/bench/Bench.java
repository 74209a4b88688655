package bench;

import bench.load.Cell;
import bench.load.LoadMain;
import bench.load.Measured;
import bench.load.Timing;
import bench.load.Watched;
import bench.load.Workload;
import com.fasterxml.jackson.databind.ObjectMapper;
import process.ForkedJvm;
import process.JvmCommand;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs the sessions, one after the other, and says what it does. One thread. */
final class Bench {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration MOST_FOR_A_LOAD = Duration.ofHours(6);

    private final Timing timing;
    private final PrintWriter out;

    Bench(Timing timing, PrintWriter out) {
        this.timing = timing;
        this.out = out;
    }

    /** Starts the broker, puts all the cells on it, and ends it. */
    Session session(int round, Subject subject, BrokerOptions options, List<Cell> cells) throws IOException {
        String flush = options.syncFlush() ? "sync flush" : "async flush";
        out.printf("%nround %s, %s, %s%n", round, subject.title(), flush);
        try (RunningBroker broker = subject.start(options)) {
            double startUp = broker.startUp().toNanos() / 1e6;
            out.printf(Locale.ROOT, "  start-up to the first SEND_OK: %.0f ms%n", startUp);
            List<Measured> measured = load(broker, subject.canDo(Workload.PUSH) ? timing.ready() : 0, cells);
            Watched process = broker.watched();
            return new Session(
                    round,
                    subject,
                    options.syncFlush(),
                    startUp,
                    process.peakResidentKib().orElse(-1),
                    process.ownKib().orElse(-1),
                    measured);
        }
    }

    private List<Measured> load(RunningBroker broker, int ready, List<Cell> cells) {
        List<Measured> measured = new ArrayList<>();
        try (ForkedJvm load = ForkedJvm.start(command(broker, ready, cells), line -> report(line, measured))) {
            if (load.awaitEnd(MOST_FOR_A_LOAD) != 0 || measured.size() < cells.size()) {
                throw new IllegalStateException("The load ended after %s of %s cells. Its last lines:%n%s%n"
                                .formatted(measured.size(), cells.size(), load.output())
                        + "Those of the broker:\n" + broker.output());
            }
        }
        return measured;
    }

    private void report(String line, List<Measured> measured) {
        if (line.startsWith(LoadMain.NOW)) {
            Cell cell = Cell.of(line.substring(LoadMain.NOW.length()));
            out.printf("  %-20s %5s B ", cell.workload().title(), cell.bodyBytes());
            out.flush();
        } else if (line.startsWith(LoadMain.RESULT)) {
            try {
                Measured result = JSON.readValue(line.substring(LoadMain.RESULT.length()), Measured.class);
                measured.add(result);
                out.println(summary(result));
            } catch (IOException e) {
                // One result less than cells: that is reported when the load has ended.
                System.err.println("Not a result: " + line + "\n" + e.getMessage());
            }
        } else {
            System.err.println(line);
        }
    }

    private static String summary(Measured result) {
        return String.format(
                Locale.ROOT,
                "%,9.0f/s  p50 %s  p99 %s  CPU %6.1f s/million%s%s",
                result.rate(),
                micros(result.p50Micros()),
                micros(result.p99Micros()),
                result.cpuSecondsPerMillion(),
                result.failed() == 0 ? "" : "  FAILED " + result.failed(),
                result.lost() == 0 ? "" : "  LOST " + result.lost());
    }

    private static String micros(double micros) {
        return micros < 0 ? "         " : String.format(Locale.ROOT, "%6.2f ms", micros / 1e3);
    }

    private JvmCommand command(RunningBroker broker, int ready, List<Cell> cells) {
        Watched watched = broker.watched();
        return JvmCommand.of(LoadMain.class.getName())
                .options("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC")
                .options("-Drocketmq.log.root=" + watched.folder().resolveSibling("client-log"))
                .options("-Drocketmq.client.localOffsetStoreDir="
                        + watched.folder().resolveSibling("client-offsets"))
                .arguments(
                        broker.nameServer(),
                        Long.toString(watched.pid()),
                        watched.folder().toString())
                .arguments(Integer.toString(ready), Double.toString(timing.warmUpSeconds()))
                .arguments(Double.toString(timing.seconds()), Integer.toString(timing.backlog()))
                .arguments(cells.stream().map(Cell::toString).toList());
    }
}
