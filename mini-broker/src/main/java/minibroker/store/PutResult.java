package minibroker.store;

import java.util.List;

/** What became of messages that were put. RocketMQ: {@code PutMessageResult}, {@code AppendMessageResult}. */
public sealed interface PutResult {
    /**
     * They are stored.
     *
     * @param queueOffset offset of the first; the others follow without a gap
     * @param commitLogOffsets where each of them begins in the log
     */
    record Stored(long queueOffset, List<Long> commitLogOffsets) implements PutResult {}

    /** None of them is stored. */
    sealed interface Refused extends PutResult {
        String reason();
    }

    /** None of them is stored, because of the store and not of the messages. */
    record Unavailable(String reason) implements Refused {}

    /** None of them is stored, because together they are larger than the store can take at once. */
    record TooLarge(String reason) implements Refused {}

    /**
     * They are stored, but the disk did not say in time that it has them.
     *
     * @param stored where they are
     */
    record FlushTimedOut(Stored stored) implements PutResult {}
}
