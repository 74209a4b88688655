package programs.sending;

import org.apache.rocketmq.client.producer.DefaultMQProducer;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Sends a thousand orders in each of the three ways, and says how long it took and what is known of them. */
public final class SendOrders {
    private static final int ORDERS = 1_000;
    private static final int WARM_UP = 2_000;

    private SendOrders() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        String nameServer = System.getProperty("rocketmq.namesrv.addr");
        System.out.printf("%-8s %8s %8s %8s %8s   %s%n", "way", "ms", "stored", "failed", "unknown", "in the broker");
        for (Way way : Way.values()) {
            send(way, nameServer);
        }
    }

    private static void send(Way way, String nameServer) throws Exception {
        DefaultMQProducer producer = ShopOrders.producer(nameServer);
        try {
            String topic = ShopOrders.topic(way);
            ShopOrders.warmUp(producer, topic, ORDERS, WARM_UP);
            Ledger ledger = new Ledger();
            OrderSender sender = new OrderSender(producer, ledger, TimeUnit.MILLISECONDS::sleep);
            long start = System.nanoTime();
            for (int i = 0; i < ORDERS; i++) {
                way.send(sender, ShopOrders.order(topic, i));
            }
            sender.awaitAnswers();
            long millis = (System.nanoTime() - start) / 1_000_000;
            Map<String, Integer> found = ShopOrders.inTheBroker(nameServer, topic);
            found.keySet().removeIf(key -> Integer.parseInt(key) >= ORDERS);
            System.out.printf(
                    Locale.ROOT,
                    "%-8s %8s %8s %8s %8s   %s%n",
                    way,
                    millis,
                    ledger.all(Ledger.Known.STORED).size(),
                    ledger.all(Ledger.Known.FAILED).size(),
                    ledger.all(Ledger.Known.NOTHING).size(),
                    found.size());
        } finally {
            producer.shutdown();
        }
    }
}
