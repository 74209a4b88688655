package minibroker.protocol;

import minibroker.remoting.RemotingCommand;

import java.util.OptionalInt;

/**
 * The header of a request that sends back a message which a consumer could not handle. The message itself is not in it:
 * the broker has it.
 *
 * <p>RocketMQ: {@code ConsumerSendMsgBackRequestHeader}.
 *
 * @param commitLogOffset where the message begins
 * @param group for which group the consumer failed
 * @param delayLevel how long to wait until the next attempt; 0: the broker chooses; negative: no further attempt
 * @param maxReconsumeTimes how many failures are allowed; empty: what is set up for the group
 */
public record SendBackRequest(long commitLogOffset, String group, int delayLevel, OptionalInt maxReconsumeTimes) {
    /** Release 3.4.9: older clients do not send the limit that their users have set. */
    private static final int KNOWS_THE_LIMIT = 121;

    /** Reads the header of code 36. */
    public static SendBackRequest of(RemotingCommand request) {
        HeaderFields fields = HeaderFields.of(request);
        return new SendBackRequest(
                fields.number("offset"),
                fields.text("group"),
                fields.smallNumber("delayLevel"),
                limit(request, "maxReconsumeTimes"));
    }

    /** The consumer's own limit of failures, if it gives one that counts. */
    static OptionalInt limit(RemotingCommand request, String name) {
        return request.version() >= KNOWS_THE_LIMIT
                ? HeaderFields.of(request).smallNumberIfAny(name)
                : OptionalInt.empty();
    }
}
