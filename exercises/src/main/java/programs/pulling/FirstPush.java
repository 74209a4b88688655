package programs.pulling;

import minibroker.exercise.NotDoneYet;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A consumer that is called when a message comes: six ticket sales, each at a moment of its own, and how late each of
 * them was.
 */
public final class FirstPush {
    static final String TOPIC = "PushedSales";

    private static final int SALES = 6;

    private FirstPush() {}

    /**
     * Makes a consumer ready to start: it wants all messages of {@link #TOPIC}, a new group begins with the oldest one,
     * and each message goes to {@code handler}. One that the handler throws on is to come again.
     */
    static void prepare(DefaultMQPushConsumer consumer, Consumer<MessageExt> handler) throws MQClientException {
        // tag::06-5[]
        throw new NotDoneYet("06-5");
        // end::06-5[]
    }

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        CountDownLatch ready = new CountDownLatch(1);
        CountDownLatch handled = new CountDownLatch(SALES);
        DefaultMQProducer producer = new DefaultMQProducer("FirstPushShop");
        producer.setMqClientApiTimeout(10_000);
        producer.setSendMsgTimeout(10_000);
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer("FirstPushBooks");
        consumer.setMqClientApiTimeout(10_000);
        consumer.setHeartbeatBrokerInterval(1_000);
        consumer.setPollNameServerInterval(1_000);
        prepare(consumer, message -> {
            if (message.getTags().equals("ready")) {
                ready.countDown();
            } else {
                print(message);
                handled.countDown();
            }
        });
        ScheduledExecutorService shop = Executors.newSingleThreadScheduledExecutor();
        producer.start();
        try {
            // The first message makes the topic, and its arrival shows that the consumer has its queues.
            producer.send(new Message(TOPIC, "ready", "ready?".getBytes(UTF_8)));
            consumer.start();
            boolean all = ready.await(60, TimeUnit.SECONDS);
            for (int i = 0; i < SALES; i++) {
                int order = 4711 + i;
                shop.schedule(() -> sell(producer, order), 700L * i, TimeUnit.MILLISECONDS);
            }
            all &= handled.await(60, TimeUnit.SECONDS);
            System.out.println(all ? "all " + SALES + " have come" : handled.getCount() + " have not come");
        } finally {
            // What is being sent has its answer first.
            shop.shutdown();
            shop.awaitTermination(10, TimeUnit.SECONDS);
            consumer.shutdown();
            producer.shutdown();
        }
        System.exit(handled.getCount() == 0 ? 0 : 1);
    }

    private static void print(MessageExt message) {
        long late = (System.nanoTime() - Long.parseLong(message.getUserProperty("sentAt"))) / 1_000_000;
        System.out.printf(
                "%s  queue %s, offset %s, after %s ms%n",
                new String(message.getBody(), UTF_8), message.getQueueId(), message.getQueueOffset(), late);
    }

    private static void sell(DefaultMQProducer producer, int order) {
        try {
            Message message = new Message(TOPIC, "paid", ("order " + order).getBytes(UTF_8));
            message.putUserProperty("sentAt", Long.toString(System.nanoTime()));
            producer.send(message);
        } catch (Exception refused) {
            System.out.println("order " + order + " could not be sent: " + refused.getMessage());
        }
    }
}
