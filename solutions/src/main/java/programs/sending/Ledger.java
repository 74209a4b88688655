package programs.sending;

import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a shop knows of the orders that it has sent. An order is known by its key.
 *
 * <p>Any thread may call any method.
 */
public final class Ledger {
    /** What is known of an order. */
    public enum Known {
        /** The broker has it, as safe as the broker is set up to make it. */
        STORED,
        /** The broker has it, but not as safe as it should be: {@code send} does not throw then. */
        DOUBTFUL,
        /** A refusal came, or no answer at all; in the second case the broker may have it. */
        FAILED,
        /** It went out, and nobody is going to say what became of it. */
        NOTHING
    }

    private final Map<String, Known> orders = new ConcurrentHashMap<>();

    /** The broker answered. */
    void answered(Message order, SendResult result) {
        orders.put(order.getKeys(), result.getSendStatus() == SendStatus.SEND_OK ? Known.STORED : Known.DOUBTFUL);
    }

    /** It was given up. */
    void failed(Message order) {
        orders.put(order.getKeys(), Known.FAILED);
    }

    /** It went out without a wish for an answer. */
    void handedOver(Message order) {
        orders.put(order.getKeys(), Known.NOTHING);
    }

    public int size() {
        return orders.size();
    }

    /** The keys of the orders of which this is known, in order. */
    public Set<String> all(Known known) {
        Set<String> keys = new TreeSet<>();
        orders.forEach((key, value) -> {
            if (value == known) {
                keys.add(key);
            }
        });
        return keys;
    }
}
