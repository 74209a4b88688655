package outside;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.MessageExt;

import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Producers and consumers on one broker. Any thread may call. */
final class OldClients {
    private static final String KNOWN_TOPIC = "TBW102";
    private static final int TRIES = 10;
    private static final int SEND_TIMEOUT_MILLIS = 20_000;

    private final String nameServer;
    private final AtomicInteger started = new AtomicInteger();

    OldClients(String nameServer) {
        this.nameServer = nameServer;
    }

    String nameServer() {
        return nameServer;
    }

    /** A name for one more client: two of a name are one client. */
    String instance() {
        return "instance-" + started.incrementAndGet();
    }

    DefaultMQProducer producer(String topic) throws MQClientException {
        DefaultMQProducer producer = new DefaultMQProducer(topic + "-producers");
        producer.setNamesrvAddr(nameServer);
        producer.setInstanceName(instance());
        producer.setSendMsgTimeout(SEND_TIMEOUT_MILLIS);
        producer.setCreateTopicKey(KNOWN_TOPIC); // 4.3.0 alone has another default, which no broker knows
        producer.start();
        awaitRoute(producer);
        return producer;
    }

    /**
     * Asks for the route that every broker has. A client waits three seconds for a route, no matter what; on a busy
     * machine its first request takes that long, while it connects and its classes are loaded.
     */
    private static void awaitRoute(DefaultMQProducer producer) throws MQClientException {
        for (int i = 1; ; i++) {
            try {
                producer.fetchPublishMessageQueues(KNOWN_TOPIC);
                return;
            } catch (MQClientException | IllegalStateException e) {
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** A consumer that is not started yet; a new group begins with the first message. */
    DefaultMQPushConsumer consumer(String group) {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(group);
        consumer.setNamesrvAddr(nameServer);
        consumer.setInstanceName(instance());
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        return consumer;
    }

    /** A started consumer, and what it gets. */
    DefaultMQPushConsumer collecting(String group, String topic, String tags, Collection<String> into)
            throws MQClientException {
        DefaultMQPushConsumer consumer = consumer(group);
        consumer.subscribe(topic, tags);
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            messages.forEach(message -> into.add(text(message)));
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        consumer.start();
        return consumer;
    }

    static Collection<String> texts() {
        return new ConcurrentLinkedQueue<>();
    }

    static String text(MessageExt message) {
        return new String(message.getBody(), UTF_8);
    }

    static String sorted(Collection<String> texts) {
        return String.join(" ", texts.stream().sorted().toList());
    }
}
