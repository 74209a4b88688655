package minibroker.protocol;

import minibroker.remoting.RemotingCommand;

/**
 * The header of the question how much went in or out lately.
 *
 * <p>RocketMQ: {@code ViewBrokerStatsDataRequestHeader}.
 *
 * @param name what was counted, {@link #TOPIC_PUT_NUMS} or {@link #GROUP_GET_NUMS}
 * @param key of what
 */
public record ViewStatsRequest(String name, String key) {
    /** What is put into a topic. */
    public static final String TOPIC_PUT_NUMS = "TOPIC_PUT_NUMS";

    /** What a group is given of a topic; the key is {@code topic@group}. */
    public static final String GROUP_GET_NUMS = "GROUP_GET_NUMS";

    /** Reads the header of code 315. */
    public static ViewStatsRequest of(RemotingCommand request) {
        HeaderFields fields = HeaderFields.of(request);
        return new ViewStatsRequest(fields.text("statsName"), fields.text("statsKey"));
    }
}
