package minibroker.schedule;

import minibroker.message.MessageQueue;
import minibroker.message.StoredMessage;
import minibroker.store.GetLimits;
import minibroker.store.MessageStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.OptionalLong;

/**
 * Delivers the messages of one level. They all wait equally long, so they become due in the order of the level's queue.
 *
 * <pre>
 * |delivered|delivered| due | due |not yet|not yet|not yet|
 *                     ^ next
 * </pre>
 *
 * <p>One thread at a time uses it.
 *
 * <p>RocketMQ: {@code ScheduleMessageService.DeliverDelayedMessageTimerTask}.
 */
final class LevelDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(LevelDelivery.class);

    /** The most messages in one turn, so that the timer gets to its other tasks. */
    private static final int MOST_AT_ONCE = 1_000;

    private static final GetLimits LIMITS = new GetLimits(32, 1 << 20);

    private final MessageStore store;
    private final Delivery delivery;
    private final MessageQueue queue;
    private final int level;
    private volatile long next;

    /** @param next offset of the first message that is not delivered yet */
    LevelDelivery(MessageStore store, Delivery delivery, int level, long next) {
        this.store = store;
        this.delivery = delivery;
        this.queue = new MessageQueue(minibroker.message.ReservedTopics.SCHEDULE, level - 1);
        this.level = level;
        this.next = next;
    }

    /** The offset of the first message that is not delivered yet. */
    long next() {
        return next;
    }

    /**
     * Delivers what is due, the oldest first.
     *
     * @param now milliseconds since 1970
     */
    void deliver(long now) {
        // Before the exercise is reached: an empty queue needs none of it.
        if (next == store.maxOffset(queue)) {
            return;
        }
        skipWhatIsGone();
        // tag::16-3[]
        int left = MOST_AT_ONCE;
        while (left > 0 && isDue(store.storeTimestamp(queue, next), now)) {
            List<StoredMessage> some = read();
            if (some.isEmpty()) {
                return;
            }
            for (StoredMessage parked : some) {
                if (left == 0 || dueAt(parked.storeTimestamp()) > now || !deliver(parked)) {
                    return;
                }
                next = parked.queueOffset() + 1;
                left--;
            }
        }
        // end::16-3[]
    }

    /** Whether a message that was stored at this time is due; false if there is no message. */
    private boolean isDue(OptionalLong storeTimestamp, long now) {
        return storeTimestamp.isPresent() && dueAt(storeTimestamp.getAsLong()) <= now;
    }

    /** When a message that was stored at this time is due; both in milliseconds since 1970. */
    private long dueAt(long storeTimestamp) {
        // tag::16-3[]
        return storeTimestamp + DelayLevels.delayMillis(level);
        // end::16-3[]
    }

    /** Puts one message into its real queue; false if the store takes nothing now, so that it has to wait longer. */
    private boolean deliver(StoredMessage parked) {
        return delivery.deliver(parked, parked.message().properties(), dueAt(parked.storeTimestamp()));
    }

    /** Some of the messages from {@code next} on, in the order of their offsets; empty if there is none. */
    private List<StoredMessage> read() {
        return store.get(queue, next, LIMITS, tag -> true).messages();
    }

    private void skipWhatIsGone() {
        long min = store.minOffset(queue);
        long max = store.maxOffset(queue);
        if (next < min) {
            LOG.warn("{} messages of delay level {} were deleted before their time had come", min - next, level);
            next = min;
        } else if (next > max) {
            LOG.warn("Delay level {} goes on at offset {}: {} does not exist", level, max, next);
            next = max;
        }
    }

    /** What waits, for whoever looks inside. Any thread may call. */
    WaitingLevel waiting() {
        long first = Math.max(next, store.minOffset(queue));
        long waiting = Math.max(0, store.maxOffset(queue) - first);
        OptionalLong stored = waiting == 0 ? OptionalLong.empty() : store.storeTimestamp(queue, first);
        return new WaitingLevel(
                level,
                DelayLevels.delayMillis(level),
                waiting,
                stored.isEmpty() ? stored : OptionalLong.of(dueAt(stored.getAsLong())));
    }
}
