package minibroker.broker;

import minibroker.exercise.NotDoneYet;
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
 * <p>A client keeps a lock by asking for it again; after a minute without that it is lost. Nothing else takes a lock
 * away, not even a broken connection: the client may still be handling messages.
 *
 * <p>Any thread may call any method; one lock guards all. RocketMQ: {@code RebalanceLockManager}.
 */
final class QueueLockManager implements GroupLocks {
    /** A minute; as with RocketMQ, a property of the JVM can change it, for those who kill clients and can't wait. */
    static final Duration EXPIRY = Duration.ofMillis(Long.getLong("minibroker.lockExpiryMillis", 60_000));

    /** The most locks: far more than there are queues. Beyond it no lock is given. */
    static final int MOST = 100_000;

    private final Clock clock;
    private final Map<Key, QueueLock> locks = new HashMap<>();

    private record Key(String group, MessageQueue queue) {}

    private record QueueLock(String clientId, long renewedAt) {
        boolean isExpired(long now) {
            return now - renewedAt > EXPIRY.toMillis();
        }
    }

    QueueLockManager(Clock clock) {
        this.clock = clock;
    }

    /** @return those of the queues that are the client's from now on */
    synchronized List<MessageQueue> lock(String group, String clientId, List<MessageQueue> queues) {
        // tag::14-2[]
        throw new NotDoneYet("14-2");
        // end::14-2[]
    }

    /** Unlocks queues that are locked by this client; locks of others stay. */
    synchronized void unlock(String group, String clientId, List<MessageQueue> queues) {
        // tag::14-2[]
        throw new NotDoneYet("14-2");
        // end::14-2[]
    }

    @Override
    public synchronized boolean holdsAny(String group) {
        // tag::14-2[]
        throw new NotDoneYet("14-2");
        // end::14-2[]
    }

    /** A lock, for whoever looks inside. */
    record Lock(String group, MessageQueue queue, String clientId, long renewedAt) {}

    /** Some of the locks: also those that have expired, until somebody asks for a lock again. */
    synchronized List<Lock> some(int most) {
        return locks.entrySet().stream()
                .limit(most)
                .map(lock -> new Lock(
                        lock.getKey().group, lock.getKey().queue, lock.getValue().clientId, lock.getValue().renewedAt))
                .toList();
    }

    /** How many locks there are, likewise. */
    synchronized int size() {
        return locks.size();
    }
}
