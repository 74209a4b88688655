package minibroker.protocol;

import minibroker.remoting.RemotingCommand;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The header of a request to set a group back, or forward, in a topic.
 *
 * <p>RocketMQ: {@code ResetOffsetRequestHeader}.
 *
 * @param timestamp where to go on, in milliseconds since 1970; -1 for the end of each queue
 * @param queueId the one queue to reset; empty for all of them
 * @param offset where to go on in that queue, instead of the time
 */
public record ResetOffsetRequest(String topic, String group, long timestamp, OptionalInt queueId, OptionalLong offset) {

    /** Reads the header of code 222. That it also says {@code isForce} changes nothing, as in RocketMQ. */
    public static ResetOffsetRequest of(RemotingCommand request) {
        HeaderFields fields = HeaderFields.of(request);
        int queueId = fields.smallNumber("queueId", -1);
        long offset = fields.number("offset", -1);
        return new ResetOffsetRequest(
                fields.text("topic"),
                fields.text("group"),
                fields.number("timestamp"),
                queueId < 0 ? OptionalInt.empty() : OptionalInt.of(queueId),
                offset == -1 ? OptionalLong.empty() : OptionalLong.of(offset));
    }
}
