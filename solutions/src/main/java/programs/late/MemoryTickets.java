package programs.late;

import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import programs.delays.TicketOffice;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A ticket office in memory that sends with a real producer. Any thread may call. */
final class MemoryTickets implements TicketOffice {
    private final DefaultMQProducer producer;
    private final Map<String, Status> book = new ConcurrentHashMap<>();
    private final Set<String> released = ConcurrentHashMap.newKeySet();
    private final Set<String> money = ConcurrentHashMap.newKeySet();
    private final Set<String> givenBack = ConcurrentHashMap.newKeySet();

    MemoryTickets(DefaultMQProducer producer) {
        this.producer = producer;
    }

    void moneyComes(String order) {
        money.add(order);
    }

    boolean hasEnded(String order) {
        Status status = book.get(order);
        return status == Status.PAID || status == Status.CANCELLED && released.contains(order);
    }

    /** How the order ended, and {@code wrong: } before it if it is not one of the two ends that there are. */
    String end(String order) {
        Optional<Status> status = Optional.ofNullable(book.get(order));
        boolean isFree = released.contains(order);
        boolean isGivenBack = givenBack.contains(order);
        boolean hasMoney = money.contains(order);
        boolean isPaid = status.equals(Optional.of(Status.PAID)) && hasMoney && !isFree && !isGivenBack;
        boolean isCancelled = status.equals(Optional.of(Status.CANCELLED)) && isFree && isGivenBack == hasMoney;
        return (isPaid || isCancelled ? "" : "wrong: ")
                + "%s, seats %s, money %s"
                        .formatted(
                                status.map(Status::name).orElse("not in the book"),
                                isFree ? "free" : "held",
                                isGivenBack ? "given back" : hasMoney ? "kept" : "never came");
    }

    @Override
    public SendStatus send(Message message) {
        try {
            return producer.send(message).getSendStatus();
        } catch (Exception e) {
            throw new IllegalStateException("The time-out is not sent", e);
        }
    }

    @Override
    public void open(String order) {
        book.putIfAbsent(order, Status.UNPAID);
    }

    @Override
    public Optional<Status> status(String order) {
        return Optional.ofNullable(book.get(order));
    }

    @Override
    public boolean change(String order, Status from, Status to) {
        return book.replace(order, from, to);
    }

    @Override
    public void release(String order) {
        released.add(order);
    }

    @Override
    public boolean hasMoney(String order) {
        return money.contains(order);
    }

    @Override
    public void giveBack(String order) {
        givenBack.add(order);
    }
}
