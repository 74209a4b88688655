package programs.bulk;

import org.HdrHistogram.Histogram;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import picture.Curve;
import picture.LinePlot;
import picture.Point;
import programs.batches.BatchClients;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * What the size of a batch does to messages a second and to the time of a request, for one sender that waits for each
 * answer, as a table and as a picture. All sizes take turns, five times, and the middle one of the five counts.
 *
 * <p>Arguments: your own estimate, how many times as many messages a second a hundred together are as one by one, or -
 * if you have none; where the picture goes, {@code target/batch-sizes.svg} if it is not said; for how many seconds each
 * size is measured, 1 if it is not said.
 */
public final class BatchSizes {
    private static final int[] SIZES = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000};
    private static final int ESTIMATED = 100;
    private static final int ROUNDS = 5;
    private static final int BODY_BYTES = 100;
    private static final double WARM_UP_SECONDS = 1.5;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(100);

    /** One size, measured; times are those of a request. */
    private record Row(int size, double perSecond, double medianMillis, double p99Millis) {}

    private BatchSizes() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] arguments) throws Exception {
        String estimate = arguments.length > 0 ? arguments[0] : "-";
        Path picture = Path.of(arguments.length > 1 ? arguments[1] : "target/batch-sizes.svg");
        double seconds = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 1;
        List<Row> rows = rows(seconds);
        tellEstimate(estimate, rows);
        Files.createDirectories(picture.toAbsolutePath().getParent());
        Files.writeString(picture, drawn(rows));
        System.out.printf("The same as a picture: %s%n", picture);
        System.exit(0); // a client takes its time to say good-bye
    }

    private static List<Row> rows(double seconds) throws Exception {
        String run = BatchClients.run();
        DefaultMQProducer producer = BatchClients.producer("batch-sizes-" + run);
        producer.start();
        try {
            String topic = "Sizes-" + run;
            System.out.println("warming up");
            for (int size : new int[] {1, 100, 2_000}) {
                measure(producer, topic, size, Math.min(WARM_UP_SECONDS, 2 * seconds));
            }
            List<List<Row>> rounds = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                List<Row> round = new ArrayList<>();
                for (int size : SIZES) {
                    round.add(measure(producer, topic, size, seconds / ROUNDS));
                }
                rounds.add(round);
            }
            return middleOnes(rounds);
        } finally {
            producer.shutdown();
        }
    }

    /** Of each size the middle one of its rounds, told as they come. */
    private static List<Row> middleOnes(List<List<Row>> rounds) {
        System.out.println("messages   messages  a request takes, ms");
        System.out.println("a request  a second  median      99 %");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < SIZES.length; i++) {
            int place = i;
            Row row = rounds.stream()
                    .map(round -> round.get(place))
                    .sorted(Comparator.comparingDouble(Row::perSecond))
                    .toList()
                    .get(ROUNDS / 2);
            System.out.printf(
                    Locale.ROOT,
                    "%,9d %,9.0f  %6.2f  %8.2f%n",
                    row.size(),
                    row.perSecond(),
                    row.medianMillis(),
                    row.p99Millis());
            rows.add(row);
        }
        return rows;
    }

    private static Row measure(DefaultMQProducer producer, String topic, int size, double seconds) throws Exception {
        List<Message> events = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            events.add(BatchClients.event(topic, "e" + i, BODY_BYTES));
        }
        Histogram times = new Histogram(MOST_NANOS, 3);
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        long sent = 0;
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            if (size == 1) {
                producer.send(events.get(0));
            } else {
                producer.send(events);
            }
            times.recordValue(Math.min(MOST_NANOS, System.nanoTime() - start));
            sent += size;
        }
        double took = (System.nanoTime() - begin) / 1e9;
        return new Row(size, sent / took, times.getValueAtPercentile(50) / 1e6, times.getValueAtPercentile(99) / 1e6);
    }

    private static void tellEstimate(String estimate, List<Row> rows) {
        double single = rows.get(0).perSecond();
        rows.stream()
                .filter(row -> row.size() == ESTIMATED)
                .forEach(row -> System.out.printf(
                        Locale.ROOT,
                        "%nYour estimate: a hundred together are %s times as fast. Measured: %.0f times.%n",
                        estimate.equals("-") ? "(none)" : estimate,
                        row.perSecond() / single));
    }

    private static String drawn(List<Row> rows) {
        return LinePlot.overDoubling(
                        "Messages a second, and milliseconds of a request, for batches of 1 to 2,000 messages",
                        "messages in a request")
                .logarithmicChart("Messages a second", Curve.line("messages a second", points(rows, Row::perSecond)))
                .logarithmicChart(
                        "A request takes, ms",
                        Curve.line("median", points(rows, Row::medianMillis)),
                        Curve.line("99 of 100 within", points(rows, Row::p99Millis)))
                .svg();
    }

    private static List<Point> points(List<Row> rows, ToDoubleFunction<Row> value) {
        return rows.stream()
                .map(row -> new Point(row.size(), value.applyAsDouble(row)))
                .toList();
    }
}
