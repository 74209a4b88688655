package programs.sequence;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.ConsumeOrderlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.consumer.listener.MessageListenerOrderly;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.MessageExt;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A consumer of steps, which takes some milliseconds for each. As a program of its own it prints {@code queues} when
 * the number of its queues changes, and {@code handled} with order and step.
 */
final class StepConsumer implements AutoCloseable {
    static final String QUEUES = "queues ";
    static final String HANDLED = "handled ";

    /** Told of each step when it is handled. */
    interface Told {
        void handled(int order, int step);
    }

    private final DefaultMQPushConsumer consumer;
    private final String topic;

    private StepConsumer(DefaultMQPushConsumer consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
    }

    static StepConsumer start(String nameServer, String topic, String group, boolean isOrderly, Told told)
            throws MQClientException {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(group);
        consumer.setMqClientApiTimeout(10_000);
        consumer.setNamesrvAddr(nameServer);
        consumer.setInstanceName("steps-" + System.nanoTime());
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setHeartbeatBrokerInterval(1_000);
        consumer.setPollNameServerInterval(1_000);
        consumer.setPersistConsumerOffsetInterval(200);
        consumer.subscribe(topic, "*");
        if (isOrderly) {
            consumer.registerMessageListener((MessageListenerOrderly) (messages, context) -> {
                messages.forEach(message -> handle(message, told));
                return ConsumeOrderlyStatus.SUCCESS;
            });
        } else {
            consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
                messages.forEach(message -> handle(message, told));
                return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
            });
        }
        consumer.start();
        return new StepConsumer(consumer, topic);
    }

    private static void handle(MessageExt message, Told told) {
        int order = Integer.parseInt(message.getKeys());
        int step = StepHistory.STEPS.indexOf(message.getTags());
        // From 2 to 60 ms, and the same for a step in each run.
        int millis = 2 + (order * 31 + step * 17) % 59;
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        told.handled(order, step);
    }

    /** How many queues of the topic it has just now. */
    @SuppressWarnings("deprecation") // the client tells this nobody else
    int queues() {
        return (int) consumer.getDefaultMQPushConsumerImpl().getRebalanceImpl().getProcessQueueTable().keySet().stream()
                .filter(queue -> queue.getTopic().equals(topic))
                .count();
    }

    @Override
    public void close() {
        consumer.shutdown();
    }

    /** Arguments: name server, topic, group. */
    static void main(String[] args) throws Exception {
        System.setProperty("rocketmq.client.rebalance.waitInterval", "1000");
        StepConsumer consumer = start(
                args[0], args[1], args[2], true, (order, step) -> System.out.println(HANDLED + order + " " + step));
        int known = -1;
        while (true) {
            int now = consumer.queues();
            if (now != known) {
                System.out.println(QUEUES + now);
                known = now;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
