package minibroker.protocol;

import minibroker.message.MessageQueue;
import minibroker.remoting.RemotingCommand;

/**
 * The header of the question which offset of a queue belongs to a time.
 *
 * <p>RocketMQ: {@code SearchOffsetRequestHeader}.
 *
 * @param timestamp in milliseconds since 1970
 * @param upper of several messages stored at that time, whether the last one is meant and not the first
 */
public record SearchOffsetRequest(MessageQueue queue, long timestamp, boolean upper) {
    /** Reads the header of code 29. */
    public static SearchOffsetRequest of(RemotingCommand request) {
        HeaderFields fields = HeaderFields.of(request);
        return new SearchOffsetRequest(
                fields.queue(),
                fields.number("timestamp"),
                fields.text("boundaryType", "LOWER").equalsIgnoreCase("UPPER"));
    }
}
