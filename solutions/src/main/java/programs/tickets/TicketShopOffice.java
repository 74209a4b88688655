package programs.tickets;

import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import programs.delays.TicketOffice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The shop as lesson 16's time-outs see it, on top of its database. Any thread may call. */
final class TicketShopOffice implements TicketOffice {
    private static final String MONEY = "money of ";
    private static final String GIVEN_BACK = "money given back to ";

    private final SeatBooks books;
    private final Function<Message, SendStatus> send;
    private final Consumer<TicketOrder> release;

    /** Something that is done with the database. */
    private interface Work<T> {
        T with(SeatBooks books) throws IOException;
    }

    /** @param release must be possible again and again */
    TicketShopOffice(SeatBooks books, Function<Message, SendStatus> send, Consumer<TicketOrder> release) {
        this.books = books;
        this.send = send;
        this.release = release;
    }

    private <T> T work(Work<T> work) {
        try {
            return work.with(books);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public SendStatus send(Message message) {
        return send.apply(message);
    }

    @Override
    public void open(String order) {
        work(with -> with.change(TicketOrder.of(order), Optional.empty(), Status.UNPAID.name()));
    }

    @Override
    public Optional<Status> status(String order) {
        return work(with -> with.outcome(TicketOrder.of(order))).map(Status::valueOf);
    }

    @Override
    public boolean change(String order, Status from, Status to) {
        return work(with -> with.change(TicketOrder.of(order), Optional.of(from.name()), to.name()));
    }

    @Override
    public void release(String order) {
        release.accept(TicketOrder.of(order));
    }

    /** The bank tells so. */
    void hasMoneyFrom(TicketOrder order) {
        work(with -> with.enterOnce(MONEY + order.key()));
    }

    @Override
    public boolean hasMoney(String order) {
        return work(with -> with.isEntered(MONEY + order));
    }

    @Override
    public void giveBack(String order) {
        work(with -> with.enterOnce(GIVEN_BACK + order));
    }

    boolean hasGivenBack(TicketOrder order) {
        return work(with -> with.isEntered(GIVEN_BACK + order.key()));
    }
}
