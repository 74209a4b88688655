package programs.bulk;

import org.HdrHistogram.Histogram;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendCallback;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import picture.Mark;
import picture.TimelinePicture;
import programs.batches.BatchClients;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Apache's client collects batches by itself when {@code setAutoBatch(true)} is called. What that brings and costs with
 * one sender and with many that wait for each answer; and twelve messages, two milliseconds apart, on a timeline.
 *
 * <p>Arguments: where the picture goes, {@code target/collected.svg} if it is not said; for how many seconds each cell
 * is measured, 2 if it is not said.
 */
public final class CollectedByTheClient {
    private static final int BODY_BYTES = 100;
    private static final int[] SENDERS = {1, 8, 64};
    private static final int SHOWN = 12;
    private static final int TIMELINES = 20;
    private static final long APART_MICROS = 2_000;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(100);
    private static final int PATIENCE_SECONDS = 20;

    private final String run = BatchClients.run();
    private final double seconds;

    private CollectedByTheClient(double seconds) {
        this.seconds = seconds;
    }

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] arguments) throws Exception {
        Path picture = Path.of(arguments.length > 0 ? arguments[0] : "target/collected.svg");
        double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 2;
        String drawn = new CollectedByTheClient(seconds).measured();
        Files.createDirectories(picture.toAbsolutePath().getParent());
        Files.writeString(picture, drawn);
        System.out.printf("%nTwelve messages as a picture: %s%n", picture);
        System.exit(0); // a client takes its time to say good-bye
    }

    private String measured() throws Exception {
        DefaultMQProducer alone = producer("alone", false);
        DefaultMQProducer together = producer("together", true);
        alone.start();
        together.start();
        try {
            System.out.println("warming up");
            measure(alone, 8, seconds);
            measure(together, 8, seconds);
            System.out.println("         each alone                    collected by the client");
            System.out.println("senders  messages  median   99 %       messages  median   99 %");
            System.out.println("         a second      ms     ms       a second      ms     ms");
            for (int senders : SENDERS) {
                System.out.printf(
                        "%7s  %s       %s%n",
                        senders, measure(alone, senders, seconds), measure(together, senders, seconds));
            }
            return new TimelinePicture("Twelve messages, two milliseconds apart: from send to answer")
                    .panel("each alone", timeline(alone))
                    .panel("collected by the client", timeline(together))
                    .svg();
        } finally {
            alone.shutdown();
            together.shutdown();
        }
    }

    private DefaultMQProducer producer(String name, boolean autoBatch) throws Exception {
        DefaultMQProducer producer = BatchClients.producer(name + "-" + run);
        producer.setAutoBatch(autoBatch);
        return producer;
    }

    private Message event(int number) {
        return BatchClients.event("Collected-" + run, "e" + number, BODY_BYTES);
    }

    /** Messages a second, and median and 99th percentile of what a send takes, for senders that wait for the answer. */
    private String measure(DefaultMQProducer producer, int senders, double forSeconds) throws Exception {
        Histogram times = new Histogram(MOST_NANOS, 3);
        AtomicLong sent = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + (long) (forSeconds * 1e9);
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < senders; i++) {
            CompletableFuture<Void> ended = new CompletableFuture<>();
            all.add(ended);
            Thread thread = new Thread(() -> {
                try {
                    while (System.nanoTime() < end) {
                        long start = System.nanoTime();
                        producer.send(event((int) sent.incrementAndGet()));
                        long took = Math.min(MOST_NANOS, System.nanoTime() - start);
                        synchronized (times) {
                            times.recordValue(took);
                        }
                    }
                    ended.complete(null);
                } catch (Exception failure) {
                    ended.completeExceptionally(failure);
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
        for (CompletableFuture<Void> each : all) {
            each.get((long) forSeconds + PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        double took = (System.nanoTime() - begin) / 1e9;
        return String.format(
                Locale.ROOT,
                "%,8.0f  %6.2f %6.2f",
                sent.get() / took,
                times.getValueAtPercentile(50) / 1e6,
                times.getValueAtPercentile(99) / 1e6);
    }

    /** Of several runs the one that was disturbed least: what else the computer does is no part of the picture. */
    private List<Mark> timeline(DefaultMQProducer producer) throws Exception {
        List<Mark> calmest = List.of();
        for (int i = 0; i < TIMELINES; i++) {
            List<Mark> marks = oneTimeline(producer);
            if (calmest.isEmpty() || millisUnderWay(marks) < millisUnderWay(calmest)) {
                calmest = marks;
            }
        }
        return calmest;
    }

    private static long millisUnderWay(List<Mark> marks) {
        return marks.stream()
                .mapToLong(mark -> mark.toMicros() - mark.fromMicros())
                .sum();
    }

    /** A bar for each message, from the send to its answer. */
    private List<Mark> oneTimeline(DefaultMQProducer producer) throws Exception {
        List<Mark> marks = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch missing = new CountDownLatch(SHOWN);
        long begin = System.nanoTime();
        for (int i = 0; i < SHOWN; i++) {
            while (System.nanoTime() - begin < i * APART_MICROS * 1_000) {
                LockSupport.parkNanos(50_000);
            }
            String lane = "e" + (i + 1);
            long given = microsSince(begin);
            producer.send(event(i), new SendCallback() {
                @Override
                public void onSuccess(SendResult result) {
                    marks.add(Mark.duringMicros(lane, given, microsSince(begin), "from send to answer"));
                    missing.countDown();
                }

                @Override
                public void onException(Throwable failure) {
                    missing.countDown();
                }
            });
        }
        if (!missing.await(PATIENCE_SECONDS, TimeUnit.SECONDS) || marks.size() < SHOWN) {
            throw new IllegalStateException("Of %s messages only %s were stored".formatted(SHOWN, marks.size()));
        }
        synchronized (marks) {
            return marks.stream()
                    .sorted(Comparator.comparingInt(
                            mark -> Integer.parseInt(mark.lane().substring(1))))
                    .toList();
        }
    }

    private static long microsSince(long begin) {
        return (System.nanoTime() - begin) / 1_000;
    }
}
