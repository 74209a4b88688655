package programs.retries;

import org.apache.rocketmq.common.message.MessageExt;
import programs.retries.Accounts.AlreadyNoted;

import java.util.List;

/**
 * Books the points of orders as they come from the broker, which delivers each at least once.
 *
 * <p>Invariant: an order is booked once, however often it comes and wherever this program is killed, as long as
 * messages of fewer than {@code mostNotes} other orders have come since it was booked. Several threads may call.
 */
public final class OncePerOrder {
    private final Accounts accounts;
    private final int mostNotes;

    /** @param mostNotes how many notes there may be when nothing is being handled; at least 1 */
    public OncePerOrder(Accounts accounts, int mostNotes) {
        this.accounts = accounts;
        this.mostNotes = mostNotes;
    }

    /**
     * Handles one delivery.
     *
     * @throws RuntimeException if the order is not booked: the message is to come again
     */
    public void handle(MessageExt message) {
        // tag::12-4[]
        PaidOrder order = PaidOrder.of(message);
        AccountChanges changes = new AccountChanges().book(order).note(order.number());
        List<String> notes = accounts.notes();
        notes.subList(0, Math.max(0, notes.size() + 1 - mostNotes)).forEach(changes::forget);
        try {
            accounts.commit(changes);
        } catch (AlreadyNoted bookedBefore) {
            // Nothing is left to do, and the message may go.
        }
        // end::12-4[]
    }
}
