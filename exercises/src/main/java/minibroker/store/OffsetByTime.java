package minibroker.store;

import minibroker.exercise.NotDoneYet;

import java.util.function.LongUnaryOperator;

/**
 * Finds the message of a queue that was stored at a moment, or nearest to it. Messages are stored in the order of time
 * as long as the clock is not set back, so a binary search finds it.
 *
 * <p>Without state: any thread may call.
 */
final class OffsetByTime {
    private OffsetByTime() {}

    /**
     * @param min the first offset of the queue
     * @param max the offset after the last one
     * @param storeTimestamp when the message at an offset was stored, in milliseconds since 1970
     * @param timestamp the moment, likewise
     * @return LOWER: the first message that is not older, or {@code max}; UPPER: the last one that is not younger, or
     *     {@code min}
     */
    static long find(
            long min, long max, LongUnaryOperator storeTimestamp, long timestamp, MessageStore.Boundary boundary) {
        // tag::08-4[]
        throw new NotDoneYet("08-4");
        // end::08-4[]
    }
}
