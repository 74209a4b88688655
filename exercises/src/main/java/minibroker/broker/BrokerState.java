package minibroker.broker;

import minibroker.exercise.NotDoneYet;
import minibroker.json.JsonObject;
import minibroker.message.MessageQueue;
import minibroker.protocol.GroupMarks;
import minibroker.protocol.SubscriptionGroupConfig;
import minibroker.protocol.TopicConfig;
import minibroker.protocol.TopicMarks;
import minibroker.store.MessageStore;
import minibroker.store.SavedState;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The broker's small documents beside its messages: topics, groups, and how far each group has come. They are kept as
 * long as the store keeps the messages.
 *
 * <p>The documents have RocketMQ's names and members: {@code topics}, {@code subscriptionGroup}, {@code
 * consumerOffset}.
 *
 * <p>Any thread may call: one at a time.
 */
final class BrokerState {
    /** One topic in its document. */
    record SavedTopic(int readQueueNums, int writeQueueNums, int perm, TopicMarks marks) {
        static SavedTopic of(JsonObject json) {
            return new SavedTopic(
                    json.smallNumber("readQueueNums", 0),
                    json.smallNumber("writeQueueNums", 0),
                    json.smallNumber("perm", 0),
                    TopicMarks.of(json));
        }

        Map<String, ?> json() {
            Map<String, Object> json = new TreeMap<>();
            marks.addTo(json);
            json.put("readQueueNums", readQueueNums);
            json.put("writeQueueNums", writeQueueNums);
            json.put("perm", perm);
            return json;
        }
    }

    /** One group in its document. */
    record SavedGroup(
            boolean consumeEnable,
            boolean consumeBroadcastEnable,
            int retryQueueNums,
            int retryMaxTimes,
            GroupMarks marks) {
        static SavedGroup of(JsonObject json) {
            return new SavedGroup(
                    json.yes("consumeEnable", false),
                    json.yes("consumeBroadcastEnable", false),
                    json.smallNumber("retryQueueNums", 0),
                    json.smallNumber("retryMaxTimes", 0),
                    GroupMarks.of(json));
        }

        Map<String, ?> json() {
            Map<String, Object> json = new TreeMap<>();
            marks.addTo(json);
            json.put("consumeEnable", consumeEnable);
            json.put("consumeBroadcastEnable", consumeBroadcastEnable);
            json.put("retryQueueNums", retryQueueNums);
            json.put("retryMaxTimes", retryMaxTimes);
            return json;
        }
    }

    /** Offsets by {@code topic@group} and queue. */
    record SavedOffsets(Map<String, Map<Integer, Long>> offsetTable) {
        static SavedOffsets of(JsonObject json) {
            return new SavedOffsets(json.object("offsetTable").objectsByName(JsonObject::numbersByNumber));
        }

        Map<String, ?> json() {
            return Map.of("offsetTable", offsetTable);
        }
    }

    private final SavedState<Map<String, SavedTopic>> topics;
    private final SavedState<Map<String, SavedGroup>> groups;
    private final SavedState<SavedOffsets> offsets;

    BrokerState(MessageStore store) {
        topics = table(store, "topics", "topicConfigTable", SavedTopic::of, SavedTopic::json);
        groups = table(store, "subscriptionGroup", "subscriptionGroupTable", SavedGroup::of, SavedGroup::json);
        offsets = store.savedState("consumerOffset", SavedOffsets::of, SavedOffsets::json);
    }

    /** A document with one member: a table by name. */
    private static <T> SavedState<Map<String, T>> table(
            MessageStore store,
            String document,
            String member,
            Function<JsonObject, T> reading,
            Function<T, Map<String, ?>> writing) {
        return store.savedState(document, json -> json.object(member).objectsByName(reading), table -> {
            Map<String, Object> json = new TreeMap<>();
            table.forEach((name, value) -> json.put(name, writing.apply(value)));
            return Map.of(member, json);
        });
    }

    /** The topics that were saved last. */
    List<TopicConfig> topics() {
        List<TopicConfig> all = new ArrayList<>();
        topics.last()
                .ifPresent(saved -> saved.forEach((name, topic) -> all.add(
                        new TopicConfig(name, topic.readQueueNums, topic.writeQueueNums, topic.perm, topic.marks))));
        return all;
    }

    /** The groups that were saved last. */
    List<SubscriptionGroupConfig> groups() {
        List<SubscriptionGroupConfig> all = new ArrayList<>();
        groups.last()
                .ifPresent(saved -> saved.forEach((name, group) -> all.add(new SubscriptionGroupConfig(
                        name,
                        group.consumeEnable,
                        group.consumeBroadcastEnable,
                        group.retryQueueNums,
                        group.retryMaxTimes,
                        group.marks))));
        return all;
    }

    /** Tells how far each group had come when that was saved last. */
    void restoreOffsets(ConsumerOffsetManager manager) {
        // tag::11-2[]
        throw new NotDoneYet("11-2");
        // end::11-2[]
    }

    /** Saves the topics, if they have changed. */
    synchronized void saveTopics(List<TopicConfig> all) {
        Map<String, SavedTopic> table = new TreeMap<>();
        all.forEach(topic -> table.put(
                topic.name(),
                new SavedTopic(topic.readQueues(), topic.writeQueues(), topic.permission(), topic.marks())));
        topics.save(table);
    }

    /** Saves the groups, if they have changed. */
    synchronized void saveGroups(List<SubscriptionGroupConfig> all) {
        Map<String, SavedGroup> table = new TreeMap<>();
        all.forEach(group -> table.put(
                group.name(),
                new SavedGroup(
                        group.consumeEnable(),
                        group.broadcastEnable(),
                        group.retryQueues(),
                        group.retryMaxTimes(),
                        group.marks())));
        groups.save(table);
    }

    /** Saves how far each group has come, if that has changed. */
    synchronized void saveOffsets(Map<String, Map<MessageQueue, Long>> all) {
        // tag::11-2[]
        throw new NotDoneYet("11-2");
        // end::11-2[]
    }
}
