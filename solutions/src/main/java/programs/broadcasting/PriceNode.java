package programs.broadcasting;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

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
        setHeartbeatBrokerInterval(1_000);
        setPollNameServerInterval(1_000);
        setPersistConsumerOffsetInterval(500);
    }

    /** How many queues of a topic it reads. */
    public long queuesOf(String topic) {
        return defaultMQPushConsumerImpl.getRebalanceImpl().getProcessQueueTable().keySet().stream()
                .filter(queue -> queue.getTopic().equals(topic))
                .count();
    }

    /** Waits until it reads so many queues, no more and no fewer; whether it does within a minute. */
    public boolean awaitQueues(String topic, long queues) {
        long start = System.nanoTime();
        while (queuesOf(topic) != queues) {
            if (System.nanoTime() - start > BOUND_NANOS) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        return true;
    }
}
