package minibroker.store;

import minibroker.message.StoredMessage;

import java.util.ArrayList;
import java.util.List;

/**
 * One queue's messages in a {@link MemoryMessageStore}, by queue offset.
 *
 * <p>Invariant: {@code messages} holds the offsets from {@code minOffset} to {@code maxOffset} without a gap, apart
 * from a beginning which the store has dropped already and which {@link #forget} takes away.
 *
 * <p>Called by one thread at a time: the store holds its lock.
 */
final class MemoryConsumeQueue {
    private final List<StoredMessage> messages = new ArrayList<>();
    private long firstOffset;
    private int forgotten;

    /** @param message its queue offset is {@link #maxOffset} */
    void append(StoredMessage message) {
        messages.add(message);
    }

    long minOffset() {
        return firstOffset + forgotten;
    }

    long maxOffset() {
        return firstOffset + messages.size();
    }

    /** @param offset from {@link #minOffset} to below {@link #maxOffset} */
    StoredMessage at(long offset) {
        return messages.get((int) (offset - firstOffset));
    }

    /** Forgets the messages that lie before {@code commitLogOffset}. */
    void forget(long commitLogOffset) {
        while (forgotten < messages.size() && messages.get(forgotten).commitLogOffset() < commitLogOffset) {
            forgotten++;
        }
        // Removing messages at the front moves all others, so it is done for many at a time.
        if (forgotten > messages.size() / 2) {
            messages.subList(0, forgotten).clear();
            firstOffset += forgotten;
            forgotten = 0;
        }
    }
}
