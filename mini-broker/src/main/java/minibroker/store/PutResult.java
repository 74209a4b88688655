package minibroker.store;

import java.util.List;

/** The result of a put. RocketMQ: {@code PutMessageResult}, {@code AppendMessageResult}. */
public sealed interface PutResult {
    /** All of them are stored, on the disk or not yet. */
    sealed interface Accepted extends PutResult {
        /** Where they are. */
        Stored stored();
    }

    /** None of them is stored. */
    sealed interface Refused extends PutResult {
        String reason();
    }

    /**
     * They are stored.
     *
     * @param queueOffset offset of the first; the others follow without a gap
     * @param commitLogOffsets where each of them begins in the log
     */
    record Stored(long queueOffset, List<Long> commitLogOffsets) implements Accepted {
        @Override
        public Stored stored() {
            return this;
        }
    }

    /**
     * They are stored, but the disk did not confirm in time.
     *
     * @param stored where they are
     */
    record FlushTimedOut(Stored stored) implements Accepted {}

    /** None of them is stored: the store can't take messages now. */
    record Unavailable(String reason) implements Refused {}

    /** None of them is stored: together they are larger than the store can take at once. */
    record TooLarge(String reason) implements Refused {}
}
