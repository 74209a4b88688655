package programs.punctual;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageConst;
import org.apache.rocketmq.common.message.MessageExt;
import process.Await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A topic of this run whose messages wait, with somebody who notes when the broker put each into its queue. When a
 * consumer gets it is another matter, and not measured. Any thread may call.
 */
final class TimedTopic implements AutoCloseable {
    /** @param second the property TIMER_OUT_MS, in milliseconds since 1970; 0 if there is none */
    record Arrival(long time, long second) {}

    private final String topic = "Timed-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final DefaultMQProducer producer = new DefaultMQProducer(topic + "-sender");
    private final DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(topic + "-watch");
    private final Map<String, Arrival> arrivals = new ConcurrentHashMap<>();

    /** Both find the name server by the property that rocketmq-client reads. */
    TimedTopic() throws MQClientException {
        producer.setMqClientApiTimeout(10_000);
        producer.setSendMsgTimeout(10_000);
        producer.start();
        consumer.setMqClientApiTimeout(10_000);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setHeartbeatBrokerInterval(1_000);
        consumer.setPollNameServerInterval(1_000);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            messages.forEach(this::note);
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        consumer.start();
    }

    private void note(MessageExt message) {
        String second = message.getProperty(MessageConst.PROPERTY_TIMER_OUT_MS);
        arrivals.putIfAbsent(
                message.getKeys(),
                new Arrival(message.getStoreTimestamp(), second == null ? 0 : Long.parseLong(second)));
    }

    Message message(String key) {
        return new Message(topic, "", key, key.getBytes(UTF_8));
    }

    /** The answer, in a word or a code. */
    String send(Message message) throws Exception {
        try {
            return producer.send(message).getSendStatus().toString();
        } catch (MQBrokerException refused) {
            return "code " + refused.getResponseCode();
        }
    }

    boolean awaitArrivals(int count, Duration bound) {
        return Await.within(bound, () -> arrivals.size() >= count);
    }

    Map<String, Arrival> arrivals() {
        return arrivals;
    }

    @Override
    public void close() {
        consumer.shutdown();
        producer.shutdown();
    }
}
