package minibroker.protocol;

import minibroker.remoting.RemotingCommand;

/**
 * The header of the question how far a group is in its queues.
 *
 * <p>RocketMQ: {@code GetConsumeStatsRequestHeader}.
 *
 * @param topic the one topic that is meant; empty for all that the group consumes
 */
public record ConsumeStatsRequest(String group, String topic) {
    /** Reads the header of code 208. */
    public static ConsumeStatsRequest of(RemotingCommand request) {
        HeaderFields fields = HeaderFields.of(request);
        return new ConsumeStatsRequest(fields.text("consumerGroup"), fields.text("topic", ""));
    }
}
