package programs.flush;

import bench.PageFlush;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import programs.accident.LittleBroker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a flush costs: messages a second and latency with async and with sync flush, for 1 to 64 senders at once that
 * wait for each answer, as a table and as a picture. It takes half a minute.
 *
 * <p>Arguments: where the picture goes, {@code target/flush-price.svg} below the folder in which the command is typed
 * if there is none; and for how many seconds each cell is measured, 2 if there is none.
 */
public final class FlushPrice {
    static final int[] SENDERS = {1, 2, 4, 8, 16, 32, 64};

    private static final String TOPIC = "FlushPrice";
    private static final byte[] BODY = new byte[1024];
    private static final double SECONDS = 2;
    private static final int TIMEOUT_MILLIS = 20_000;

    private FlushPrice() {}

    public static void main(String[] arguments) throws Exception {
        Path picture = Path.of(arguments.length > 0 ? arguments[0] : "target/flush-price.svg");
        double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : SECONDS;
        System.out.printf(
                Locale.ROOT,
                "To force one page takes this disk %.2f ms (median of %s).%n%n",
                PageFlush.medianMillis(),
                PageFlush.PAGES);
        System.out.println(FlushPriceTable.HEAD);
        try {
            String drawn = FlushPricePicture.of(rows(seconds));
            Files.createDirectories(picture.toAbsolutePath().getParent());
            Files.writeString(picture, drawn);
            System.out.printf("%nThe same as a picture: %s%n", picture);
        } catch (ExecutionException e) {
            System.out.printf(
                    "%nA send failed: %s%nEither this disk is too slow or full, or GroupCommit (09-2) leaves a sender waiting.%n",
                    e.getCause().getMessage());
            System.exit(1); // clients whose broker is gone take their time to say good-bye
        }
    }

    private static List<FlushPriceTable.Row> rows(double seconds) throws Exception {
        List<FlushPriceTable.Row> rows = new ArrayList<>();
        try (LittleBroker async = new LittleBroker();
                LittleBroker sync = new LittleBroker("--sync-flush")) {
            DefaultMQProducer toAsync = producer("async", async.nameServer());
            DefaultMQProducer toSync = producer("sync", sync.nameServer());
            measure(toAsync, 8, 1.5 * seconds);
            measure(toSync, 8, 1.5 * seconds);
            for (int senders : SENDERS) {
                FlushPriceTable.Row row = new FlushPriceTable.Row(
                        senders, measure(toAsync, senders, seconds), measure(toSync, senders, seconds));
                System.out.println(row);
                rows.add(row);
            }
            toAsync.shutdown();
            toSync.shutdown();
        }
        return rows;
    }

    private static DefaultMQProducer producer(String name, String nameServer) throws MQClientException {
        DefaultMQProducer producer = new DefaultMQProducer("flush-price");
        producer.setMqClientApiTimeout(TIMEOUT_MILLIS);
        producer.setNamesrvAddr(nameServer);
        producer.setInstanceName(name);
        producer.setSendMsgTimeout(TIMEOUT_MILLIS);
        producer.start();
        return producer;
    }

    private static FlushPriceTable.Price measure(DefaultMQProducer producer, int senders, double seconds)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        try {
            long start = System.nanoTime();
            long end = start + (long) (seconds * 1e9);
            Callable<List<Long>> sender = () -> {
                List<Long> latencies = new ArrayList<>();
                while (System.nanoTime() < end) {
                    latencies.add(nanosOfOneSend(producer));
                }
                return latencies;
            };
            List<Future<List<Long>>> all = new ArrayList<>();
            for (int i = 0; i < senders; i++) {
                all.add(threads.submit(sender));
            }
            List<Long> latencies = new ArrayList<>();
            for (Future<List<Long>> one : all) {
                latencies.addAll(one.get());
            }
            double took = (System.nanoTime() - start) / 1e9;
            latencies.sort(null);
            return new FlushPriceTable.Price(
                    Math.round(latencies.size() / took), latencies.get(latencies.size() * 99 / 100) / 1e6);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long nanosOfOneSend(DefaultMQProducer producer) throws Exception {
        long start = System.nanoTime();
        SendStatus status = producer.send(new Message(TOPIC, BODY)).getSendStatus();
        if (status != SendStatus.SEND_OK) {
            throw new IllegalStateException("it was answered " + status);
        }
        return System.nanoTime() - start;
    }
}
