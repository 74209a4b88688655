package programs.tickets;

import faults.history.Violation;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageConst;
import programs.delays.OrderTimeout;
import programs.delays.TicketOffice;
import programs.tickets.TicketNotes.Attempt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Where customers reserve seats, and pay or don't. Whatever it sends it sends again until the broker has acknowledged
 * it, and notes each attempt. Any thread may call.
 */
final class BoxOffice implements AutoCloseable {
    private static final int THREADS = 24;
    private static final long BATCH_EVERY_MILLIS = 400;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final DefaultMQProducer producer;
    private final OrderEvents events;
    private final TicketTopics topics;
    private final SeatBooks books;
    private final TicketNotes notes;
    private final int seats;
    private final Random chance;
    private final NotedSends sends;
    private final Bookkeeping bookkeeping;
    private final Set<TicketOrder> regretted = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService work = new ScheduledThreadPoolExecutor(THREADS);
    private Future<?> customers;
    private int orders;

    /** Something that is done, and stopped by a broker that does not answer. */
    private interface Work {
        void run() throws Exception;
    }

    BoxOffice(
            DefaultMQProducer producer, TicketTopics topics, SeatBooks books, TicketNotes notes, int seats, long seed) {
        this.producer = producer;
        this.events = new OrderEvents(producer, topics);
        this.topics = topics;
        this.books = books;
        this.notes = notes;
        this.sends = new NotedSends(notes);
        this.bookkeeping = new Bookkeeping(producer, topics, notes);
        this.seats = seats;
        this.chance = new Random(seed);
        work.scheduleWithFixedDelay(
                () -> noting(bookkeeping::send), BATCH_EVERY_MILLIS, BATCH_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Makes the topics, so that nobody has to wait for one. */
    void open() throws Exception {
        for (String topic : List.of(topics.orders(), topics.timeouts(), topics.entries(), topics.mails())) {
            Message opening = new Message(topic, "the shop opens".getBytes(UTF_8));
            opening.setKeys(TicketClerk.OPENING);
            sends.untilDone(
                    "the opening message of " + topic,
                    () -> producer.send(opening).getSendStatus() == SendStatus.SEND_OK);
        }
    }

    /** Customers come from now on, whatever happens to the broker. */
    void openFor(int customersPerSecond) {
        long pause = TimeUnit.SECONDS.toMicros(1) / customersPerSecond;
        customers = work.scheduleAtFixedRate(() -> noting(this::sell), 0, pause, TimeUnit.MICROSECONDS);
    }

    /** No more come; those who are there go on. */
    void lockTheDoor() {
        customers.cancel(false);
    }

    /** A customer comes. @return whether there was a seat for him */
    synchronized boolean sell() throws Exception {
        List<Integer> free = new ArrayList<>();
        for (int seat = 1; seat <= seats; seat++) {
            if (books.isFree(seat)) {
                free.add(seat);
            }
        }
        if (free.isEmpty()) {
            return false;
        }
        sell(free.get(chance.nextInt(free.size())), new TicketOrder(orders + 1));
        return true;
    }

    private void sell(int seat, TicketOrder order) throws Exception {
        orders = order.number();
        if (!books.take(seat, order)) {
            throw new IllegalStateException("seat " + seat + " was free a moment ago");
        }
        notes.taken(order, seat);
        long thinks = (long) (chance.nextDouble() * 1_500);
        double last = chance.nextDouble();
        work.execute(() -> noting(() -> reserve(order, thinks, last)));
    }

    private void reserve(TicketOrder order, long thinks, double last) throws Exception {
        step(order, TicketOrder.CREATED);
        String handle = place(order);
        long left = (notes.due(order) - notes.now()) / NANOS_PER_MILLI;
        long lateness = order.isHeldByLevel() ? 0 : 1_000 - (System.currentTimeMillis() + left) % 1_000;
        long pause =
                switch (order.payment()) {
                    case SOON -> thinks;
                    case LAST_SECOND -> left - 30 - (long) (last * 900);
                    case RACE -> left + lateness - 60 + (long) (last * 150);
                    case NEVER -> -1;
                };
        if (order.payment() != TicketOrder.Payment.NEVER) {
            work.schedule(() -> noting(() -> pay(order, handle)), Math.max(0, pause), TimeUnit.MILLISECONDS);
        }
    }

    /** Until its time-out is safe. @return by what it can be taken back; empty if it can't */
    private String place(TicketOrder order) throws Exception {
        String[] handle = {""};
        boolean[] again = {false};
        TicketShopOffice office = new TicketShopOffice(
                books,
                timeout -> {
                    Attempt attempt = notes.sending(TicketJudge.TIMEOUTS, order.key(), order.heldMillis());
                    if (!again[0]) {
                        notes.due(order, attempt);
                        again[0] = true;
                    }
                    SendResult result = sendTimeout(timeout, order);
                    handle[0] = result.getRecallHandle() == null ? "" : result.getRecallHandle();
                    NotedSends.acknowledge(attempt, result, TicketJudge.placeByKey(TicketJudge.TIMEOUTS, order.key()));
                    return result.getSendStatus();
                },
                BoxOffice::isNotReleasedHere);
        OrderTimeout timeout = new OrderTimeout(office, topics.timeouts(), TicketOrder.LEVEL);
        sends.untilDone("the time-out of order " + order.key(), () -> {
            timeout.place(order.key());
            return true;
        });
        return handle[0];
    }

    private SendResult sendTimeout(Message timeout, TicketOrder order) {
        if (!order.isHeldByLevel()) {
            MessageAccessor.clearProperty(timeout, MessageConst.PROPERTY_DELAY_TIME_LEVEL);
            timeout.setDelayTimeMs(order.heldMillis());
        }
        try {
            return producer.send(timeout);
        } catch (Exception e) {
            throw new IllegalStateException("the time-out of order " + order.key() + " was not sent", e);
        }
    }

    private static void isNotReleasedHere(TicketOrder order) {
        throw new IllegalStateException("the box office releases no seat, and not that of order " + order.key());
    }

    private void pay(TicketOrder order, String handle) throws Exception {
        long asked = notes.now();
        TicketShopOffice office = new TicketShopOffice(books, BoxOffice::nothingIsSent, BoxOffice::isNotReleasedHere);
        office.hasMoneyFrom(order);
        new OrderTimeout(office, topics.timeouts(), TicketOrder.LEVEL).paid(order.key());
        if (!office.status(order.key()).equals(Optional.of(TicketOffice.Status.PAID))) {
            notes.refused(order, asked);
            if (!office.hasGivenBack(order)) {
                notes.complaint(new Violation.Undone(
                        "giving back the money of order " + order.key(), "somebody else may have its seat"));
            }
            return;
        }
        notes.kept(order);
        step(order, TicketOrder.PAID);
        takeBack(order, handle);
        step(order, TicketOrder.PRINTED);
        bookkeeping.add(order);
        mail(order);
    }

    private static SendStatus nothingIsSent(Message message) {
        throw new IllegalStateException("who pays sends nothing: " + message);
    }

    /** If that does not work, the timeout comes, and finds the order paid. */
    private void takeBack(TicketOrder order, String handle) throws InterruptedException {
        if (!handle.isEmpty()) {
            try {
                producer.recallMessage(topics.timeouts(), handle);
                notes.takenBack(order);
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception tooLateOrNoBroker) {
                // See above.
            }
        }
    }

    /** To be called when a desk has freed the seat of an order, as often as it says so. */
    void isFreed(TicketOrder order) {
        if (!work.isShutdown() && regretted.add(order)) {
            work.execute(() -> noting(() -> mail(order)));
        }
    }

    private void step(TicketOrder order, String step) throws Exception {
        sends.untilStored(TicketJudge.ORDERS, order.key(step), attempt -> {
            SendResult result = events.send(order, step);
            NotedSends.acknowledge(attempt, result, NotedSends.place(TicketJudge.ORDERS, result, 0));
            return result;
        });
    }

    private void mail(TicketOrder order) throws Exception {
        sends.untilStored(TicketJudge.MAILS, order.key(), attempt -> {
            Message mail = new Message(topics.mails(), "dear customer".getBytes(UTF_8));
            mail.setKeys(order.key());
            SendResult result = producer.send(mail);
            NotedSends.acknowledge(
                    attempt,
                    result,
                    TicketJudge.placeByKey(order.isUnreachable() ? "dead letters" : TicketJudge.MAILS, order.key()));
            return result;
        });
    }

    private void noting(Work what) {
        try {
            what.run();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (Exception | LinkageError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            notes.fault(
                    e == cause
                            ? e.toString()
                            : e.getMessage() + ": "
                                    + cause.toString().lines().findFirst().orElse(""));
        }
    }

    @Override
    public void close() {
        work.shutdownNow();
        producer.shutdown();
    }
}
