package faults;

import minibroker.namesrv.NameServer;
import minibroker.namesrv.RouteInfoManager;
import minibroker.protocol.BrokerRegistration;
import minibroker.protocol.TopicConfig;
import minibroker.remoting.HeaderCodec;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A name server that sends clients to a {@link Proxy} in front of the broker. It knows the topics that it is told. Any
 * thread may call.
 */
final class ProxyNameServer implements AutoCloseable {
    private static final Duration FOREVER = Duration.ofDays(1_000);

    private final NameServer server;

    ProxyNameServer(Proxy proxy, Map<String, Integer> queuesByTopic) {
        List<TopicConfig> topics = new ArrayList<>();
        queuesByTopic.forEach((topic, queues) -> topics.add(TopicConfig.readWrite(topic, queues)));
        RouteInfoManager routes = new RouteInfoManager(Clock.systemUTC());
        routes.register(new BrokerRegistration("DefaultCluster", "broker-a", proxy.address(), 0, topics, FOREVER));
        server = new NameServer(new InetSocketAddress("127.0.0.1", 0), HeaderCodec.JSON, routes, Clock.systemUTC());
    }

    String address() {
        return "127.0.0.1:" + server.address().getPort();
    }

    @Override
    public void close() {
        server.close();
    }
}
