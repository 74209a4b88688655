package minibroker.store;

import minibroker.message.MessageQueue;

/** Is told of each message that has become readable; called by the thread that made it so. */
public interface MessageArrivingListener {
    /** @param tagCode see {@link minibroker.message.Message#tagCode()} */
    void arrived(MessageQueue queue, long queueOffset, long tagCode);

    /**
     * Whether somebody waits for a message now, so that it is to become readable at once; otherwise it may take a
     * millisecond, together with those that follow it.
     */
    default boolean isAwaited() {
        return true;
    }
}
