package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.MessageQueue;

import java.util.Set;
import java.util.stream.Collectors;

/** One push consumer of a group, with the queues that it has just now. */
final class Member {

    private final String group;
    private final String topic;
    private final DefaultMQPushConsumer consumer;
    private final Received received = new Received();

    Member(Stage stage, String group, String topic) throws Exception {
        this.group = group;
        this.topic = topic;
        consumer = new DefaultMQPushConsumer(group);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener(received);
        stage.started(consumer, consumer::start, consumer::shutdown);
    }

    String group() {
        return group;
    }

    String topic() {
        return topic;
    }

    /** Those of the topic; the one of the retry topic belongs to somebody, too. */
    Set<Integer> queues() {
        return consumer.getDefaultMQPushConsumerImpl().getRebalanceImpl().getProcessQueueTable().keySet().stream()
                .filter(queue -> queue.getTopic().equals(topic))
                .map(MessageQueue::getQueueId)
                .collect(Collectors.toSet());
    }

    int count() {
        return received.count();
    }

    long distinct() {
        return received.distinct();
    }

    void forget() {
        received.forget();
    }

    /** Tells the broker how far it has come; by itself it does so every five seconds. */
    void commit() {
        consumer.getDefaultMQPushConsumerImpl().persistConsumerOffset();
    }

    void leave() {
        consumer.shutdown();
    }
}
