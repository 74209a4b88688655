package programs.messages;

import org.apache.rocketmq.client.producer.MessageQueueSelector;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Chooses the queues of a topic one after the other.
 *
 * <p>Invariant: as long as their number stays the same, no queue is ever more than one message ahead of another,
 * however many threads choose at the same time.
 *
 * <p>Any thread may call. RocketMQ: {@code TopicPublishInfo.selectOneMessageQueue}, which counts for each thread.
 */
public final class RoundRobinQueues implements MessageQueueSelector {
    /** Grows by one for each message, and after {@code Integer.MAX_VALUE} goes on with {@code Integer.MIN_VALUE}. */
    private final AtomicInteger next;

    /** @param start the queue to begin with; any number, it is taken modulo the number of queues */
    RoundRobinQueues(int start) {
        next = new AtomicInteger(start);
    }

    /** Begins with any of the queues, whatever their number, so that many producers do not all begin with the same. */
    static RoundRobinQueues fromARandomQueue() {
        // tag::02-3[]
        return new RoundRobinQueues(ThreadLocalRandom.current().nextInt());
        // end::02-3[]
    }

    /**
     * The queue for the next message.
     *
     * @param queues the topic's queues, at least one; their number may be another one with each call
     * @param message is not looked at: every message is like any other
     * @param unused what was passed to {@code send} as the third argument, often null
     */
    @Override
    public MessageQueue select(List<MessageQueue> queues, Message message, Object unused) {
        // tag::02-3[]
        int number = next.getAndIncrement();
        return queues.get(Math.floorMod(number, queues.size()));
        // end::02-3[]
    }
}
