package minibroker.protocol;

import minibroker.remoting.RemotingCommand;

/**
 * The header of an administrator's request that one consumer is to answer.
 *
 * <p>RocketMQ: {@code GetConsumerRunningInfoRequestHeader}.
 */
public record ConsumerCallRequest(String group, String clientId) {
    /** Reads the header of codes 307 and 309. */
    public static ConsumerCallRequest of(RemotingCommand request) {
        HeaderFields fields = HeaderFields.of(request);
        return new ConsumerCallRequest(fields.text("consumerGroup"), fields.text("clientId"));
    }
}
