package bench;

import bench.load.Measured;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** A run as text: ours, RocketMQ's, and ours divided by RocketMQ's. */
final class Table {
    private static final String NOT_AVAILABLE = "-";

    private final Results results;
    private final StringBuilder text = new StringBuilder();

    Table(Results results) {
        this.results = results;
    }

    String text() {
        results.machine().lines().forEach(line -> text.append(line).append('\n'));
        String heading = "";
        for (Line line : Line.of(results)) {
            String its = "%s flush, %s B"
                    .formatted(line.syncFlush() ? "sync" : "async", line.cell().bodyBytes());
            if (!its.equals(heading)) {
                heading = its;
                heading(heading);
            }
            row(line);
        }
        brokers();
        return text.toString();
    }

    private void heading(String heading) {
        text.append("\n%-20s %28s  %22s  %22s  %24s%n"
                .formatted("", "messages/s", "p50 ms", "p99 ms", "broker CPU s/million"));
        text.append("%-20s %10s %9s %7s".formatted(heading, "mini", "RocketMQ", "ratio"));
        text.append("  %6s %8s %6s".formatted("mini", "RocketMQ", "ratio").repeat(2));
        text.append("  %7s %8s %7s  answer only/s%n".formatted("mini", "RocketMQ", "ratio"));
    }

    private void row(Line line) {
        text.append("%-20s".formatted(line.cell().workload().title()));
        columns(line, " %10s %9s %7s", 0, Measured::rate);
        columns(line, "  %6s %8s %6s", 2, measured -> measured.p50Micros() / 1e3);
        columns(line, "  %6s %8s %6s", 2, measured -> measured.p99Micros() / 1e3);
        columns(line, "  %7s %8s %7s", 1, Measured::cpuSecondsPerMillion);
        text.append("  %13s".formatted(shown(0, line.median(Subject.ANSWER_ONLY, Measured::rate))));
        Stream.of(Subject.values())
                .filter(subject -> line.troubles(subject) > 0)
                .forEach(subject ->
                        text.append("  %s: %s FAILED OR LOST".formatted(subject.title(), line.troubles(subject))));
        text.append('\n');
    }

    private void columns(Line line, String columns, int decimals, ToDoubleFunction<Measured> number) {
        text.append(columns.formatted(
                shown(decimals, line.median(Subject.MINI_BROKER, number)),
                shown(decimals, line.median(Subject.ROCKETMQ, number)),
                shown(2, line.ratio(number))));
    }

    private void brokers() {
        text.append("\n%-44s %10s %9s %7s%n".formatted("", "mini", "RocketMQ", "ratio"));
        row("start-up to the first SEND_OK, ms", 0, Session::startUpMillis);
        row("peak resident memory, MiB", 0, session -> session.peakResidentKib() / 1024.0);
        row("of it not shared with files, at the end, MiB", 0, session -> session.ownKib() / 1024.0);
        Line.of(results).stream()
                .map(line -> line.cell().bodyBytes())
                .distinct()
                .forEach(size -> row(
                        "bytes on disk per message of %s B".formatted(size), 0, session -> bytesOnDisk(session, size)));
    }

    private static double bytesOnDisk(Session session, int bodyBytes) {
        List<Measured> cells = session.cells().stream()
                .filter(measured -> measured.cell().bodyBytes() == bodyBytes && measured.diskBytes() >= 0)
                .toList();
        long written = cells.stream().mapToLong(Measured::written).sum();
        return written == 0
                ? -1
                : (double) cells.stream().mapToLong(Measured::diskBytes).sum() / written;
    }

    private void row(String title, int decimals, ToDoubleFunction<Session> number) {
        OptionalDouble ours = median(Subject.MINI_BROKER, number);
        OptionalDouble theirs = median(Subject.ROCKETMQ, number);
        OptionalDouble ratio = ours.isPresent() && theirs.isPresent()
                ? OptionalDouble.of(ours.getAsDouble() / theirs.getAsDouble())
                : OptionalDouble.empty();
        text.append("%-44s %10s %9s %7s%n"
                .formatted(title, shown(decimals, ours), shown(decimals, theirs), shown(2, ratio)));
    }

    private OptionalDouble median(Subject subject, ToDoubleFunction<Session> number) {
        return Line.median(results.sessions().stream()
                .filter(session -> session.subject() == subject)
                .mapToDouble(number)
                .filter(value -> value > 0)
                .toArray());
    }

    private static String shown(int decimals, OptionalDouble value) {
        return value.isPresent()
                ? String.format(Locale.ROOT, "%,." + decimals + "f", value.getAsDouble())
                : NOT_AVAILABLE;
    }
}
