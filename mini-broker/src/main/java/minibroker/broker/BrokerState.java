package minibroker.broker;

import com.fasterxml.jackson.core.type.TypeReference;
import minibroker.message.MessageQueue;
import minibroker.protocol.SubscriptionGroupConfig;
import minibroker.protocol.TopicConfig;
import minibroker.store.MessageStore;
import minibroker.store.SavedState;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a broker keeps beside its messages, as long as the store keeps those: topics, groups, and how far each group has
 * come.
 *
 * <p>The documents have RocketMQ's names and members: {@code topics}, {@code subscriptionGroup}, {@code consumerOffset}.
 *
 * <p>Any thread may call: one at a time.
 */
final class BrokerState {
    /** One topic in its document. */
    record SavedTopic(int readQueueNums, int writeQueueNums, int perm) {}

    /** All topics, by name. */
    record SavedTopics(Map<String, SavedTopic> topicConfigTable) {}

    /** One group in its document. */
    record SavedGroup(boolean consumeEnable, boolean consumeBroadcastEnable, int retryQueueNums, int retryMaxTimes) {}

    /** All groups, by name. */
    record SavedGroups(Map<String, SavedGroup> subscriptionGroupTable) {}

    /** Offsets by {@code topic@group} and queue. */
    record SavedOffsets(Map<String, Map<Integer, Long>> offsetTable) {}

    private final SavedState<SavedTopics> topics;
    private final SavedState<SavedGroups> groups;
    private final SavedState<SavedOffsets> offsets;

    BrokerState(MessageStore store) {
        topics = store.savedState("topics", new TypeReference<>() {});
        groups = store.savedState("subscriptionGroup", new TypeReference<>() {});
        offsets = store.savedState("consumerOffset", new TypeReference<>() {});
    }

    /** The topics that were saved last. */
    List<TopicConfig> topics() {
        List<TopicConfig> all = new ArrayList<>();
        topics.last()
                .ifPresent(saved -> saved.topicConfigTable.forEach((name, topic) ->
                        all.add(new TopicConfig(name, topic.readQueueNums, topic.writeQueueNums, topic.perm))));
        return all;
    }

    /** The groups that were saved last. */
    List<SubscriptionGroupConfig> groups() {
        List<SubscriptionGroupConfig> all = new ArrayList<>();
        groups.last()
                .ifPresent(saved ->
                        saved.subscriptionGroupTable.forEach((name, group) -> all.add(new SubscriptionGroupConfig(
                                name,
                                group.consumeEnable,
                                group.consumeBroadcastEnable,
                                group.retryQueueNums,
                                group.retryMaxTimes))));
        return all;
    }

    /** Tells how far each group had come when that was saved last. */
    void restoreOffsets(ConsumerOffsetManager manager) {
        // tag::11-2[]
        offsets.last()
                .ifPresent(saved -> saved.offsetTable.forEach((key, queues) -> {
                    int at = key.indexOf('@');
                    queues.forEach((queueId, offset) -> manager.commit(
                            key.substring(at + 1), new MessageQueue(key.substring(0, at), queueId), offset));
                }));
        // end::11-2[]
    }

    /** Saves the topics, if they have changed. */
    synchronized void saveTopics(List<TopicConfig> all) {
        Map<String, SavedTopic> table = new TreeMap<>();
        all.forEach(topic ->
                table.put(topic.name(), new SavedTopic(topic.readQueues(), topic.writeQueues(), topic.permission())));
        topics.save(new SavedTopics(table));
    }

    /** Saves the groups, if they have changed. */
    synchronized void saveGroups(List<SubscriptionGroupConfig> all) {
        Map<String, SavedGroup> table = new TreeMap<>();
        all.forEach(group -> table.put(
                group.name(),
                new SavedGroup(
                        group.consumeEnable(), group.broadcastEnable(), group.retryQueues(), group.retryMaxTimes())));
        groups.save(new SavedGroups(table));
    }

    /** Saves how far each group has come, if that has changed. */
    synchronized void saveOffsets(Map<String, Map<MessageQueue, Long>> all) {
        // tag::11-2[]
        Map<String, Map<Integer, Long>> table = new TreeMap<>();
        all.forEach((group, queues) -> queues.forEach(
                (queue, offset) -> table.computeIfAbsent(queue.topic() + "@" + group, key -> new TreeMap<>())
                        .put(queue.queueId(), offset)));
        offsets.save(new SavedOffsets(table));
        // end::11-2[]
    }
}
