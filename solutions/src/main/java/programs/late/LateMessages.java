package programs.late;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import picture.Curve;
import picture.LinePlot;
import picture.Point;
import process.Await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How late delayed messages are: for six seconds messages are sent that wait for one second or for five, and for each
 * it is noted how much later than that the broker had it in its queue.
 *
 * <p>The time counts from when the client made the request, so what the way to the broker takes is in it.
 *
 * <p>Argument: where the picture goes, {@code target/late-messages.svg} below the folder in which the command is typed
 * by default.
 */
public final class LateMessages {
    private static final Map<Integer, Long> DELAYS = new TreeMap<>(Map.of(1, 1_000L, 2, 5_000L));
    private static final int EACH = 120;
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration BOUND = Duration.ofSeconds(20);

    private final Map<Integer, List<Point>> late = new TreeMap<>();
    private long began;

    private LateMessages() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        System.setProperty("rocketmq.client.rebalance.waitInterval", "1000");
        System.exit(new LateMessages().run(Path.of(args.length > 0 ? args[0] : "target/late-messages.svg")) ? 0 : 1);
    }

    private boolean run(Path picture) throws Exception {
        String topic = "Late-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        DELAYS.keySet().forEach(level -> late.put(level, new ArrayList<>()));
        DefaultMQProducer producer = new DefaultMQProducer("late-shop");
        producer.setMqClientApiTimeout(10_000);
        producer.setSendMsgTimeout(10_000);
        producer.start();
        DefaultMQPushConsumer consumer = null;
        boolean all;
        try {
            System.out.printf("%s messages are sent for each of two levels, and waited for%n", EACH);
            began = System.currentTimeMillis();
            for (int i = 0; i < EACH; i++) {
                for (int level : DELAYS.keySet()) {
                    Message message = new Message(topic, new byte[100]);
                    message.setDelayTimeLevel(level);
                    producer.send(message);
                }
                if (consumer == null) {
                    consumer = consumer(topic);
                }
                Await.within(BETWEEN, () -> false);
            }
            all = Await.within(BOUND, () -> count() >= EACH * DELAYS.size());
        } finally {
            if (consumer != null) {
                consumer.shutdown();
            }
            producer.shutdown();
        }
        if (!all) {
            System.out.printf("Of %s messages %s came.%n", EACH * DELAYS.size(), count());
        }
        return show(picture) && all;
    }

    private synchronized int count() {
        return late.values().stream().mapToInt(List::size).sum();
    }

    private DefaultMQPushConsumer consumer(String topic) throws MQClientException {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(topic);
        consumer.setMqClientApiTimeout(10_000);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            messages.forEach(this::note);
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        consumer.start();
        return consumer;
    }

    private synchronized void note(MessageExt message) {
        long due = message.getBornTimestamp() + DELAYS.get(message.getDelayTimeLevel());
        late.get(message.getDelayTimeLevel())
                .add(new Point((due - began) / 1_000.0, message.getStoreTimestamp() - due));
    }

    /** @return whether none was early */
    private synchronized boolean show(Path picture) throws Exception {
        boolean isNoneEarly = true;
        List<Curve> curves = new ArrayList<>();
        for (Map.Entry<Integer, List<Point>> level : late.entrySet()) {
            List<Point> points = level.getValue();
            long delay = DELAYS.get(level.getKey());
            double[] sorted = points.stream().mapToDouble(Point::y).sorted().toArray();
            if (sorted.length == 0) {
                continue;
            }
            isNoneEarly &= sorted[0] >= 0;
            System.out.printf(
                    Locale.ROOT,
                    "level %s, %,d ms: %s messages, late by %.0f ms at least, %.0f in the middle, %.0f at most%n",
                    level.getKey(),
                    delay,
                    sorted.length,
                    sorted[0],
                    sorted[sorted.length / 2],
                    sorted[sorted.length - 1]);
            curves.add(Curve.dots("level %s, %s s".formatted(level.getKey(), delay / 1_000), points));
        }
        if (!curves.isEmpty()) {
            Files.createDirectories(picture.toAbsolutePath().getParent());
            Files.writeString(
                    picture,
                    LinePlot.over("How late each delayed message was, by when it was due", "due, in seconds of the run")
                            .chart("Late, in ms", curves.toArray(Curve[]::new))
                            .svg());
            System.out.println("The picture: " + picture);
        }
        System.out.println(isNoneEarly ? "none was early" : "At least one was early.");
        return isNoneEarly;
    }
}
