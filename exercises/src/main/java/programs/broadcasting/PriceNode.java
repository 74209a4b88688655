package programs.broadcasting;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.common.message.MessageQueue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A node of the shop, with what it hears by. Any thread may call.
 *
 * <p>Its client knows where each queue ends before it has the queue, so a node that has its queues hears of every later
 * change.
 */
public final class PriceNode extends DefaultMQPushConsumer {
    private static final long BOUND_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long BETWEEN_LOOKS_NANOS = 5_000_000;

    /** @param name the node's; part of its client id, and so of the place of its file */
    public PriceNode(String group, String name) {
        super(group);
        setInstanceName(name);
        setMqClientApiTimeout(10_000);
        setHeartbeatBrokerInterval(1_000);
        setPollNameServerInterval(1_000);
        setPersistConsumerOffsetInterval(500);
    }

    /** The queues of a topic that it reads. */
    List<MessageQueue> queuesOf(String topic) {
        return defaultMQPushConsumerImpl.getRebalanceImpl().getProcessQueueTable().keySet().stream()
                .filter(queue -> queue.getTopic().equals(topic))
                .toList();
    }

    /** Waits until it reads so many queues, no more and no fewer; whether it does within a minute. */
    public boolean awaitQueues(String topic, int queues) {
        return await(() -> queuesOf(topic).size() == queues);
    }

    /** Waits until each of the nodes reads one queue, and each another one; whether they do within a minute. */
    static boolean awaitOneQueueEach(String topic, List<PriceNode> nodes) {
        return await(() -> {
            List<MessageQueue> all = nodes.stream()
                    .flatMap(node -> node.queuesOf(topic).stream())
                    .toList();
            return all.size() == nodes.size() && Set.copyOf(all).size() == nodes.size();
        });
    }

    private static boolean await(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > BOUND_NANOS) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        return true;
    }
}
