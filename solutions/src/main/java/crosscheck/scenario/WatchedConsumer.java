package crosscheck.scenario;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.common.message.MessageQueue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A push consumer that tells which queues it has. Any thread may call. */
final class WatchedConsumer extends DefaultMQPushConsumer {

    WatchedConsumer(String group) {
        super(group);
        // As in PushGroup: the listener has to return before the consumer says how far it has come.
        setAwaitTerminationMillisWhenShutdown(10_000);
    }

    /** The queues of a topic that it has just now; the place in each was looked up before. */
    Set<Integer> queuesOf(String topic) {
        return defaultMQPushConsumerImpl.getRebalanceImpl().getProcessQueueTable().keySet().stream()
                .filter(queue -> queue.getTopic().equals(topic))
                .map(MessageQueue::getQueueId)
                .collect(Collectors.toSet());
    }

    /** The queues of a topic that it has just now, those of all brokers. */
    List<MessageQueue> heldOf(String topic) {
        return defaultMQPushConsumerImpl.getRebalanceImpl().getProcessQueueTable().keySet().stream()
                .filter(queue -> queue.getTopic().equals(topic))
                .toList();
    }

    /** How long ago it asked last for messages of a queue. */
    Duration sinceItAsked(String topic, int queue) {
        long now = System.currentTimeMillis();
        long asked = defaultMQPushConsumerImpl.getRebalanceImpl().getProcessQueueTable().entrySet().stream()
                .filter(entry -> entry.getKey().getTopic().equals(topic)
                        && entry.getKey().getQueueId() == queue)
                .mapToLong(entry -> entry.getValue().getLastPullTimestamp())
                .findFirst()
                .orElse(now);
        return Duration.ofMillis(now - asked);
    }

    /** Tells the broker how far it has come; by itself it does so every five seconds. */
    void commit() {
        defaultMQPushConsumerImpl.persistConsumerOffset();
    }
}
