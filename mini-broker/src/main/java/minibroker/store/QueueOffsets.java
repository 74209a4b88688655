package minibroker.store;

import minibroker.message.MessageQueue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The offset that the next message of each queue gets.
 *
 * <p>Changed only under the log's lock, because messages must get their queue offsets in the order of the log. Any
 * thread may ask for {@link #all}.
 *
 * <p>RocketMQ: {@code QueueOffsetOperator}.
 */
final class QueueOffsets {
    private final Map<MessageQueue, Long> next = new ConcurrentHashMap<>();

    /** The next offset of a queue; 0 if no message was ever put into it. */
    long next(MessageQueue queue) {
        return next.getOrDefault(queue, 0L);
    }

    void set(MessageQueue queue, long offset) {
        next.put(queue, offset);
    }

    /** Forgets a topic's queues: they begin at 0 again. */
    void forget(String topic) {
        next.keySet().removeIf(queue -> queue.topic().equals(topic));
    }

    /** All of them, to be kept over a restart. */
    Map<MessageQueue, Long> all() {
        return Map.copyOf(next);
    }
}
