package programs.groups;

import minibroker.exercise.NotDoneYet;
import org.apache.rocketmq.client.consumer.AllocateMessageQueueStrategy;
import org.apache.rocketmq.common.message.MessageQueue;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Shares the queues of a topic among the consumers of a group so that a consumer which leaves moves no queues but its
 * own.
 *
 * <p>Each consumer calls it for itself, in a JVM of its own, with a list of its own; they agree because the answer
 * depends on nothing but which queues and which consumers there are.
 *
 * <p>Any thread may call. RocketMQ: {@code AllocateMessageQueueConsistentHash}.
 */
public final class ConsistentQueues implements AllocateMessageQueueStrategy {
    /**
     * The queues of one consumer.
     *
     * @param currentCID the id of the client that asks, for example {@code 10.1.0.7@4711#8127398127}
     * @param mqAll the queues of the topic, of all its brokers
     * @param cidAll the ids of the group's consumers; that of the client may be missing
     * @return empty if the client is not among them; the lists stay as they are
     */
    @Override
    public List<MessageQueue> allocate(
            String consumerGroup, String currentCID, List<MessageQueue> mqAll, List<String> cidAll) {
        // tag::11-4[]
        throw new NotDoneYet("11-4");
        // end::11-4[]
    }

    /** A number for a text, the same in each JVM; texts that differ in one letter have nothing in common. */
    static long hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** How logs call it. */
    @Override
    public String getName() {
        return "CONSISTENT";
    }
}
