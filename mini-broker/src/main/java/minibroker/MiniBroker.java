package minibroker;

import minibroker.broker.Broker;
import minibroker.broker.BrokerConfig;
import minibroker.namesrv.NameServer;
import minibroker.namesrv.RouteInfoManager;
import minibroker.protocol.BrokerRegistration;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * A name server and a broker in this process, for the unmodified RocketMQ client.
 *
 * <pre>{@code
 * try (MiniBroker broker = MiniBroker.builder().inMemory().start()) { // ports chosen by the system
 *     producer.setNamesrvAddr(broker.nameServerAddress());
 * }
 * }</pre>
 *
 * <p>Any thread may call any method.
 */
public final class MiniBroker implements AutoCloseable {
    /** In one process the broker can't go silent while the name server lives. */
    private static final Duration FOREVER = Duration.ofDays(365_000);

    private final NameServer nameServer;
    private final Broker broker;

    MiniBroker(InetSocketAddress nameServerAddress, BrokerConfig config) {
        RouteInfoManager routes = new RouteInfoManager(config.clock());
        nameServer = new NameServer(nameServerAddress, config.answerFormat(), routes, config.clock());
        try {
            broker = new Broker(config, registration -> routes.register(forever(registration)));
        } catch (RuntimeException e) {
            nameServer.close();
            throw e;
        }
    }

    private static BrokerRegistration forever(BrokerRegistration broker) {
        return new BrokerRegistration(
                broker.clusterName(),
                broker.brokerName(),
                broker.address(),
                broker.brokerId(),
                broker.topics(),
                FOREVER);
    }

    /** Settings for a broker that is not started yet. */
    public static MiniBrokerBuilder builder() {
        return new MiniBrokerBuilder();
    }

    /** Host and port for the client's {@code setNamesrvAddr}. */
    public String nameServerAddress() {
        return text(nameServer.address());
    }

    /** Host and port of the broker. */
    public String brokerAddress() {
        return text(broker.address());
    }

    private static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /** Closes ports and connections and ends all threads; messages in memory are gone, those in files safe. */
    @Override
    public void close() {
        broker.close();
        nameServer.close();
    }
}
