package faults;

import faults.history.Recorder;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.ConsumeOrderlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.consumer.listener.MessageListenerOrderly;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.MessageExt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Unmodified push consumers that note what they are given. One thread sets it up and closes it. */
final class Receivers implements AutoCloseable {
    private static final int OFTEN_MILLIS = 1_000;

    private final String nameServer;
    private final Recorder recorder;
    private final List<DefaultMQPushConsumer> consumers = new ArrayList<>();

    Receivers(String nameServer, Recorder recorder) {
        this.nameServer = nameServer;
        this.recorder = recorder;
    }

    /** @param orderly whether the messages of a queue are to come one after the other */
    void start(String group, Collection<String> topics, String name, boolean orderly) {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(group);
        consumer.setNamesrvAddr(nameServer);
        consumer.setInstanceName(name);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        // As everything else is lost every second here, the news must travel faster than usual.
        consumer.setHeartbeatBrokerInterval(OFTEN_MILLIS);
        consumer.setPollNameServerInterval(OFTEN_MILLIS);
        consumer.setPullTimeDelayMillsWhenException(OFTEN_MILLIS / 10);
        consumer.setConsumeThreadMin(1);
        consumer.setConsumeThreadMax(2);
        if (orderly) {
            consumer.registerMessageListener((MessageListenerOrderly) (messages, context) -> {
                note(group, name, messages);
                return ConsumeOrderlyStatus.SUCCESS;
            });
        } else {
            consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
                note(group, name, messages);
                return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
            });
        }
        try {
            for (String topic : topics) {
                consumer.subscribe(topic, "*");
            }
            consumer.start();
        } catch (MQClientException e) {
            throw new IllegalStateException(e);
        }
        consumers.add(consumer);
    }

    private void note(String group, String name, List<MessageExt> messages) {
        for (MessageExt message : messages) {
            recorder.seen(
                    group,
                    name,
                    Senders.place(message.getTopic(), message.getQueueId(), message.getQueueOffset()),
                    Body.key(message.getBody(), Senders.MAX_BODY));
        }
    }

    @Override
    public void close() {
        consumers.parallelStream().forEach(DefaultMQPushConsumer::shutdown);
    }
}
