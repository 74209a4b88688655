package programs.groups;

import org.apache.rocketmq.client.consumer.DefaultMQPullConsumer;
import org.apache.rocketmq.client.consumer.PullResult;
import org.apache.rocketmq.client.consumer.PullStatus;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Two consumers that bill orders and know nothing of each other; each keeps its position in a variable. Then one is
 * restarted.
 */
public final class BilledTwice {
    private static final String TOPIC = "Orders" + System.currentTimeMillis();
    private static final int ORDERS = 6;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private BilledTwice() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    @SuppressWarnings("deprecation") // the newer lite consumer shares the work by itself
    public static void main(String[] args) throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("BilledTwiceShop");
        producer.setSendMsgTimeout(10_000); // the first send makes the topic, too much for 3 s on a busy machine
        producer.setMqClientApiTimeout(10_000);
        DefaultMQPullConsumer consumer = new DefaultMQPullConsumer("BilledTwice");
        consumer.setMqClientApiTimeout(10_000);
        producer.start();
        consumer.start();
        SortedMap<String, Integer> bills = new TreeMap<>();
        try {
            for (int i = 0; i < ORDERS; i++) {
                producer.send(new Message(TOPIC, "paid", ("" + (4711 + i)).getBytes(UTF_8)));
            }
            System.out.printf("%s orders were sent.%n%n", ORDERS);
            Set<MessageQueue> queues = consumer.fetchSubscribeMessageQueues(TOPIC);
            bill("north bills", consumer, queues, bills);
            bill("south bills", consumer, queues, bills);
            System.out.printf("%nnorth is started again:%n");
            bill("north bills", consumer, queues, bills);
        } finally {
            consumer.shutdown();
            producer.shutdown();
        }
        System.out.println();
        bills.forEach((order, times) -> System.out.printf("order %s was billed %s times%n", order, times));
        System.exit(0); // clients take their time to say good-bye
    }

    /** A consumer from its start on: it begins at 0, because it doesn't know better. */
    @SuppressWarnings("deprecation")
    private static void bill(
            String name, DefaultMQPullConsumer consumer, Set<MessageQueue> queues, SortedMap<String, Integer> bills)
            throws Exception {
        SortedMap<MessageQueue, Long> positions = new TreeMap<>();
        queues.forEach(queue -> positions.put(queue, 0L));
        List<String> billed = new ArrayList<>();
        long start = System.nanoTime();
        while (billed.size() < ORDERS && System.nanoTime() - start < PATIENCE_NANOS) {
            for (MessageQueue queue : queues) {
                PullResult result = consumer.pull(queue, "*", positions.get(queue), 32);
                if (result.getPullStatus() == PullStatus.FOUND) {
                    result.getMsgFoundList().forEach(message -> billed.add(new String(message.getBody(), UTF_8)));
                    positions.put(queue, result.getNextBeginOffset());
                }
            }
        }
        billed.forEach(order -> bills.merge(order, 1, Integer::sum));
        System.out.printf(
                "%s  %s%n", name, String.join(" ", billed.stream().sorted().toList()));
    }
}
