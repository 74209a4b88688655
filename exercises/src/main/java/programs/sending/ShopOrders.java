package programs.sending;

import org.apache.rocketmq.client.consumer.DefaultLitePullConsumer;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Orders of a shop, the producer that sends them, and what a broker has of them in the end. */
public final class ShopOrders {
    private static final int SILENT_POLLS = 4;
    private static final long POLL_MILLIS = 500;

    /** The first sends take long on a busy machine. */
    private static final long WARM_UP_MILLIS = 15_000;

    private ShopOrders() {}

    /** A topic that no earlier run has used. */
    public static String topic(Way way) {
        return "Orders-" + way + "-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    }

    /** One order. */
    public static Message order(String topic, int number) {
        return new Message(
                topic, "paid", String.format(Locale.ROOT, "%06d", number), "one ticket, 59.00".getBytes(UTF_8));
    }

    /** A started producer with a client of its own. */
    public static DefaultMQProducer producer(String nameServer) throws MQClientException {
        DefaultMQProducer producer = new DefaultMQProducer("ticket-shop");
        producer.setMqClientApiTimeout(10_000);
        producer.setNamesrvAddr(nameServer);
        producer.setInstanceName("shop-" + System.nanoTime());
        producer.setSendMsgTimeout(10_000);
        producer.start();
        return producer;
    }

    /**
     * The first sends make the topic, and load most of what there is to load.
     *
     * @param from number of the first order
     * @throws Exception as the client's, at the first that is not taken: a broker that takes none need not be killed
     */
    public static void warmUp(DefaultMQProducer producer, String topic, int from, int orders) throws Exception {
        for (int number = from; number < from + orders; number++) {
            producer.send(order(topic, number), WARM_UP_MILLIS);
        }
    }

    /** How often each order is in the broker, by its key. Reads all queues from their beginning. */
    public static Map<String, Integer> inTheBroker(String nameServer, String topic) throws MQClientException {
        DefaultLitePullConsumer reader = new DefaultLitePullConsumer("order-counter");
        reader.setMqClientApiTimeout(10_000);
        reader.setNamesrvAddr(nameServer);
        reader.setInstanceName("counter-" + System.nanoTime());
        reader.setAutoCommit(false);
        reader.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        reader.start();
        try {
            reader.assign(reader.fetchMessageQueues(topic));
            Map<String, Integer> found = new TreeMap<>();
            for (int silent = 0; silent < SILENT_POLLS; ) {
                List<MessageExt> messages = reader.poll(POLL_MILLIS);
                messages.forEach(message -> found.merge(message.getKeys(), 1, Integer::sum));
                silent = messages.isEmpty() ? silent + 1 : 0;
            }
            return found;
        } finally {
            reader.shutdown();
        }
    }
}
