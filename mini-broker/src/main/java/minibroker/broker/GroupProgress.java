package minibroker.broker;

import minibroker.message.MessageQueue;
import minibroker.protocol.ConsumeStats.Progress;
import minibroker.protocol.SubscriptionData;
import minibroker.protocol.TopicConfig;
import minibroker.store.MessageStore;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far groups are in the queues of their topics.
 *
 * <p>Any thread may call. RocketMQ: {@code ConsumeStats}.
 */
final class GroupProgress {
    private final ConsumerManager consumers;
    private final ConsumerOffsetManager offsets;
    private final TopicConfigManager topics;
    private final MessageStore store;

    GroupProgress(
            ConsumerManager consumers, ConsumerOffsetManager offsets, TopicConfigManager topics, MessageStore store) {
        this.consumers = consumers;
        this.offsets = offsets;
        this.topics = topics;
        this.store = store;
    }

    /** The topics in which a group has come some way, and which it still wants if it is there. */
    Set<String> topicsOf(String group) {
        return topicsOf(group, offsets.topicsOf(group));
    }

    /** Those of these topics that a group wants, if it is there: of others it need not be told how far it was. */
    Set<String> topicsOf(String group, Set<String> these) {
        Set<String> wanted = new TreeSet<>(these);
        consumers
                .group(group)
                .ifPresent(data -> wanted.retainAll(data.subscriptions().stream()
                        .map(SubscriptionData::topic)
                        .toList()));
        return wanted;
    }

    /** What a group that is there has said of a topic. */
    Optional<SubscriptionData> subscription(String group, String topic) {
        return consumers.group(group).stream()
                .flatMap(data -> data.subscriptions().stream())
                .filter(subscription -> subscription.topic().equals(topic))
                .findFirst();
    }

    /** How far a group is in each queue of a topic; none if there is no such topic. */
    Map<MessageQueue, Progress> of(String group, String topic) {
        int count = topics.find(topic).map(TopicConfig::readQueues).orElse(0);
        Map<MessageQueue, Progress> queues = new LinkedHashMap<>();
        for (int id = 0; id < count; id++) {
            MessageQueue queue = new MessageQueue(topic, id);
            queues.put(queue, of(group, queue));
        }
        return queues;
    }

    /**
     * What a group has handled of a queue, and what it was given and may still be at work on. If it has handled
     * nothing, the last message was stored at 0.
     */
    private Progress of(String group, MessageQueue queue) {
        long done = offsets.committed(group, queue).orElse(0);
        long lastTimestamp = store.storeTimestamp(queue, done - 1).orElse(0);
        return new Progress(store.maxOffset(queue), done, offsets.pulled(group, queue), lastTimestamp);
    }
}
