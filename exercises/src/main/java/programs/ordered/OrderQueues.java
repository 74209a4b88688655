package programs.ordered;

import minibroker.exercise.NotDoneYet;
import org.apache.rocketmq.client.producer.MessageQueueSelector;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Finds the queue of an order, so that all its steps are in one queue.
 *
 * <p>Invariant: as long as the queues are the same, so is an order's queue: in each producer, in each process, on each
 * day. Several threads may call.
 */
public final class OrderQueues implements MessageQueueSelector {
    /** What becomes of the orders when the topic is given more queues. */
    public enum WhenQueuesAreAdded {
        /** Any order may get another queue. */
        ANY_ORDER_MAY_MOVE,
        /** No order moves from one of the old queues to another; as many as are to be in new queues move there. */
        SOME_MOVE_TO_NEW_QUEUES,
        /** Each order stays, the new ones, too: queues that are added get nothing. */
        NO_ORDER_MOVES
    }

    private final int queuesAtFirst;

    /** @param queuesAtFirst how many queues the topic had when the shop began; queues are never taken away */
    public OrderQueues(int queuesAtFirst) {
        this.queuesAtFirst = queuesAtFirst;
    }

    /** What we have decided; {@link #select} keeps to it. */
    public WhenQueuesAreAdded whenQueuesAreAdded() {
        // tag::14-1[]
        throw new NotDoneYet("14-1");
        // end::14-1[]
    }

    /**
     * The queue for a step of an order.
     *
     * @param queues all of the topic; those that are added come behind those that were there
     * @param step the message; no two of an order are the same
     * @param order its number, as text or as a number
     * @throws RuntimeException if there is no number
     */
    @Override
    public MessageQueue select(List<MessageQueue> queues, Message step, Object order) {
        // tag::14-1[]
        throw new NotDoneYet("14-1");
        // end::14-1[]
    }

    /**
     * Which orders have to be finished, sent and handled, before queues are added: those whose steps would be in two
     * queues.
     */
    public Set<String> toBeFinished(
            Collection<String> openOrders, List<MessageQueue> before, List<MessageQueue> after) {
        // tag::14-1[]
        throw new NotDoneYet("14-1");
        // end::14-1[]
    }
}
