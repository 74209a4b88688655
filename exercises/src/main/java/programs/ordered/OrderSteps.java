package programs.ordered;

import minibroker.exercise.NotDoneYet;
import org.apache.rocketmq.client.consumer.listener.ConsumeOrderlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeOrderlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerOrderly;
import org.apache.rocketmq.common.message.MessageExt;

import java.util.List;

/**
 * Handles the steps of orders in their order. A message's key is the number of its order.
 *
 * <p>Invariant: no step of an order is handled before those in front of it, whatever fails; and no order waits for ever
 * for another one. Several threads may call, each with messages of another queue.
 */
public final class OrderSteps implements MessageListenerOrderly {
    /** What is to be done for each step. */
    public interface Work {
        /** @throws Exception if it did not work; it may the next time, or never */
        void handle(MessageExt step) throws Exception;
    }

    /**
     * Orders that wait for a person, in a database: with the step that could not be handled, and those behind it. Each
     * call may fail, with any exception. Any thread may call.
     */
    public interface Shelf {
        /** Whether a step of this order lies here. */
        boolean holds(String order) throws Exception;

        /** Lays a step behind those that lie here. Nothing changes if it is here already. */
        void put(MessageExt step) throws Exception;
    }

    private final Work work;
    private final Shelf shelf;
    private final int mostAttempts;
    private final long pauseMillis;

    /**
     * @param mostAttempts how often a step is tried before its order goes to the shelf; at least 1
     * @param pauseMillis between two attempts
     */
    public OrderSteps(Work work, Shelf shelf, int mostAttempts, long pauseMillis) {
        this.work = work;
        this.shelf = shelf;
        this.mostAttempts = mostAttempts;
        this.pauseMillis = pauseMillis;
    }

    /** Messages of one queue, as they stand there. */
    @Override
    public ConsumeOrderlyStatus consumeMessage(List<MessageExt> steps, ConsumeOrderlyContext context) {
        // tag::14-3[]
        throw new NotDoneYet("14-3");
        // end::14-3[]
    }
}
