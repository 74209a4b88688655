package programs.failing;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import process.Await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Six orders in one queue, the third of which nobody can handle, and three consumers that deal with it in three ways.
 */
public final class OneBadOrder {
    private static final List<String> ORDERS = List.of("4711", "4712", "4713", "4714", "4715", "4716");
    private static final String BAD = "4713";
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Duration WATCHED = Duration.ofSeconds(14);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(20);

    private static volatile boolean over;

    private OneBadOrder() {}

    /** What one consumer did. Its listener and the program use it. */
    private static final class Notes {
        private final Set<String> handled = new TreeSet<>();
        private final List<Long> attempts = new ArrayList<>();

        /** @throws IllegalStateException if it is the bad one */
        synchronized void handle(String order) {
            if (order.equals(BAD)) {
                attempts.add(System.nanoTime());
                throw new IllegalStateException("order " + order + " has no address");
            }
            handled.add(order);
        }

        synchronized boolean hasTried() {
            return !attempts.isEmpty();
        }

        synchronized String text() {
            List<String> missing = new ArrayList<>(ORDERS);
            missing.removeAll(handled);
            missing.remove(BAD);
            String gap = attempts.size() == 2
                    ? String.format(Locale.ROOT, ", the second after %.1f s", (attempts.get(1) - attempts.get(0)) / 1e9)
                    : "";
            return String.format(
                    Locale.ROOT,
                    "%s handled, %s attempt(s) at %s%s%s",
                    handled.size(),
                    attempts.size(),
                    BAD,
                    gap,
                    missing.isEmpty() ? "" : "; behind it wait " + String.join(" ", missing));
        }
    }

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        // A consumer looks for queues of its retry topic as often as this says; usually every 20 seconds.
        System.setProperty("rocketmq.client.rebalance.waitInterval", "1000");
        String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        String topic = "OneQueue-" + run;
        send(topic);
        Notes stubborn = new Notes();
        Notes careless = new Notes();
        Notes patient = new Notes();
        List<DefaultMQPushConsumer> consumers = List.of(
                consumer(topic, "stubborn-" + run, (all, context) -> untilItWorks(text(all.get(0)), stubborn)),
                consumer(topic, "careless-" + run, (all, context) -> whateverHappens(text(all.get(0)), careless)),
                consumer(topic, "patient-" + run, (all, context) -> orLater(text(all.get(0)), patient)));
        boolean begun = false;
        try {
            for (DefaultMQPushConsumer consumer : consumers) {
                consumer.start();
            }
            begun = Await.within(BOUND, () -> stubborn.hasTried() && careless.hasTried() && patient.hasTried());
            System.out.println(
                    begun
                            ? "six orders, and %s seconds".formatted(WATCHED.toSeconds())
                            : "The consumers were given no orders in a minute.");
            Await.within(begun ? WATCHED : Duration.ZERO, () -> false);
            System.out.println("tries until it works    " + stubborn.text());
            System.out.println("logs it and goes on     " + careless.text());
            System.out.println("says RECONSUME_LATER    " + patient.text());
        } finally {
            over = true;
            consumers.forEach(DefaultMQPushConsumer::shutdown);
        }
        System.exit(begun ? 0 : 1);
    }

    private static void send(String topic) throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("one-queue-shop");
        producer.setMqClientApiTimeout(10_000);
        producer.setSendMsgTimeout(10_000);
        producer.setDefaultTopicQueueNums(1);
        producer.start();
        try {
            for (String order : ORDERS) {
                producer.send(new Message(topic, "paid", order, order.getBytes(UTF_8)));
            }
        } finally {
            producer.shutdown();
        }
    }

    private static DefaultMQPushConsumer consumer(String topic, String group, MessageListenerConcurrently listener)
            throws MQClientException {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(group);
        consumer.setMqClientApiTimeout(10_000);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setHeartbeatBrokerInterval(1_000);
        consumer.setPollNameServerInterval(1_000);
        // One thread, so that one message is handled after the other, as in a loop of one's own.
        consumer.setConsumeThreadMin(1);
        consumer.setConsumeThreadMax(1);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener(listener);
        return consumer;
    }

    private static String text(Message message) {
        return new String(message.getBody(), UTF_8);
    }

    private static ConsumeConcurrentlyStatus untilItWorks(String order, Notes notes) {
        while (!over) {
            try {
                notes.handle(order);
                return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
            } catch (IllegalStateException failed) {
                LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
            }
        }
        return ConsumeConcurrentlyStatus.RECONSUME_LATER;
    }

    private static ConsumeConcurrentlyStatus whateverHappens(String order, Notes notes) {
        try {
            notes.handle(order);
        } catch (IllegalStateException failed) {
            // A line in a log, which nobody reads.
        }
        return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
    }

    private static ConsumeConcurrentlyStatus orLater(String order, Notes notes) {
        try {
            notes.handle(order);
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        } catch (IllegalStateException failed) {
            return ConsumeConcurrentlyStatus.RECONSUME_LATER;
        }
    }
}
