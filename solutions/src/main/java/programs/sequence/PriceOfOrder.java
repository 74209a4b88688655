package programs.sequence;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeOrderlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerOrderly;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;
import picture.Curve;
import picture.LinePlot;
import picture.Point;
import process.Await;
import programs.ordered.OrderPrice;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * How many messages a consumer handles in a second when each queue is handled in order, for 1 to 16 queues; beside it
 * the estimate of {@link OrderPrice}. As a table and as a plot.
 *
 * <p>Argument: where the plot goes, if not to {@code target/price-of-order.svg} below the folder in which the
 * command is typed.
 */
public final class PriceOfOrder {
    private static final int THREADS = 20;
    private static final int MESSAGES_OF_A_QUEUE = 300;
    private static final int BATCH = 100;
    private static final Duration HANDLING = Duration.ofMillis(2);
    private static final Duration BOUND = Duration.ofSeconds(30);

    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final DefaultMQProducer producer = new DefaultMQProducer("price-of-order-" + run);

    private PriceOfOrder() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        System.setProperty("rocketmq.client.rebalance.waitInterval", "1000");
        new PriceOfOrder().run(Path.of(args.length > 0 ? args[0] : "target/price-of-order.svg"));
        System.exit(0); // clients take their time to say good-bye
    }

    private void run(Path picture) throws Exception {
        producer.setMqClientApiTimeout(10_000);
        producer.setSendMsgTimeout(10_000);
        producer.start();
        try {
            measureAll(picture);
        } finally {
            producer.shutdown();
        }
    }

    private void measureAll(Path picture) throws Exception {
        System.out.printf("a handler of %s ms, one consumer of %s threads%n", HANDLING.toMillis(), THREADS);
        System.out.printf(
                "For each line we wait for the topic and until all is handled: %s s each, at most.%n%n",
                BOUND.toSeconds());
        System.out.println("queues  estimated  measured  messages in a second");
        List<Point> estimated = new ArrayList<>();
        List<Point> measured = new ArrayList<>();
        for (int queues : new int[] {1, 2, 4, 8, 16}) {
            double estimate = OrderPrice.mostPerSecond(queues, 1, THREADS, HANDLING);
            double rate = measure(queues);
            estimated.add(new Point(queues, estimate));
            measured.add(new Point(queues, rate));
            System.out.println(String.format(Locale.ROOT, "%6d  %,9.0f  %,8.0f", queues, estimate, rate));
        }
        Files.createDirectories(picture.toAbsolutePath().getParent());
        Files.writeString(
                picture,
                LinePlot.overDoubling("Messages in a second that are handled in order, for 1 to 16 queues", "queues")
                        .logarithmicChart(
                                "messages in a second",
                                Curve.line("estimated", estimated),
                                Curve.line("measured", measured))
                        .svg());
        System.out.printf("%nThe same as a picture: %s%n", picture);
    }

    @SuppressWarnings("deprecation") // there is no other way to say how many queues a topic has
    private double measure(int queues) throws Exception {
        String topic = "Price-%s-%s".formatted(queues, run);
        producer.createTopic("TBW102", topic, queues, Map.of());
        fill(topic, queues);
        int all = queues * MESSAGES_OF_A_QUEUE;
        AtomicInteger handled = new AtomicInteger();
        AtomicLong first = new AtomicLong();
        AtomicLong last = new AtomicLong();
        DefaultMQPushConsumer consumer = consumer(topic);
        consumer.registerMessageListener((MessageListenerOrderly) (messages, context) -> {
            first.compareAndSet(0, System.nanoTime());
            LockSupport.parkNanos(HANDLING.toNanos());
            last.accumulateAndGet(System.nanoTime(), Math::max);
            handled.incrementAndGet();
            return ConsumeOrderlyStatus.SUCCESS;
        });
        consumer.start();
        try {
            if (!Await.within(BOUND, () -> handled.get() >= all)) {
                throw new IllegalStateException(
                        "%s of %s messages are handled within %s s".formatted(handled.get(), all, BOUND.toSeconds()));
            }
        } finally {
            consumer.shutdown();
        }
        return handled.get() * 1e9 / (last.get() - first.get());
    }

    private void fill(String topic, int queues) throws Exception {
        List<MessageQueue> all = new ArrayList<>();
        boolean isThere = Await.within(BOUND, () -> {
            all.clear();
            all.addAll(queuesOf(topic));
            return all.size() == queues;
        });
        if (!isThere) {
            throw new IllegalStateException("topic %s has no %s queues".formatted(topic, queues));
        }
        List<Message> batch = Collections.nCopies(BATCH, new Message(topic, "event".getBytes(UTF_8)));
        for (MessageQueue queue : all) {
            for (int sent = 0; sent < MESSAGES_OF_A_QUEUE; sent += BATCH) {
                producer.send(batch, queue);
            }
        }
    }

    private List<MessageQueue> queuesOf(String topic) {
        try {
            return producer.fetchPublishMessageQueues(topic);
        } catch (Exception notYet) {
            return List.of();
        }
    }

    private DefaultMQPushConsumer consumer(String topic) throws Exception {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer("readers-of-" + topic);
        consumer.setMqClientApiTimeout(10_000);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setHeartbeatBrokerInterval(1_000);
        consumer.setPollNameServerInterval(1_000);
        consumer.setConsumeThreadMin(THREADS);
        consumer.setConsumeThreadMax(THREADS);
        consumer.subscribe(topic, "*");
        return consumer;
    }
}
