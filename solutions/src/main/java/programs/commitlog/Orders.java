package programs.commitlog;

import org.apache.rocketmq.client.consumer.DefaultLitePullConsumer;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;

import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Sends three orders, or reads all that there are, or both: {@code send}, {@code read}, or nothing said.
 *
 * <p>The topic gets a single queue. Where no topic is, there are no messages, and that is not an error.
 */
public final class Orders {
    private static final String TOPIC = "Orders";
    private static final long FIRST_POLL_MILLIS = 5_000;
    private static final long PATIENCE_MILLIS = 1_000;

    private Orders() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        List<String> what = args.length == 0 ? List.of("send", "read") : List.of(args);
        if (what.contains("send")) {
            send();
        }
        if (what.contains("read")) {
            read();
        }
    }

    private static void send() throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("orders-sender");
        producer.setDefaultTopicQueueNums(1);
        producer.start();
        try {
            for (String event : List.of("created", "paid", "sent")) {
                SendResult result =
                        producer.send(new Message(TOPIC, event, "4711", ("order 4711 " + event).getBytes(UTF_8)));
                System.out.printf(
                        "sent  %-20s %s, queue %d, offset %d%n",
                        "order 4711 " + event,
                        result.getSendStatus(),
                        result.getMessageQueue().getQueueId(),
                        result.getQueueOffset());
            }
        } finally {
            producer.shutdown();
        }
    }

    private static void read() throws Exception {
        DefaultLitePullConsumer consumer = new DefaultLitePullConsumer("orders-reader");
        consumer.setAutoCommit(false);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.start();
        try {
            consumer.assign(consumer.fetchMessageQueues(TOPIC));
            List<MessageExt> messages = consumer.poll(FIRST_POLL_MILLIS);
            while (!messages.isEmpty()) {
                messages.forEach(Orders::print);
                messages = consumer.poll(PATIENCE_MILLIS);
            }
        } catch (MQClientException noSuchTopic) {
            System.out.printf("There is no topic %s%n", TOPIC);
        } finally {
            consumer.shutdown();
        }
    }

    private static void print(MessageExt message) {
        System.out.printf(
                "read  %-20s queue %d, offset %d%n",
                new String(message.getBody(), UTF_8), message.getQueueId(), message.getQueueOffset());
    }
}
