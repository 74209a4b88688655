package minibroker.protocol;

import minibroker.message.MessageQueue;
import minibroker.remoting.RemotingCommand;

/**
 * The header of a question that is about one queue.
 *
 * <p>RocketMQ: {@code GetMaxOffsetRequestHeader}, {@code GetMinOffsetRequestHeader}, {@code
 * GetEarliestMsgStoretimeRequestHeader}.
 */
public record QueueRequest(MessageQueue queue) {
    /** Reads the header of codes 30, 31 and 32. */
    public static QueueRequest of(RemotingCommand request) {
        return new QueueRequest(HeaderFields.of(request).queue());
    }
}
