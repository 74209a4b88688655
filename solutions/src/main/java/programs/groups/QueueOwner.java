package programs.groups;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A push consumer that tells which queues it has. Any thread may call. */
final class QueueOwner extends DefaultMQPushConsumer {
    private final String name;
    private volatile boolean here = true;

    /** @param name part of its client id, and so of its place in the sorted list */
    QueueOwner(String name, String group, String topic, Consumer<MessageExt> handler) throws MQClientException {
        super(group);
        this.name = name;
        setInstanceName(name);
        setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        setHeartbeatBrokerInterval(1_000);
        setPollNameServerInterval(1_000);
        setMqClientApiTimeout(10_000);
        subscribe(topic, "*");
        registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            messages.forEach(handler);
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
    }

    String name() {
        return name;
    }

    /** Tells the broker how far it has come; by itself it does so every five seconds. */
    void commit() {
        defaultMQPushConsumerImpl.persistConsumerOffset();
    }

    /** Says good-bye. */
    void leave() {
        here = false;
        shutdown();
    }

    /** The numbers of the queues that it reads just now. */
    Set<Integer> queuesOf(String topic) {
        if (!here) {
            return Set.of();
        }
        return defaultMQPushConsumerImpl.getRebalanceImpl().getProcessQueueTable().keySet().stream()
                .filter(queue -> queue.getTopic().equals(topic))
                .map(MessageQueue::getQueueId)
                .collect(Collectors.toSet());
    }
}
