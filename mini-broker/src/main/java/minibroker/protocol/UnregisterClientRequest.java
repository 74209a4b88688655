package minibroker.protocol;

import minibroker.remoting.RemotingCommand;

/**
 * The header with which a client leaves a group.
 *
 * <p>RocketMQ: {@code UnregisterClientRequestHeader}.
 *
 * @param producerGroup empty if it leaves none
 * @param consumerGroup empty if it leaves none
 */
public record UnregisterClientRequest(String clientId, String producerGroup, String consumerGroup) {
    /** Reads the header of code 35. */
    public static UnregisterClientRequest of(RemotingCommand request) {
        HeaderFields fields = HeaderFields.of(request);
        return new UnregisterClientRequest(
                fields.text("clientID"), fields.text("producerGroup", ""), fields.text("consumerGroup", ""));
    }
}
