package programs.delays;

import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import programs.delays.TicketOffice.Status;

import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Orders that end in time: paid, with their seats, or cancelled, with the seats free and the money, if any came, given
 * back. What ends an unpaid order is a delayed message that was sent when it was placed.
 *
 * <p>Messages come at least once, and the program may be killed between any two steps; then the message comes again.
 * Several programs with one office may each have one of these.
 */
public final class OrderTimeout {
    private final TicketOffice office;
    private final String topic;
    private final int level;

    /**
     * @param topic of the delayed messages
     * @param level how long an order may stay unpaid, as a delay level
     */
    public OrderTimeout(TicketOffice office, String topic, int level) {
        this.office = office;
        this.topic = topic;
        this.level = level;
    }

    /**
     * Places a new order, whose time-out is then on its way. The message has the order's number as its key.
     *
     * @throws RuntimeException if it is not placed
     */
    public void place(String order) {
        // tag::16-5[]
        Message reminder = new Message(topic, "unpaid", order, order.getBytes(UTF_8));
        reminder.setDelayTimeLevel(level);
        SendStatus status = office.send(reminder);
        if (status != SendStatus.SEND_OK) {
            throw new IllegalStateException("The time-out of order %s is not safe: %s".formatted(order, status));
        }
        office.open(order);
        // end::16-5[]
    }

    /**
     * The bank says that the money for an order has come. It may say so more than once.
     *
     * @throws RuntimeException if not all is done that has to be: the bank will say it again
     */
    public void paid(String order) {
        // tag::16-5[]
        if (office.change(order, Status.UNPAID, Status.PAID)) {
            return;
        }
        if (office.status(order).equals(Optional.of(Status.CANCELLED))) {
            office.giveBack(order);
        }
        // end::16-5[]
    }

    /**
     * The delayed message of an order has come.
     *
     * @throws RuntimeException if not all is done that has to be: the message will come again
     */
    public void timeIsUp(MessageExt message) {
        // tag::16-5[]
        String order = message.getKeys();
        boolean isCancelled = office.change(order, Status.UNPAID, Status.CANCELLED)
                // Somebody was killed, perhaps before the seats were free.
                || office.status(order).equals(Optional.of(Status.CANCELLED));
        if (isCancelled) {
            office.release(order);
        }
        // end::16-5[]
    }
}
