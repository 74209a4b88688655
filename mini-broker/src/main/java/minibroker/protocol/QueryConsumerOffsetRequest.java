package minibroker.protocol;

import minibroker.message.MessageQueue;
import minibroker.remoting.RemotingCommand;

/**
 * The header of the question how far a group has come in a queue.
 *
 * <p>RocketMQ: {@code QueryConsumerOffsetRequestHeader}.
 *
 * @param zeroIfNone whether a group that has no offset yet may be told to start at the first message
 */
public record QueryConsumerOffsetRequest(String group, MessageQueue queue, boolean zeroIfNone) {
    /** Reads the header of code 14. */
    public static QueryConsumerOffsetRequest of(RemotingCommand request) {
        HeaderFields fields = HeaderFields.of(request);
        return new QueryConsumerOffsetRequest(
                fields.text("consumerGroup"), fields.queue(), fields.yes("setZeroIfNotFound", true));
    }
}
