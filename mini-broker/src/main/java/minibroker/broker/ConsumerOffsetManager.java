package minibroker.broker;

import minibroker.message.MessageQueue;
import minibroker.protocol.ResponseCode;
import minibroker.remoting.RequestFailed;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * How far each group has come in each queue: the offset of the first message that it has not handled.
 *
 * <p>An administrator may set a group to another offset. Until its consumer has pulled once more and been told, the
 * offsets that it commits are ignored.
 *
 * <p>Any thread may call any method.
 */
final class ConsumerOffsetManager {
    /** Most offsets in all, of all groups. */
    static final int MOST = 200_000;

    private final Map<String, Map<MessageQueue, Long>> offsets = new ConcurrentHashMap<>();

    /** The offset after the last message that each group was given since the broker's start. */
    private final Map<String, Map<MessageQueue, Long>> pulled = new ConcurrentHashMap<>();

    /** New offsets of which the consumers have not been told yet. */
    private final Map<String, Map<MessageQueue, Long>> resets = new ConcurrentHashMap<>();

    /**
     * A consumer commits an offset; ignored while the consumer has not been told of a reset.
     *
     * @throws RequestFailed if there are too many offsets
     */
    void commit(String group, MessageQueue queue, long offset) {
        if (resets.getOrDefault(group, Map.of()).containsKey(queue)) {
            return;
        }
        refuseTooMany(group, queue);
        // tag::11-2[]
        offsets.computeIfAbsent(group, any -> new ConcurrentHashMap<>()).put(queue, offset);
        // end::11-2[]
    }

    private void refuseTooMany(String group, MessageQueue queue) {
        if (isFullFor(offsets, group, queue)) {
            throw new RequestFailed(
                    ResponseCode.SYSTEM_ERROR,
                    "The offset of group %s in %s is not kept: there are %s already, the limit. Delete groups that nobody needs"
                            .formatted(group, queue, MOST));
        }
    }

    private static boolean isFullFor(Map<String, Map<MessageQueue, Long>> kept, String group, MessageQueue queue) {
        return !kept.getOrDefault(group, Map.of()).containsKey(queue)
                && kept.values().stream().mapToInt(Map::size).sum() >= MOST;
    }

    /** A consumer was given everything below an offset and may still be handling it. At the limit it is not noted. */
    void pulled(String group, MessageQueue queue, long nextOffset) {
        if (!isFullFor(pulled, group, queue)) {
            pulled.computeIfAbsent(group, any -> new ConcurrentHashMap<>()).put(queue, nextOffset);
        }
    }

    /** The offset below which a group was given everything; at least its committed offset. */
    long pulled(String group, MessageQueue queue) {
        long done = committed(group, queue).orElse(0);
        return Math.max(done, pulled.getOrDefault(group, Map.of()).getOrDefault(queue, 0L));
    }

    /**
     * Sets a group to an offset, at which it has to go on.
     *
     * @throws RequestFailed if there are too many offsets
     */
    void reset(String group, MessageQueue queue, long offset) {
        refuseTooMany(group, queue);
        resets.computeIfAbsent(group, any -> new ConcurrentHashMap<>()).put(queue, offset);
        offsets.computeIfAbsent(group, any -> new ConcurrentHashMap<>()).put(queue, offset);
    }

    /**
     * Takes the offset of a reset, and forgets it because the consumer is told now; empty if there was no reset.
     */
    OptionalLong takeReset(String group, MessageQueue queue) {
        Long offset = resets.getOrDefault(group, new ConcurrentHashMap<>()).remove(queue);
        return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    OptionalLong committed(String group, MessageQueue queue) {
        // tag::11-2[]
        Long offset = offsets.getOrDefault(group, Map.of()).get(queue);
        return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
        // end::11-2[]
    }

    /** The topics of which a group has committed offsets. */
    Set<String> topicsOf(String group) {
        return offsets.getOrDefault(group, Map.of()).keySet().stream()
                .map(MessageQueue::topic)
                .collect(Collectors.toSet());
    }

    /** The groups that have committed offsets of a topic. */
    Set<String> groupsOf(String topic) {
        return offsets.keySet().stream()
                .filter(group -> topicsOf(group).contains(topic))
                .collect(Collectors.toSet());
    }

    /** All offsets, by group; a copy. */
    Map<String, Map<MessageQueue, Long>> all() {
        return offsets.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
    }

    void removeGroup(String group) {
        resets.remove(group);
        pulled.remove(group);
        offsets.remove(group);
    }

    void removeTopic(String topic) {
        removeTopic(topic, resets);
        removeTopic(topic, pulled);
        removeTopic(topic, offsets);
    }

    private static void removeTopic(String topic, Map<String, Map<MessageQueue, Long>> from) {
        from.values().forEach(queues -> queues.keySet()
                .removeIf(queue -> queue.topic().equals(topic)));
    }

    /** The groups that committed or pulled something; a copy, for whoever looks inside. */
    Set<String> groups() {
        Set<String> groups = ConcurrentHashMap.newKeySet();
        groups.addAll(offsets.keySet());
        groups.addAll(pulled.keySet());
        return groups;
    }

    /** The queues in which a group committed or pulled something; a copy, for whoever looks inside. */
    Set<MessageQueue> queuesOf(String group) {
        Set<MessageQueue> queues = ConcurrentHashMap.newKeySet();
        queues.addAll(offsets.getOrDefault(group, Map.of()).keySet());
        queues.addAll(pulled.getOrDefault(group, Map.of()).keySet());
        return queues;
    }
}
