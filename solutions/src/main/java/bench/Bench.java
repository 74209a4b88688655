package bench;

import bench.load.Cell;
import bench.load.LoadMain;
import bench.load.Measured;
import bench.load.Timing;
import bench.load.Watched;
import bench.load.Workload;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the sessions, one after the other, and says what it does. One thread. */
final class Bench {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Timing timing;
    private final PrintWriter out;

    Bench(Timing timing, PrintWriter out) {
        this.timing = timing;
        this.out = out;
    }

    /** Starts the broker, puts all the cells on it, and ends it. */
    Session session(int round, Subject subject, BrokerOptions options, List<Cell> cells)
            throws IOException, InterruptedException {
        String flush = options.syncFlush() ? "sync flush" : "async flush";
        out.printf("%nround %d, %s, %s%n", round, subject.title(), flush);
        try (RunningBroker broker = subject.start(options)) {
            double startUp = broker.startUp().toNanos() / 1e6;
            out.printf("  start-up to the first SEND_OK: %.0f ms%n", startUp);
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

    private List<Measured> load(RunningBroker broker, int ready, List<Cell> cells)
            throws IOException, InterruptedException {
        Process load = new ProcessBuilder(command(broker, ready, cells))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Measured> measured = new ArrayList<>();
        try (BufferedReader lines = load.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(LoadMain.NOW)) {
                    Cell cell = Cell.of(line.substring(LoadMain.NOW.length()));
                    out.printf("  %-20s %5d B ", cell.workload().title(), cell.bodyBytes());
                    out.flush();
                } else if (line.startsWith(LoadMain.RESULT)) {
                    Measured result = JSON.readValue(line.substring(LoadMain.RESULT.length()), Measured.class);
                    measured.add(result);
                    out.println(said(result));
                }
            }
        } finally {
            load.destroy();
        }
        if (load.waitFor() != 0 || measured.size() < cells.size()) {
            throw new IllegalStateException("The load ended after %d of %d cells. The broker's last words:%n%s"
                    .formatted(measured.size(), cells.size(), broker.said()));
        }
        return measured;
    }

    private static String said(Measured result) {
        return "%,9.0f/s  p50 %s  p99 %s  CPU %6.1f s/million%s%s"
                .formatted(
                        result.rate(),
                        micros(result.p50Micros()),
                        micros(result.p99Micros()),
                        result.cpuSecondsPerMillion(),
                        result.failed() == 0 ? "" : "  FAILED " + result.failed(),
                        result.lost() == 0 ? "" : "  LOST " + result.lost());
    }

    private static String micros(double micros) {
        return micros < 0 ? "         " : "%6.2f ms".formatted(micros / 1e3);
    }

    private List<String> command(RunningBroker broker, int ready, List<Cell> cells) {
        Watched watched = broker.watched();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms512m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "-Drocketmq.log.root=" + watched.folder().resolveSibling("client-log"),
                "-Drocketmq.client.localOffsetStoreDir=" + watched.folder().resolveSibling("client-offsets"),
                LoadMain.class.getName(),
                broker.nameServer(),
                Long.toString(watched.pid()),
                watched.folder().toString(),
                Integer.toString(ready),
                Double.toString(timing.warmUpSeconds()),
                Double.toString(timing.seconds()),
                Integer.toString(timing.backlog())));
        cells.forEach(cell -> command.add(cell.toString()));
        return command;
    }
}
