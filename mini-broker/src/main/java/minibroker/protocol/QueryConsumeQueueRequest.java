package minibroker.protocol;

import minibroker.message.MessageQueue;
import minibroker.remoting.RemotingCommand;

/**
 * The header of the question for the entries of a queue.
 *
 * <p>RocketMQ: {@code QueryConsumeQueueRequestHeader}.
 *
 * @param index the first offset that is wanted
 * @param group whose subscription is wanted as well; empty for none
 */
public record QueryConsumeQueueRequest(MessageQueue queue, long index, int count, String group) {
    /** Reads the header of code 321. */
    public static QueryConsumeQueueRequest of(RemotingCommand request) {
        HeaderFields fields = HeaderFields.of(request);
        return new QueryConsumeQueueRequest(
                fields.queue(), fields.number("index"), fields.smallNumber("count"), fields.text("consumerGroup", ""));
    }
}
