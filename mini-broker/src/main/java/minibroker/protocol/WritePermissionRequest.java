package minibroker.protocol;

import minibroker.remoting.RemotingCommand;

/**
 * The header of the request to keep producers away from a broker, or to let them come back.
 *
 * <p>RocketMQ: {@code WipeWritePermOfBrokerRequestHeader}, {@code AddWritePermOfBrokerRequestHeader}.
 */
public record WritePermissionRequest(String brokerName) {
    /** Reads the header of codes 205 and 327. */
    public static WritePermissionRequest of(RemotingCommand request) {
        return new WritePermissionRequest(HeaderFields.of(request).text("brokerName"));
    }
}
