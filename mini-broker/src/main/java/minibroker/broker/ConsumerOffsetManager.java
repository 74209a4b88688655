package minibroker.broker;

import minibroker.message.MessageQueue;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * How far each group has come in each queue: the offset of the first message that it has not handled.
 *
 * <p>Any thread may call any method.
 */
final class ConsumerOffsetManager {
    private final Map<String, Map<MessageQueue, Long>> offsets = new ConcurrentHashMap<>();

    void commit(String group, MessageQueue queue, long offset) {
        offsets.computeIfAbsent(group, any -> new ConcurrentHashMap<>()).put(queue, offset);
    }

    OptionalLong committed(String group, MessageQueue queue) {
        Long offset = offsets.getOrDefault(group, Map.of()).get(queue);
        return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    /** The topics of which a group has handled anything. */
    Set<String> topicsOf(String group) {
        return offsets.getOrDefault(group, Map.of()).keySet().stream()
                .map(MessageQueue::topic)
                .collect(Collectors.toSet());
    }

    /** The groups that have handled anything of a topic. */
    Set<String> groupsOf(String topic) {
        return offsets.keySet().stream()
                .filter(group -> topicsOf(group).contains(topic))
                .collect(Collectors.toSet());
    }

    /** All of it, by group; a copy. */
    Map<String, Map<MessageQueue, Long>> all() {
        return offsets.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
    }

    void removeGroup(String group) {
        offsets.remove(group);
    }

    void removeTopic(String topic) {
        offsets.values().forEach(queues -> queues.keySet()
                .removeIf(queue -> queue.topic().equals(topic)));
    }
}
