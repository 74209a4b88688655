package minibroker.protocol;

import minibroker.remoting.RemotingCommand;

/**
 * The header of the question how far every group is.
 *
 * <p>RocketMQ: {@code GetConsumeStatsInBrokerHeader}.
 *
 * @param onlyOrdered whether topics whose order does not matter are left out
 */
public record ConsumeStatsListRequest(boolean onlyOrdered) {
    /** Reads the header of code 317. */
    public static ConsumeStatsListRequest of(RemotingCommand request) {
        return new ConsumeStatsListRequest(HeaderFields.of(request).yes("isOrder", false));
    }
}
