package programs.broadcasting;

import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Five nodes of one group, each with a cache of prices, and a price that changes. */
public final class StaleCaches {
    private static final String TOPIC = "PriceChanges" + System.currentTimeMillis();
    private static final String TICKET = "ticket";
    private static final int NODES = 5;
    private static final long OLD = 4_900;
    private static final long NEW = 5_900;
    private static final long PATIENCE_SECONDS = 30;
    private static final long FOR_MORE_MILLIS = 2_000;

    private StaleCaches() {}

    /** A node that throws away what it is told has changed. */
    private record Node(String name, PriceNode consumer, Map<String, Long> cache) {
        static Node start(String name, CountDownLatch heard, CountDownLatch all) throws MQClientException {
            PriceNode consumer = new PriceNode(TOPIC + "-shop", name);
            Map<String, Long> cache = new ConcurrentHashMap<>(Map.of(TICKET, OLD));
            consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
            consumer.subscribe(TOPIC, "*");
            consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
                if (messages.get(0).getUserProperty(PriceCache.VERSION).equals("2")) {
                    cache.remove(messages.get(0).getUserProperty(PriceCache.PRODUCT));
                    heard.countDown();
                    all.countDown();
                }
                return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
            });
            consumer.start();
            return new Node(name, consumer, cache);
        }
    }

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        PriceList prices = new PriceList();
        CountDownLatch heard = new CountDownLatch(1);
        CountDownLatch all = new CountDownLatch(NODES);
        DefaultMQProducer producer = PriceList.producer("StaleCachesShop");
        producer.setDefaultTopicQueueNums(NODES);
        producer.start();
        List<Node> nodes = new ArrayList<>();
        boolean settled = false;
        try {
            producer.send(prices.change(TOPIC, TICKET, OLD)); // makes the topic
            for (int i = 1; i <= NODES; i++) {
                nodes.add(Node.start("node-" + i, heard, all));
            }
            System.out.println("A ticket costs 49.00, and five nodes have that in their caches.");
            // While queues move, a message may be handled twice.
            settled = PriceNode.awaitOneQueueEach(
                    TOPIC, nodes.stream().map(Node::consumer).toList());
            producer.send(prices.change(TOPIC, TICKET, NEW));
            System.out.println("Now it costs 59.00, and one message tells the nodes.");
            System.out.println();
            heard.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            all.await(FOR_MORE_MILLIS, TimeUnit.MILLISECONDS);
            int stale = 0;
            for (Node node : nodes) {
                long cents = node.cache.getOrDefault(TICKET, NEW);
                stale += cents == OLD ? 1 : 0;
                System.out.printf("%s sells for %s.00%n", node.name, cents / 100);
            }
            System.out.println();
            System.out.printf("%s of %s caches are stale.%n", stale, NODES);
        } finally {
            nodes.forEach(node -> node.consumer.shutdown());
            producer.shutdown();
        }
        System.exit(settled && heard.getCount() == 0 ? 0 : 1); // clients take their time to say good-bye
    }
}
