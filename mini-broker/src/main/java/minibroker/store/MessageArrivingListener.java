package minibroker.store;

import minibroker.message.MessageQueue;

/** Is called for each message that can be read from now on, by the thread that has made it readable. */
public interface MessageArrivingListener {
    /** @param tagCode see {@link minibroker.message.Message#tagCode()} */
    void arrived(MessageQueue queue, long queueOffset, long tagCode);

    /**
     * Whether a pull waits for a message, so that the next one has to become readable at once; otherwise that may take
     * a millisecond.
     */
    default boolean isAwaited() {
        return true;
    }
}
