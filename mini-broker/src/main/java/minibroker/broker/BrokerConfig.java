package minibroker.broker;

import minibroker.remoting.HeaderCodec;
import minibroker.remoting.Limits;
import minibroker.store.StoreFactory;

import java.net.InetSocketAddress;
import java.time.Clock;

/**
 * What can be set up on a broker. Only {@link Broker} sees it; each part gets the values that it needs.
 *
 * @param address where to listen, and two ports below, for old clients; port 0 lets the system choose
 * @param advertisedHost what clients are told: an address at which they reach this machine
 * @param autoCreate whether topics are made by the first send to them, and groups by their first heartbeat
 * @param recall whether senders may take back messages that wait for a certain time
 * @param store where messages are kept
 * @param answerFormat how the headers of answers are written
 * @param clock where the time comes from
 */
public record BrokerConfig(
        String clusterName,
        String brokerName,
        InetSocketAddress address,
        String advertisedHost,
        boolean autoCreate,
        boolean recall,
        StoreFactory store,
        Limits limits,
        HeaderCodec answerFormat,
        Clock clock) {}
