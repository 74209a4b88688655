package minibroker.store;

import minibroker.exercise.NotDoneYet;
import minibroker.file.DamagedFile;
import minibroker.message.MessageQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Repairs queues and key index when a store is opened: builds the entries that they lack from the log, and removes
 * those whose messages the log does not have.
 *
 * <pre>
 * log      |message|message|message|message|message|
 *                          ^ confirmed              ^ end
 * queues   |entry |entry |entry| ? ? ? ?                after a crash: cut here, and built again from here on
 * index    |older files|newest ? ? ? ? ?                after a crash: the newest file is built again
 * </pre>
 *
 * <p>One thread, before anybody else has the store.
 */
final class StoreRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(StoreRecovery.class);

    private final CommitLogScanner log;
    private final long logMinOffset;
    private final ConsumeQueues queues;
    private final KeyIndex index;

    /** @param logMinOffset where the log begins */
    StoreRecovery(CommitLogScanner log, long logMinOffset, ConsumeQueues queues, KeyIndex index) {
        this.log = log;
        this.logMinOffset = logMinOffset;
        this.queues = queues;
        this.index = index;
    }

    /**
     * @param confirmed the offset before which queues and index are on disk for certain
     * @param crashed whether they may have entries after it
     * @param known the next offset of each queue when the store was last closed properly
     */
    void recover(long confirmed, boolean crashed, Map<MessageQueue, Long> known) {
        Set<MessageQueue> torn = new HashSet<>();
        if (crashed) {
            torn.addAll(queues.truncate(confirmed));
            index.forgetNewest();
        }
        known.forEach((queue, next) -> {
            long stored = queues.storedMaxOffset(queue);
            if (stored < next || stored > next && !crashed) {
                torn.add(queue);
            }
        });
        long queuesFrom = queues.all().isEmpty() ? logMinOffset : confirmed;
        long indexFrom = index.isEmpty() ? logMinOffset : crashed ? index.lastOffset() : confirmed;
        Set<MessageQueue> withGap = build(torn, queuesFrom, indexFrom);
        if (!withGap.isEmpty()) {
            build(withGap, Long.MAX_VALUE, Long.MAX_VALUE);
        }
        // All messages of a queue may be gone, but their offsets must not be given out again.
        known.forEach((queue, next) -> {
            if (queues.storedMaxOffset(queue) < next) {
                queues.findOrCreate(queue).skipTo(next);
            }
        });
    }

    /**
     * Builds entries from the log.
     *
     * @param torn queues that are deleted and built again from the beginning
     * @param queuesFrom where the entries of the other queues end
     * @param indexFrom where the index ends
     * @return queues that lack entries before the first that was to be built
     */
    private Set<MessageQueue> build(Set<MessageQueue> torn, long queuesFrom, long indexFrom) {
        torn.forEach(queue -> LOG.warn("{} lacks entries: it is built again from the log", queue));
        Set<MessageQueue> withGap = new HashSet<>();
        // tag::08-3[]
        throw new NotDoneYet("08-3");
        // end::08-3[]
    }

    /** Passes each message from an offset on to the visitor, and adds those to the index that it lacks. */
    private void walk(long from, long indexFrom, Consumer<DispatchRequest> forQueues) {
        log.scan(Math.min(from, indexFrom), message -> {
            if (message.commitLogOffset() >= from) {
                forQueues.accept(message);
            }
            if (message.commitLogOffset() >= indexFrom) {
                index.put(message);
            }
        });
    }

    /**
     * Puts a message into its queue. If an earlier message is missing there, notes the queue as torn and leaves it
     * alone from then on.
     */
    private void putUnlessGap(DispatchRequest message, Set<MessageQueue> withGap) {
        try {
            if (!withGap.contains(message.queue())) {
                queues.put(message);
            }
        } catch (DamagedFile gap) {
            withGap.add(message.queue());
        }
    }
}
