package programs.batches;

import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.protocol.ResponseCode;

import java.util.List;

/**
 * Sends batches, and finds the messages for which one is refused.
 *
 * <p>Invariant: what is told of a message is what the broker said, and it is told once. One thread sends.
 */
public final class BatchSender {
    /** The broker, as the sender needs it. */
    public interface Outlet {
        /**
         * Sends a batch and waits for the answer.
         *
         * @throws Exception if all are refused, see {@link #isRefusal}, or if it is not known what became of them
         */
        void send(List<Message> batch) throws Exception;
    }

    /** Is told what became of the messages. Throws nothing. */
    public interface Tally {
        /** The broker has stored these. */
        void stored(List<Message> messages);

        /** The broker refuses this one, and there is nothing to be gained from sending it again. */
        void refused(Message message, Exception why);
    }

    private final Outlet outlet;
    private final Tally tally;

    public BatchSender(Outlet outlet, Tally tally) {
        this.outlet = outlet;
        this.tally = tally;
    }

    /**
     * Sends a batch, at least one message. If it is refused, its good messages are sent all the same, in their order.
     *
     * @throws Exception if it is not known what became of some messages; nothing behind them is sent then
     */
    public void send(List<Message> batch) throws Exception {
        // tag::15-4[]
        try {
            outlet.send(batch);
        } catch (Exception failure) {
            if (!isRefusal(failure)) {
                throw failure;
            }
            if (batch.size() == 1) {
                tally.refused(batch.get(0), failure);
            } else {
                int middle = batch.size() / 2;
                send(batch.subList(0, middle));
                send(batch.subList(middle, batch.size()));
            }
            return;
        }
        tally.stored(batch);
        // end::15-4[]
    }

    /**
     * Whether broker or client said that something is wrong with the messages. Nothing is stored then. Any other
     * failure says nothing of the messages: they may be stored, or not.
     */
    static boolean isRefusal(Exception failure) {
        if (failure instanceof MQBrokerException refused) {
            return refused.getResponseCode() == ResponseCode.MESSAGE_ILLEGAL;
        }
        return failure instanceof MQClientException refused
                && (refused.getResponseCode() == ResponseCode.MESSAGE_ILLEGAL
                        || refused.getCause() instanceof UnsupportedOperationException
                        || refused.getCause() instanceof MQClientException cause && isRefusal(cause));
    }
}
