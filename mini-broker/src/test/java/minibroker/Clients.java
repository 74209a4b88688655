package minibroker;

import org.apache.rocketmq.client.ClientConfig;
import org.apache.rocketmq.client.consumer.DefaultLitePullConsumer;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.ConsumeOrderlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.consumer.listener.MessageListenerOrderly;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Unmodified RocketMQ clients of one broker, patient enough for a busy machine. One test thread uses it. */
final class Clients implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    /** Two heartbeats at the same time and the client leaves one out; the next is usually half a minute away. */
    private static final int BACK_AGAIN_MILLIS = 1_000;

    private final MiniBroker broker;
    private final Deque<Runnable> shutdowns = new ArrayDeque<>();

    Clients(MiniBroker broker) {
        this.broker = broker;
    }

    private <C extends ClientConfig> C prepared(C client) {
        client.setNamesrvAddr(broker.nameServerAddress());
        client.setInstanceName(UUID.randomUUID().toString());
        client.setMqClientApiTimeout(PATIENCE_MILLIS);
        client.setHeartbeatBrokerInterval(BACK_AGAIN_MILLIS);
        return client;
    }

    DefaultMQProducer producer() throws MQClientException {
        DefaultMQProducer producer = prepared(new DefaultMQProducer("PG"));
        producer.setSendMsgTimeout(PATIENCE_MILLIS);
        producer.start();
        shutdowns.push(producer::shutdown);
        return producer;
    }

    /** A push consumer that puts the bodies of its messages into a queue. */
    DefaultMQPushConsumer consumer(String group, String topic, String tags, BlockingQueue<String> received)
            throws MQClientException {
        DefaultMQPushConsumer consumer = prepared(new DefaultMQPushConsumer(group));
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        // What the listener has put into the queue is done only when it has returned: not before, no offset is sent.
        consumer.setAwaitTerminationMillisWhenShutdown(PATIENCE_MILLIS);
        consumer.subscribe(topic, tags);
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            messages.forEach(message -> received.add(text(message)));
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        shutdowns.push(consumer::shutdown);
        return consumer;
    }

    /** The same, but one message of a queue after the other. */
    DefaultMQPushConsumer orderlyConsumer(String group, String topic, BlockingQueue<String> received)
            throws MQClientException {
        DefaultMQPushConsumer consumer = consumer(group, topic, "*", received);
        consumer.registerMessageListener((MessageListenerOrderly) (messages, context) -> {
            messages.forEach(message -> received.add(text(message)));
            return ConsumeOrderlyStatus.SUCCESS;
        });
        return consumer;
    }

    DefaultLitePullConsumer litePullConsumer(String group) {
        DefaultLitePullConsumer consumer = prepared(new DefaultLitePullConsumer(group));
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        shutdowns.push(consumer::shutdown);
        return consumer;
    }

    static Message message(String topic, String text) {
        return new Message(topic, text.getBytes(UTF_8));
    }

    static String text(MessageExt message) {
        return new String(message.getBody(), UTF_8);
    }

    /** The next texts that come in, in their order; fewer if they do not come in time. */
    static List<String> take(BlockingQueue<String> received, int count) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        while (texts.size() < count) {
            String next = received.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (next == null) {
                break;
            }
            texts.add(next);
        }
        return texts;
    }

    @Override
    public void close() {
        shutdowns.forEach(Runnable::run);
    }
}
