package programs.routes;

import minibroker.broker.Broker;
import minibroker.broker.BrokerConfig;
import minibroker.namesrv.NameServer;
import minibroker.namesrv.RouteInfoManager;
import minibroker.remoting.HeaderCodec;
import minibroker.remoting.Limits;
import minibroker.store.StoreFactory;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A name server and a broker on two ports of their own. In the middle of the work the name server is switched off, and
 * the broker is not.
 *
 * <p>It starts both itself and needs no other broker.
 */
public final class WithoutNameServer {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final long STORE_BYTES = 10_000_000;

    private WithoutNameServer() {}

    public static void main(String[] args) {
        Clock clock = Clock.systemUTC();
        RouteInfoManager routes = new RouteInfoManager(clock);
        NameServer nameServer = new NameServer(ANY_PORT, HeaderCodec.JSON, routes, clock);
        BrokerConfig config = new BrokerConfig(
                "DefaultCluster",
                "broker-a",
                ANY_PORT,
                "127.0.0.1",
                true,
                false,
                StoreFactory.inMemory(STORE_BYTES),
                Limits.DEFAULT,
                HeaderCodec.JSON,
                clock);
        try (Broker broker = new Broker(config, routes::register)) {
            String address = text(nameServer.address());
            System.out.printf("name server at %s, broker at %s%n", address, text(broker.address()));
            DefaultMQProducer producer = producer(address);
            send(producer, "TicketSales");
            nameServer.close();
            System.out.println("the name server is gone, the broker is not");
            send(producer, "TicketSales");
            send(producer, "Concerts");
            System.out.println("a second producer starts");
            send(producer(address), "TicketSales");
        } finally {
            nameServer.close();
        }
        System.exit(0); // the producers would take their time to say good-bye to a name server that is not there
    }

    private static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    private static DefaultMQProducer producer(String nameServer) {
        DefaultMQProducer producer = new DefaultMQProducer("ticket-shop");
        producer.setMqClientApiTimeout(10_000);
        producer.setNamesrvAddr(nameServer);
        producer.setInstanceName("shop-" + System.nanoTime());
        producer.setSendMsgTimeout(10_000);
        try {
            producer.start();
        } catch (Exception e) {
            throw new IllegalStateException("The producer does not start", e);
        }
        return producer;
    }

    private static void send(DefaultMQProducer producer, String topic) {
        String came = "";
        try {
            came = producer.send(new Message(topic, "order".getBytes(UTF_8)))
                    .getSendStatus()
                    .toString();
        } catch (Exception refused) {
            came = refused.getMessage().lines().findFirst().orElse("");
        }
        System.out.printf("  to %-11s  %s%n", topic, came);
    }
}
