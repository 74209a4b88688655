package minibroker.protocol;

import minibroker.remoting.RemotingCommand;

/**
 * The header of a request that names one topic and nothing else.
 *
 * <p>RocketMQ: {@code GetTopicConfigRequestHeader}, {@code GetTopicStatsInfoRequestHeader}, {@code
 * QueryTopicConsumeByWhoRequestHeader}, {@code DeleteTopicRequestHeader}.
 */
public record TopicRequest(String topic) {
    /** Reads the header of codes 202, 215, 300 and 351. */
    public static TopicRequest of(RemotingCommand request) {
        return new TopicRequest(HeaderFields.of(request).text("topic"));
    }
}
