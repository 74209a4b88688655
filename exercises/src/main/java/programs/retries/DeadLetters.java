package programs.retries;

import org.apache.rocketmq.client.consumer.DefaultMQPullConsumer;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.PullResult;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.consumer.store.ReadOffsetType;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A group gives an order up, its handler is mended, and the order is sent back from the desk; another group, which had
 * no trouble with it, hears nothing of that.
 */
public final class DeadLetters {
    private static final long PATIENCE_SECONDS = 60;
    private static final int ATTEMPTS = 2;

    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final String topic = "BilledOrders-" + run;
    private final String billing = "billing-" + run;
    private final Map<String, Integer> atBilling = new ConcurrentHashMap<>();
    private final Map<String, Integer> atWarehouse = new ConcurrentHashMap<>();
    private volatile boolean mended;
    private volatile String billed = "";

    private DeadLetters() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        // A consumer looks for queues of its retry topic as often as this says; usually every 20 seconds.
        System.setProperty("rocketmq.client.rebalance.waitInterval", "1000");
        System.exit(new DeadLetters().isRight() ? 0 : 1);
    }

    @SuppressWarnings("deprecation") // the newer lite consumer hides the offset that is kept here
    private boolean isRight() throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("shop-" + run);
        producer.setMqClientApiTimeout(10_000);
        producer.setSendMsgTimeout(10_000);
        DefaultMQPushConsumer bills = consumer(billing, this::bill);
        DefaultMQPushConsumer parcels = consumer("warehouse-" + run, this::pack);
        DefaultMQPullConsumer desk = new DefaultMQPullConsumer("letter-desk-" + run);
        desk.setMqClientApiTimeout(10_000);
        producer.start();
        try {
            for (int number = 4711; number <= 4714; number++) {
                producer.send(new PaidOrder(Integer.toString(number), "customer-7", 59).message(topic));
            }
            System.out.println("orders 4711 to 4714 are sent; billing cannot handle 4713");
            bills.start();
            parcels.start();
            desk.start();
            return isSentBack(producer, desk);
        } finally {
            desk.shutdown();
            parcels.shutdown();
            bills.shutdown();
            producer.shutdown();
        }
    }

    private DefaultMQPushConsumer consumer(String group, MessageListenerConcurrently listener)
            throws MQClientException {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(group);
        consumer.setMqClientApiTimeout(10_000);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setHeartbeatBrokerInterval(1_000);
        consumer.setPollNameServerInterval(1_000);
        consumer.setMaxReconsumeTimes(ATTEMPTS - 1);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener(listener);
        return consumer;
    }

    private ConsumeConcurrentlyStatus bill(List<MessageExt> messages, ConsumeConcurrentlyContext context) {
        MessageExt message = messages.get(0);
        String number = message.getKeys();
        atBilling.merge(number, 1, Integer::sum);
        if (number.equals("4713") && !mended) {
            context.setDelayLevelWhenNextConsume(1);
            return ConsumeConcurrentlyStatus.RECONSUME_LATER;
        }
        billed = "%s, from topic %s, %s failures before"
                .formatted(number, name(message.getTopic()), message.getReconsumeTimes());
        return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
    }

    private ConsumeConcurrentlyStatus pack(List<MessageExt> messages, ConsumeConcurrentlyContext context) {
        messages.forEach(message -> atWarehouse.merge(message.getKeys(), 1, Integer::sum));
        return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
    }

    @SuppressWarnings("deprecation")
    private boolean isSentBack(DefaultMQProducer producer, DefaultMQPullConsumer desk) throws Exception {
        if (!within(() -> !letters(desk).isEmpty() && atWarehouse.size() == 4)) {
            System.out.println("no dead letter has come within " + PATIENCE_SECONDS + " s");
            return false;
        }
        List<MessageExt> letters = letters(desk);
        letters.forEach(DeadLetters::print);
        int before = atBilling.get("4713");
        mended = true;
        System.out.println("billing's handler is mended");
        LetterDesk.sendBack(letters, billing, post(producer, desk));
        if (!within(() -> atBilling.get("4713") > before && billed.startsWith("4713"))) {
            System.out.println("4713 has not come to billing again within " + PATIENCE_SECONDS + " s");
            return false;
        }
        System.out.println("billing got " + billed);
        System.out.printf("the warehouse was given 4713 %s time(s) in all%n", atWarehouse.get("4713"));
        int left = letters(desk).size();
        System.out.printf("letters left at the desk: %s%n", left);
        return left == 0 && atWarehouse.get("4713") == 1;
    }

    @SuppressWarnings("deprecation")
    private LetterDesk.Post post(DefaultMQProducer producer, DefaultMQPullConsumer desk) throws MQClientException {
        MessageQueue queue = queue(desk);
        return new LetterDesk.Post() {
            @Override
            public SendStatus send(Message message) throws Exception {
                return producer.send(message).getSendStatus();
            }

            @Override
            public void goOnAt(long offset) throws Exception {
                desk.getOffsetStore().updateConsumeOffsetToBroker(queue, offset, false);
            }
        };
    }

    private static void print(MessageExt letter) {
        LetterDesk.Case known = LetterDesk.caseOf(letter);
        System.out.printf(
                "  letter %s: order %s, from topic %s, failed %s times%n",
                letter.getQueueOffset(), letter.getKeys(), name(known.topic()), known.failures());
    }

    /** What lies in the group's dead letter queue from where the desk stands. */
    @SuppressWarnings("deprecation")
    private List<MessageExt> letters(DefaultMQPullConsumer desk) {
        try {
            MessageQueue queue = queue(desk);
            long kept = desk.getOffsetStore().readOffset(queue, ReadOffsetType.READ_FROM_STORE);
            PullResult result = desk.pull(queue, "*", Math.max(0, kept), 32);
            return result.getMsgFoundList() == null ? List.of() : result.getMsgFoundList();
        } catch (Exception notYet) {
            // The queue is made for the first letter.
            return List.of();
        }
    }

    @SuppressWarnings("deprecation")
    private MessageQueue queue(DefaultMQPullConsumer desk) throws MQClientException {
        return desk.fetchSubscribeMessageQueues("%DLQ%" + billing).iterator().next();
    }

    /** Without what makes it this run's own. */
    private static String name(String topic) {
        int end = topic.indexOf('-');
        return end < 0 ? topic : topic.substring(0, end);
    }

    private static boolean within(BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return true;
    }
}
