package minibroker.broker;

import minibroker.message.MessageQueue;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each queue of a group to one client at a time, so that its messages are handled in order.
 *
 * <p>A client keeps its lock by asking for it again; one that has not asked for a minute has lost it.
 *
 * <p>Any thread may call any method; one lock guards all. RocketMQ: {@code RebalanceLockManager}.
 */
final class QueueLockManager {
    static final Duration EXPIRY = Duration.ofSeconds(60);

    private final Clock clock;
    private final Map<Key, QueueLock> locks = new HashMap<>();

    private record Key(String group, MessageQueue queue) {}

    private record QueueLock(String clientId, long expiresAt) {}

    QueueLockManager(Clock clock) {
        this.clock = clock;
    }

    /** @return those of the queues that are the client's from now on */
    synchronized List<MessageQueue> lock(String group, String clientId, List<MessageQueue> queues) {
        long now = clock.millis();
        locks.values().removeIf(held -> held.expiresAt <= now);
        QueueLock mine = new QueueLock(clientId, now + EXPIRY.toMillis());
        List<MessageQueue> locked = new ArrayList<>();
        for (MessageQueue queue : queues) {
            QueueLock held = locks.get(new Key(group, queue));
            if (held == null || held.clientId.equals(clientId)) {
                locks.put(new Key(group, queue), mine);
                locked.add(queue);
            }
        }
        return locked;
    }

    /** Gives queues free that are the client's; those of others stay theirs. */
    synchronized void unlock(String group, String clientId, List<MessageQueue> queues) {
        for (MessageQueue queue : queues) {
            locks.computeIfPresent(new Key(group, queue), (key, held) -> held.clientId.equals(clientId) ? null : held);
        }
    }
}
