package programs.routes;

import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A topic that nobody ever made: its queues before the first message, and after it. */
public final class FirstUse {
    private FirstUse() {}

    public static void main(String[] args) throws Exception {
        String topic = "Concerts-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        DefaultMQProducer producer = new DefaultMQProducer("ticket-shop");
        producer.setMqClientApiTimeout(10_000);
        producer.setSendMsgTimeout(10_000); // the first send makes the topic, too much for 3 s on a busy machine
        producer.start();
        try {
            System.out.println("topic " + topic);
            System.out.println("queues before   " + queues(producer, topic));
            SendResult result = producer.send(new Message(topic, "order 4711".getBytes(UTF_8)));
            System.out.printf(
                    "first message   %s, queue %s, offset %s%n",
                    result.getSendStatus(), result.getMessageQueue().getQueueId(), result.getQueueOffset());
            System.out.println("queues after    " + queues(producer, topic));
        } catch (MQClientException | MQBrokerException refused) {
            System.out.println("first message   "
                    + refused.getMessage().lines().findFirst().orElse(""));
            System.exit(1);
        } finally {
            producer.shutdown();
        }
    }

    private static String queues(DefaultMQProducer producer, String topic) {
        Collection<MessageQueue> found = Set.of();
        try {
            found = producer.fetchPublishMessageQueues(topic);
        } catch (MQClientException unknown) {
            // That is how the client says that there is no route.
            return "none";
        }
        Set<String> shown = new TreeSet<>();
        found.forEach(queue -> shown.add(queue.getBrokerName() + "/" + queue.getQueueId()));
        return String.join(" ", shown);
    }
}
