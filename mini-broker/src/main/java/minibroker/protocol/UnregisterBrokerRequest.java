package minibroker.protocol;

import minibroker.remoting.RemotingCommand;

/**
 * The header with which a broker says good-bye to a name server.
 *
 * <p>RocketMQ: {@code UnRegisterBrokerRequestHeader}.
 *
 * @param address as in {@link BrokerRegistration}
 */
public record UnregisterBrokerRequest(String address) {
    /** Reads the header of code 104. */
    public static UnregisterBrokerRequest of(RemotingCommand request) {
        return new UnregisterBrokerRequest(HeaderFields.of(request).text("brokerAddr"));
    }
}
