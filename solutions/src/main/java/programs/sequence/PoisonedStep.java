package programs.sequence;

import minibroker.exercise.NotDoneYet;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeOrderlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerOrderly;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import process.Await;
import programs.ordered.OrderSteps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Two orders in one queue, and "paid" of the first can't be handled: what {@link OrderSteps} makes of it, and beside it
 * a consumer that leaves giving up to Apache's client.
 */
public final class PoisonedStep {
    private static final List<String> STEPS = List.of(
            "4711 created",
            "4712 created",
            "4711 paid",
            "4712 paid",
            "4711 packed",
            "4712 packed",
            "4711 sent",
            "4712 sent");
    private static final String POISONED = "4711 paid";
    private static final int ATTEMPTS = 3;
    private static final long PAUSE_MILLIS = 200;
    private static final Duration BOUND = Duration.ofSeconds(30);

    private final String topic = "OneLine-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final Notes ours = new Notes();
    private final Notes clients = new Notes();
    /** The client swallows what a listener throws. */
    private volatile NotDoneYet notDoneYet;

    private PoisonedStep() {}

    /** What a consumer did. Its listener and the program use it. */
    private static final class Notes implements OrderSteps.Work, OrderSteps.Shelf {
        private final List<String> handled = new ArrayList<>();
        private final List<String> shelf = new ArrayList<>();
        private int failures;

        @Override
        public synchronized void handle(MessageExt step) {
            if (text(step).equals(POISONED)) {
                failures++;
                throw new IllegalStateException("the bank does not know the account");
            }
            handled.add(text(step));
        }

        @Override
        public synchronized boolean holds(String order) {
            return shelf.stream().anyMatch(step -> step.startsWith(order));
        }

        @Override
        public synchronized void put(MessageExt step) {
            if (!shelf.contains(text(step))) {
                shelf.add(text(step));
            }
        }

        synchronized boolean hasHandled(String step) {
            return handled.contains(step);
        }

        synchronized void print(String name) {
            System.out.printf("%s%n", name);
            System.out.printf("  handled       %s%n", String.join(", ", handled));
            System.out.printf("  %s  %s %s%n", POISONED, failures, failures == 1 ? "attempt" : "attempts");
            System.out.printf("  on the shelf  %s%n", shelf.isEmpty() ? "nothing" : String.join(", ", shelf));
        }

        synchronized boolean isRight() {
            return handled.equals(List.of("4711 created", "4712 created", "4712 paid", "4712 packed", "4712 sent"))
                    && shelf.equals(List.of("4711 paid", "4711 packed", "4711 sent"))
                    && failures == ATTEMPTS;
        }

        private static String text(MessageExt step) {
            return new String(step.getBody(), UTF_8);
        }
    }

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        System.setProperty("rocketmq.client.rebalance.waitInterval", "1000");
        System.exit(new PoisonedStep().isRight() ? 0 : 1); // clients take their time to say good-bye
    }

    private boolean isRight() throws Exception {
        send();
        OrderSteps steps = new OrderSteps(ours, ours, ATTEMPTS, PAUSE_MILLIS);
        consumer("ours", (messages, context) -> {
                    try {
                        return steps.consumeMessage(messages, context);
                    } catch (NotDoneYet open) {
                        notDoneYet = open;
                        throw open;
                    }
                })
                .start();
        DefaultMQPushConsumer other = consumer("clients", (messages, context) -> {
            context.setSuspendCurrentQueueTimeMillis(PAUSE_MILLIS);
            clients.handle(messages.get(0));
            return ConsumeOrderlyStatus.SUCCESS;
        });
        other.setMaxReconsumeTimes(ATTEMPTS - 1);
        other.start();
        System.out.printf("We wait until both have handled the last step, %s s at most.%n", BOUND.toSeconds());
        boolean isOver = Await.within(
                BOUND, () -> notDoneYet != null || ours.hasHandled("4712 sent") && clients.hasHandled("4712 sent"));
        if (notDoneYet != null) {
            System.out.println(notDoneYet.getMessage() + ".");
            return false;
        }
        ours.print("OrderSteps");
        clients.print("Apache's client gives up after three attempts");
        if (!isOver) {
            System.out.printf("The last step was not handled by both within %s s.%n", BOUND.toSeconds());
        }
        return isOver && ours.isRight();
    }

    private void send() throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("shop-" + topic);
        producer.setMqClientApiTimeout(10_000);
        producer.setSendMsgTimeout(10_000);
        producer.setDefaultTopicQueueNums(1);
        producer.start();
        try {
            for (String step : STEPS) {
                String[] words = step.split(" ");
                producer.send(new Message(topic, words[1], words[0], step.getBytes(UTF_8)));
            }
        } finally {
            producer.shutdown();
        }
    }

    private DefaultMQPushConsumer consumer(String name, MessageListenerOrderly listener) throws Exception {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(name + "-" + topic);
        consumer.setMqClientApiTimeout(10_000);
        consumer.setInstanceName(name);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setHeartbeatBrokerInterval(1_000);
        consumer.setPollNameServerInterval(1_000);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener(listener);
        return consumer;
    }
}
