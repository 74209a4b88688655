package programs.accident;

import org.apache.rocketmq.client.producer.DefaultMQProducer;
import programs.sending.Ledger;
import programs.sending.OrderSender;
import programs.sending.ShopOrders;
import programs.sending.Way;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A broker of its own dies in the middle of 20,000 orders and is started again a second later. What does the shop know
 * of its orders then, and what does the broker have?
 *
 * <p>It needs no other broker.
 */
public final class BrokerDies {
    private static final int ORDERS = 20_000;
    private static final int WARM_UP = 1_000;
    private static final int DIES_AFTER = 8_000;
    private static final long DOWN_MILLIS = 1_000;

    private BrokerDies() {}

    /** @param args the ways to try, such as {@code one-way}; all if there are none */
    public static void main(String[] args) throws Exception {
        List<Way> ways = Arrays.stream(Way.values())
                .filter(way -> args.length == 0 || List.of(args).contains(way.toString()))
                .toList();
        System.out.println("                 the shop believes          the broker has");
        System.out.printf(
                "%-8s %8s %8s %8s %8s %8s %8s%n", "way", "stored", "failed", "unknown", "orders", "twice", "lost");
        try (LittleBroker broker = new LittleBroker()) {
            for (Way way : ways) {
                run(way, broker);
            }
        }
        System.exit(0); // a client whose broker was killed takes its time to say good-bye
    }

    private static void run(Way way, LittleBroker broker) throws Exception {
        String topic = ShopOrders.topic(way);
        DefaultMQProducer producer = ShopOrders.producer(broker.nameServer());
        try {
            ShopOrders.warmUp(producer, topic, ORDERS, WARM_UP);
            Ledger ledger = new Ledger();
            OrderSender sender = new OrderSender(producer, ledger, TimeUnit.MILLISECONDS::sleep);
            CompletableFuture<Void> accident = CompletableFuture.runAsync(() -> accident(broker, ledger));
            for (int i = 0; i < ORDERS; i++) {
                way.send(sender, ShopOrders.order(topic, i));
            }
            sender.awaitAnswers();
            accident.get(60, TimeUnit.SECONDS);
            tell(way, ledger, ShopOrders.inTheBroker(broker.nameServer(), topic));
        } finally {
            producer.shutdown();
        }
    }

    private static void accident(LittleBroker broker, Ledger ledger) {
        try {
            while (ledger.size() < DIES_AFTER) {
                Thread.onSpinWait();
            }
            broker.kill();
            TimeUnit.MILLISECONDS.sleep(DOWN_MILLIS);
            broker.start();
        } catch (Exception e) {
            throw new IllegalStateException("The little broker is in a state that was not planned", e);
        }
    }

    private static void tell(Way way, Ledger ledger, Map<String, Integer> found) {
        found.keySet().removeIf(key -> Integer.parseInt(key) >= ORDERS);
        Set<String> lost = new TreeSet<>(ledger.all(Ledger.Known.STORED));
        lost.addAll(ledger.all(Ledger.Known.NOTHING));
        lost.removeAll(found.keySet());
        System.out.printf(
                Locale.ROOT,
                "%-8s %8s %8s %8s %8s %8s %8s%n",
                way,
                ledger.all(Ledger.Known.STORED).size(),
                ledger.all(Ledger.Known.FAILED).size(),
                ledger.all(Ledger.Known.NOTHING).size(),
                found.size(),
                found.values().stream().filter(times -> times > 1).count(),
                lost.size());
    }
}
