package bench;

import bench.load.Cell;
import bench.load.Measured;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * One cell under one kind of flush, on all brokers and in all rounds.
 *
 * <p>What stands for several rounds is their median; the ratio of two brokers is the median of the ratios within the
 * rounds, since these are what a machine's good and bad minutes leave alone.
 */
record Line(Cell cell, boolean syncFlush, List<Session> sessions) {
    /** The lines of a run, in the order in which they were measured. */
    static List<Line> of(Results results) {
        return results.sessions().stream()
                .flatMap(session -> session.cells().stream()
                        .map(measured -> new Line(
                                measured.cell(),
                                session.syncFlush(),
                                results.sessions().stream()
                                        .filter(other -> other.syncFlush() == session.syncFlush())
                                        .toList())))
                .distinct()
                .toList();
    }

    /** Nothing if that broker was not measured, or the number is not available. */
    OptionalDouble median(Subject subject, ToDoubleFunction<Measured> number) {
        return median(sessions.stream()
                .filter(session -> session.subject() == subject)
                .mapToDouble(session -> value(session, number))
                .filter(value -> value >= 0)
                .toArray());
    }

    /** Ours divided by RocketMQ's. */
    OptionalDouble ratio(ToDoubleFunction<Measured> number) {
        return median(sessions.stream()
                .filter(session -> session.subject() == Subject.MINI_BROKER)
                .mapToDouble(ours -> sessions.stream()
                        .filter(theirs -> theirs.subject() == Subject.ROCKETMQ && theirs.round() == ours.round())
                        .mapToDouble(theirs -> ratio(value(ours, number), value(theirs, number)))
                        .findFirst()
                        .orElse(-1))
                .filter(ratio -> ratio > 0)
                .toArray());
    }

    private static double ratio(double ours, double theirs) {
        return ours > 0 && theirs > 0 ? ours / theirs : -1;
    }

    /** How many sends failed and how many messages were lost on a broker, in all rounds. */
    long troubles(Subject subject) {
        return sessions.stream()
                .filter(session -> session.subject() == subject)
                .flatMap(session -> session.cells().stream())
                .filter(measured -> measured.cell().equals(cell))
                .mapToLong(measured -> measured.failed() + measured.lost())
                .sum();
    }

    private double value(Session session, ToDoubleFunction<Measured> number) {
        return session.cells().stream()
                .filter(measured -> Objects.equals(measured.cell(), cell))
                .mapToDouble(number)
                .findFirst()
                .orElse(-1);
    }

    static OptionalDouble median(double[] values) {
        if (values.length == 0) {
            return OptionalDouble.empty();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }
}
