package programs.broadcasting;

import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Five nodes that broadcast, one of which starts late, while the price of a ticket changes and changes. */
public final class FreshCaches {
    private static final String TOPIC = "PriceChanges" + System.currentTimeMillis();
    private static final String TICKET = "ticket";
    private static final int NODES = 5;
    private static final int CHANGES = 40;
    private static final long FIRST = 4_900;
    private static final int QUEUES = 4;
    private static final long BOUND_NANOS = TimeUnit.SECONDS.toNanos(30);

    private FreshCaches() {}

    private record Node(String name, PriceNode consumer, PriceCache cache) {
        static Node start(String name, PriceList prices) throws MQClientException {
            PriceNode consumer = new PriceNode(TOPIC + "-shop", name);
            PriceCache cache = new PriceCache(prices);
            PriceCache.prepare(consumer, TOPIC, cache);
            consumer.start();
            return new Node(name, consumer, cache);
        }

        void listen() {
            if (!consumer.awaitQueues(TOPIC, QUEUES)) {
                throw new IllegalStateException(name + " has not got its queues within a minute");
            }
            cache.listening();
        }
    }

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        PriceList prices = new PriceList();
        DefaultMQProducer producer = PriceList.producer("FreshCachesShop");
        producer.start();
        producer.send(prices.change(TOPIC, TICKET, FIRST)); // makes the topic
        List<Node> nodes = new ArrayList<>();
        for (int i = 1; i < NODES; i++) {
            nodes.add(Node.start("node-" + i, prices));
        }
        nodes.forEach(Node::listen);
        System.out.println("Four nodes listen. The fifth starts, while a ticket gets dearer forty times.");
        Node late = Node.start("node-" + NODES, prices);
        nodes.add(late);
        for (int i = 1; i <= CHANGES; i++) {
            producer.send(prices.change(TOPIC, TICKET, FIRST + i));
            nodes.forEach(node -> node.cache.get(TICKET));
            if (i == CHANGES / 2) {
                late.listen();
            }
        }
        long wanted = FIRST + CHANGES;
        long start = System.nanoTime();
        while (stale(nodes, wanted) > 0 && System.nanoTime() - start < BOUND_NANOS) {
            LockSupport.parkNanos(10_000_000);
        }
        long before = prices.loads();
        System.out.println();
        nodes.forEach(node -> System.out.printf("%s sells for %s cents%n", node.name, node.cache.get(TICKET)));
        System.out.println();
        System.out.printf(
                "%s of %s caches are stale; the database was asked %s times for that table.%n",
                stale(nodes, wanted), NODES, prices.loads() - before);
        System.exit(stale(nodes, wanted) == 0 ? 0 : 1); // clients take their time to say good-bye
    }

    private static long stale(List<Node> nodes, long wanted) {
        return nodes.stream().filter(node -> node.cache.get(TICKET) != wanted).count();
    }
}
