package minibroker.protocol;

import minibroker.message.MessageQueue;
import minibroker.remoting.RemotingCommand;

import java.time.Duration;

/**
 * The header of a pull. Clients also send {@code maxMsgBytes}; RocketMQ's broker does not look at it, and neither do
 * we.
 *
 * <p>RocketMQ: {@code PullMessageRequestHeader}.
 *
 * @param queueOffset where to read
 * @param sysFlag the bits below
 * @param commitOffset the consumer has handled everything before this offset
 * @param suspendTimeoutMillis how long the broker may hold the request when there is no message
 * @param subscription the filter of this request alone, if the bit is set
 * @param subVersion version of the subscription that an earlier heartbeat must have brought
 */
public record PullMessageRequest(
        String consumerGroup,
        MessageQueue queue,
        long queueOffset,
        int maxMessages,
        int sysFlag,
        long commitOffset,
        long suspendTimeoutMillis,
        String subscription,
        long subVersion,
        String expressionType) {

    /** Added to any time of day it is still a time of day. */
    private static final long LONGEST_SUSPEND_MILLIS = Duration.ofDays(365).toMillis();

    private static final int COMMIT_OFFSET = 1;
    private static final int SUSPEND = 2;
    private static final int SUBSCRIPTION = 4;

    /** Reads the header of codes 11 and 361. */
    public static PullMessageRequest of(RemotingCommand request) {
        HeaderFields fields = HeaderFields.of(request);
        return new PullMessageRequest(
                fields.text("consumerGroup"),
                fields.queue(),
                fields.number("queueOffset"),
                fields.smallNumber("maxMsgNums"),
                fields.smallNumber("sysFlag"),
                fields.number("commitOffset"),
                Math.min(fields.number("suspendTimeoutMillis"), LONGEST_SUSPEND_MILLIS),
                fields.text("subscription", "*"),
                fields.number("subVersion"),
                fields.text("expressionType", SubscriptionData.TAG));
    }

    /** Whether {@link #commitOffset} is to be kept. */
    public boolean commitsOffset() {
        return (sysFlag & COMMIT_OFFSET) != 0;
    }

    /** Whether the broker may hold the request. */
    public boolean maySuspend() {
        return (sysFlag & SUSPEND) != 0;
    }

    /** Whether the filter is in this request, not in the group's heartbeat. */
    public boolean bringsSubscription() {
        return (sysFlag & SUBSCRIPTION) != 0;
    }
}
