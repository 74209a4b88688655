package minibroker.store;

import java.util.ArrayList;
import java.util.List;

/**
 * The places of one queue's messages in a {@link MemoryLog}, by queue offset.
 *
 * <p>Invariant: {@code entries} holds the offsets from {@code minOffset} to {@code maxOffset} without a gap, apart from
 * a beginning whose records the log has dropped already and which {@link #forget} takes away.
 *
 * <p>Called by one thread at a time: the store holds its lock.
 */
final class MemoryConsumeQueue {
    private final List<ConsumeQueueEntry> entries = new ArrayList<>();
    private long firstOffset;
    private int forgotten;

    void append(ConsumeQueueEntry entry) {
        entries.add(entry);
    }

    long minOffset() {
        return firstOffset + forgotten;
    }

    long maxOffset() {
        return firstOffset + entries.size();
    }

    /** @param offset from {@link #minOffset} to below {@link #maxOffset} */
    ConsumeQueueEntry at(long offset) {
        return entries.get((int) (offset - firstOffset));
    }

    /** Forgets the messages that lie before {@code commitLogOffset}. */
    void forget(long commitLogOffset) {
        while (forgotten < entries.size() && entries.get(forgotten).commitLogOffset() < commitLogOffset) {
            forgotten++;
        }
        // Taking entries from the front moves all the others, so it waits until it is worth it.
        if (forgotten > entries.size() / 2) {
            entries.subList(0, forgotten).clear();
            firstOffset += forgotten;
            forgotten = 0;
        }
    }
}
