package programs.pulling;

import minibroker.exercise.NotDoneYet;
import org.apache.rocketmq.client.consumer.DefaultMQPullConsumer;
import org.apache.rocketmq.client.consumer.PullResult;
import org.apache.rocketmq.client.consumer.PullStatus;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.exception.RemotingException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A consumer that fetches its messages itself and keeps in mind how far it has come: twice, once after ten ticket sales
 * and once after three more.
 */
public final class PullLoop {
    private static final String TOPIC = "PulledSales";
    private static final int AT_MOST = 32;

    private PullLoop() {}

    /** A single request to a broker: messages of a queue, from an offset on. */
    interface Pulls {
        PullResult pull(MessageQueue queue, long offset)
                throws MQClientException, RemotingException, MQBrokerException, InterruptedException;
    }

    /**
     * Reads a queue from an offset to its end, and hands each message to {@code handler}.
     *
     * @return the offset at which to go on next time
     */
    static long readToTheEnd(Pulls broker, MessageQueue queue, long offset, Consumer<MessageExt> handler)
            throws MQClientException, RemotingException, MQBrokerException, InterruptedException {
        // tag::06-4[]
        throw new NotDoneYet("06-4");
        // end::06-4[]
    }

    /**
     * Reads all queues to their ends, one after the other.
     *
     * @param positions the offset to go on at, for each queue; afterwards the new ones
     */
    static void readAll(Pulls broker, SortedMap<MessageQueue, Long> positions, Consumer<MessageExt> handler)
            throws MQClientException, RemotingException, MQBrokerException, InterruptedException {
        // tag::06-4[]
        throw new NotDoneYet("06-4");
        // end::06-4[]
    }

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    @SuppressWarnings("deprecation") // the newer lite consumer hides what this lesson shows
    public static void main(String[] args) throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("PullLoopShop");
        producer.setMqClientApiTimeout(10_000);
        producer.setSendMsgTimeout(10_000);
        DefaultMQPullConsumer consumer = new DefaultMQPullConsumer("PullLoopBooks");
        consumer.setMqClientApiTimeout(10_000);
        producer.start();
        consumer.start();
        try {
            sell(producer, 4711, 10);
            SortedMap<MessageQueue, Long> positions = new TreeMap<>();
            for (MessageQueue queue : consumer.fetchSubscribeMessageQueues(TOPIC)) {
                positions.put(queue, consumer.minOffset(queue));
            }
            Pulls broker = (queue, offset) -> consumer.pull(queue, "*", offset, AT_MOST);
            read(broker, positions);
            sell(producer, 4721, 3);
            read(broker, positions);
        } finally {
            consumer.shutdown();
            producer.shutdown();
        }
    }

    private static void sell(DefaultMQProducer producer, int firstOrder, int orders) throws Exception {
        for (int order = firstOrder; order < firstOrder + orders; order++) {
            producer.send(new Message(TOPIC, "paid", ("order " + order).getBytes(UTF_8)));
        }
        System.out.printf("%s sales sent%n", orders);
    }

    private static void read(Pulls broker, SortedMap<MessageQueue, Long> positions) throws Exception {
        List<String> orders = new ArrayList<>();
        readAll(broker, positions, message -> orders.add(new String(message.getBody(), UTF_8).substring(6)));
        System.out.println("read      " + String.join(" ", orders));
        positions.forEach((queue, offset) -> System.out.printf("  queue %s: next %s%n", queue.getQueueId(), offset));
    }
}
