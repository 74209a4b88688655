package programs.commitlog;

import org.apache.rocketmq.client.consumer.DefaultLitePullConsumer;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;

import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Two orders before noon, three after it. Then it asks the broker from which offset on a consumer has to begin anew
 * that has done everything wrong since noon.
 *
 * <p>A topic of its own at each run, since a queue's messages must begin at 0 for this.
 */
public final class AtNoon {
    private static final long PAUSE_MILLIS = 100;
    private static final long HOUR_MILLIS = 3_600_000;

    private AtNoon() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        String topic = "AtNoon" + System.currentTimeMillis();
        DefaultMQProducer producer = new DefaultMQProducer("at-noon-sender");
        producer.setMqClientApiTimeout(10_000);
        producer.setDefaultTopicQueueNums(1);
        producer.setSendMsgTimeout(10_000);
        producer.start();
        DefaultLitePullConsumer consumer = new DefaultLitePullConsumer("at-noon-reader");
        consumer.setMqClientApiTimeout(10_000);
        consumer.start();
        try {
            MessageQueue queue = send(producer, topic, List.of("4711", "4712"));
            pause();
            long noon = System.currentTimeMillis();
            System.out.println("noon");
            pause();
            send(producer, topic, List.of("4713", "4714", "4715"));

            System.out.println();
            System.out.println("first offset from noon on          " + consumer.offsetForTimestamp(queue, noon));
            System.out.println(
                    "first offset from an hour before   " + consumer.offsetForTimestamp(queue, noon - HOUR_MILLIS));
            System.out.println(
                    "first offset from an hour after    " + consumer.offsetForTimestamp(queue, noon + HOUR_MILLIS));
        } finally {
            consumer.shutdown();
            producer.shutdown();
        }
    }

    /** Until the clock shows a later moment: messages of one millisecond can't be told apart by time. */
    private static void pause() {
        long start = System.currentTimeMillis();
        while (System.currentTimeMillis() < start + PAUSE_MILLIS) {
            Thread.onSpinWait();
        }
    }

    private static MessageQueue send(DefaultMQProducer producer, String topic, List<String> orders) throws Exception {
        MessageQueue queue = null;
        for (String order : orders) {
            SendResult result = producer.send(new Message(topic, ("order " + order).getBytes(UTF_8)));
            System.out.printf("sent  order %s, offset %s%n", order, result.getQueueOffset());
            queue = result.getMessageQueue();
        }
        return queue;
    }
}
