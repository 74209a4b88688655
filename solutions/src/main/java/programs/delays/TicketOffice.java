package programs.delays;

import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;

import java.util.Optional;

/**
 * What a shop for tickets works with: the book of orders, the seats, the bank and the broker. Each call is a step of
 * its own, is done when it returns, and may fail: then it throws a RuntimeException and has changed nothing.
 *
 * <p>Several programs work with one office at the same time.
 */
public interface TicketOffice {
    /** Where an order in the book stands. */
    enum Status {
        UNPAID,
        PAID,
        CANCELLED
    }

    /** Sends a message; the status says what became of it. */
    SendStatus send(Message message);

    /** Writes a new order into the book, UNPAID; its seats are held. */
    void open(String order);

    /** Where the order stands now; empty if it is not in the book. */
    Optional<Status> status(String order);

    /**
     * Changes where an order stands, if it still stands where it is believed to: one step, between whose look and
     * change nobody comes.
     *
     * @return true if it stood at {@code from} and now stands at {@code to}; false if nothing was changed
     */
    boolean change(String order, Status from, Status to);

    /** Gives the order's seats to whoever wants them. Whoever does it again changes nothing. */
    void release(String order);

    /** Whether the bank has received the money for an order. */
    boolean hasMoney(String order);

    /** Sends the order's money back to the customer. Whoever does it again changes nothing. */
    void giveBack(String order);
}
