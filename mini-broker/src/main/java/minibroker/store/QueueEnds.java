package minibroker.store;

import minibroker.message.MessageQueue;

import java.util.OptionalLong;

/**
 * Where a queue begins and ends.
 *
 * @param min the offset of its oldest message that is still there; equal to {@code max} if there is none
 * @param max the offset that its next message will get
 * @param newest where its newest message begins in the log; empty if there is none
 */
public record QueueEnds(MessageQueue queue, long min, long max, OptionalLong newest) {
    /** A queue into which no message was ever put. */
    static QueueEnds unused(MessageQueue queue) {
        return new QueueEnds(queue, 0, 0, OptionalLong.empty());
    }
}
