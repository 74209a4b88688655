package minibroker;

import minibroker.broker.Broker;
import minibroker.broker.BrokerConfig;
import minibroker.namesrv.NameServer;
import minibroker.namesrv.RouteInfoManager;
import minibroker.thread.Closing;

import java.net.InetSocketAddress;

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
    private final NameServer nameServer;
    private final Broker broker;

    MiniBroker(InetSocketAddress nameServerAddress, BrokerConfig config) {
        RouteInfoManager routes = new RouteInfoManager(config.clock());
        nameServer = new NameServer(nameServerAddress, config.answerFormat(), routes, config.clock());
        try {
            broker = new Broker(config, routes::register);
        } catch (RuntimeException | Error e) {
            Closing.after(e, nameServer::close);
            throw e;
        }
    }

    /**
     * Settings for a broker that is not started yet.
     *
     * @throws IllegalStateException if Jackson or Netty are too old on this class path; the message names both versions
     */
    public static MiniBrokerBuilder builder() {
        LibraryVersions.check();
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

    /**
     * Closes ports and connections and ends all threads; messages in memory are gone, those in files safe. An interrupt
     * does not stop it, and is kept.
     */
    @Override
    public void close() {
        Closing.uninterrupted(() -> Closing.inOrder(broker::close, nameServer::close));
    }
}
