package programs.batches;

import org.apache.rocketmq.client.consumer.DefaultMQPullConsumer;
import org.apache.rocketmq.client.consumer.PullResult;
import org.apache.rocketmq.client.consumer.PullStatus;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What the programs of this lesson need of Apache's client. Without state. */
public final class BatchClients {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int PULLED_AT_ONCE = 32;
    private static final long NOT_YET_NANOS = 10_000_000;

    private BatchClients() {}

    /** A word that no other run uses. */
    public static String run() {
        return Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    }

    /** One of its own for each group: two producers of a process would share a connection. */
    public static DefaultMQProducer producer(String group) throws MQClientException {
        DefaultMQProducer producer = new DefaultMQProducer(group);
        producer.setInstanceName(group);
        producer.setMqClientApiTimeout(TIMEOUT_MILLIS);
        producer.setSendMsgTimeout(TIMEOUT_MILLIS);
        return producer;
    }

    public static Message event(String topic, String key, int bodyBytes) {
        String body = key + ".".repeat(Math.max(0, bodyBytes - key.length()));
        return new Message(topic, "", key, body.getBytes(UTF_8));
    }

    /** The topic's first queue; the topic is made by a message to another one, if there are several. */
    public static MessageQueue firstQueue(DefaultMQProducer producer, String topic) throws Exception {
        MessageQueue any = producer.send(event(topic, "first", 1)).getMessageQueue();
        List<MessageQueue> queues = producer.fetchPublishMessageQueues(topic);
        return queues.stream().filter(queue -> !queue.equals(any)).findFirst().orElse(any);
    }

    /**
     * All messages of a queue. RocketMQ answers a send before a consumer can read the message, so this waits for
     * {@code expected} of them, for ten seconds at most.
     */
    @SuppressWarnings("deprecation") // the newer lite consumer would subscribe
    public static List<MessageExt> all(String nameServer, MessageQueue queue, int expected) throws Exception {
        DefaultMQPullConsumer consumer = new DefaultMQPullConsumer("reader-" + run());
        consumer.setMqClientApiTimeout(TIMEOUT_MILLIS);
        if (nameServer != null) {
            consumer.setNamesrvAddr(nameServer);
        }
        consumer.start();
        try {
            List<MessageExt> found = new ArrayList<>();
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MILLIS);
            long offset = consumer.minOffset(queue);
            while (offset < consumer.maxOffset(queue) || found.size() < expected && System.nanoTime() - deadline < 0) {
                PullResult pulled = consumer.pull(queue, "*", offset, PULLED_AT_ONCE);
                if (pulled.getPullStatus() == PullStatus.FOUND) {
                    found.addAll(pulled.getMsgFoundList());
                } else {
                    LockSupport.parkNanos(NOT_YET_NANOS);
                }
                offset = pulled.getNextBeginOffset();
            }
            return found;
        } finally {
            consumer.shutdown();
        }
    }
}
