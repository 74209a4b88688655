package minibroker.protocol;

import minibroker.message.MessageQueue;
import minibroker.remoting.RemotingCommand;

/**
 * The header with which a group says how far it has come in a queue.
 *
 * <p>RocketMQ: {@code UpdateConsumerOffsetRequestHeader}.
 */
public record UpdateConsumerOffsetRequest(String group, MessageQueue queue, long commitOffset) {
    /** Reads the header of code 15. */
    public static UpdateConsumerOffsetRequest of(RemotingCommand request) {
        HeaderFields fields = HeaderFields.of(request);
        return new UpdateConsumerOffsetRequest(
                fields.text("consumerGroup"), fields.queue(), fields.number("commitOffset"));
    }
}
