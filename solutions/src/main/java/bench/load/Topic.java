package bench.load;

import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The topic of one cell and what is stored in it. One thread uses it. */
final class Topic {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long BETWEEN_LOOKS_NANOS = 2_000_000;

    private final String name;
    private final byte[] body;
    private final DefaultMQProducer producer;

    Topic(String name, int bodyBytes, DefaultMQProducer producer) {
        this.name = name;
        this.body = new byte[bodyBytes];
        for (int i = 0; i < bodyBytes; i++) {
            body[i] = (byte) ('a' + i % 26);
        }
        this.producer = producer;
    }

    String name() {
        return name;
    }

    /** A fresh message; the client writes into it. */
    Message message() {
        return new Message(name, body);
    }

    int bodyBytes() {
        return body.length;
    }

    /** How many messages are stored. */
    @SuppressWarnings("deprecation") // What is to be used instead is in the jar of the administrator's tools.
    long stored() {
        try {
            List<MessageQueue> queues = producer.fetchPublishMessageQueues(name);
            long sum = 0;
            for (MessageQueue queue : queues) {
                sum += producer.maxOffset(queue);
            }
            return sum;
        } catch (MQClientException e) {
            throw new IllegalStateException(
                    "The broker does not tell how many messages topic %s has: %s".formatted(name, e.getMessage()), e);
        }
    }

    /** Waits until so many are stored, or nothing has been added for a second. @return how many are */
    long awaitStored(long wanted) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        long stored = stored();
        long lastGrowth = System.nanoTime();
        while (stored < wanted
                && System.nanoTime() < deadline
                && System.nanoTime() - lastGrowth < TimeUnit.SECONDS.toNanos(1)) {
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            long now = stored();
            lastGrowth = now > stored ? System.nanoTime() : lastGrowth;
            stored = now;
        }
        return stored;
    }
}
