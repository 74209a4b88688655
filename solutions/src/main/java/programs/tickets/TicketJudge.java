package programs.tickets;

import faults.history.History;
import faults.history.HistoryChecker;
import faults.history.HistoryVerdict;
import faults.history.Holding;
import faults.history.HoldingChecker;
import faults.history.Promise;
import faults.history.QueuePlace;
import faults.history.Seen;
import faults.history.Sent;
import faults.history.StepChecker;
import faults.history.Violation;
import programs.tickets.ClerkNote.What;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares the notes with what was promised. One thread uses it.
 *
 * <p>Some promises are broken for good in the moment in which they are broken: what came too early or out of turn.
 * Others need an end: what has not come may come yet.
 */
final class TicketJudge {
    static final String ORDERS = "orders";
    static final String TIMEOUTS = "timeouts";
    static final String ENTRIES = "entries";
    static final String MAILS = "mails";

    private static final String SEATS = "No seat is sold twice; what is paid is kept, what is not is released, in time";
    private static final String STEPS = "The steps of an order are taken in their order, none is lost";
    private static final String TIMES = "Nobody is told too early that time is over, nor when that was taken back";
    private static final String BOOKS = "Each entry is booked, and each batch is stored as a whole";
    private static final String POST = "Each mail is sent, or a dead letter";

    /** Notes come through pipes, each at its own pace. */
    private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** A recall that comes in the second in which the message leaves may come too late. */
    private static final long SAFELY_BEFORE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final Set<Class<? extends Violation>> MAY_BE_MENDED =
            Set.of(Violation.Lost.class, Violation.NeverReleased.class, Violation.Torn.class, Violation.Undone.class);

    private final TicketNotes notes;

    TicketJudge(TicketNotes notes) {
        this.notes = notes;
    }

    /** What was promised, and what breaks it: nothing if all is well. */
    Map<String, List<Violation>> verdict() {
        Map<String, List<Violation>> all = new LinkedHashMap<>();
        all.put(SEATS, seats(true));
        all.put(STEPS, steps(Long.MAX_VALUE));
        all.put(TIMES, timeouts());
        all.put(BOOKS, entries());
        all.put(POST, mails());
        return all;
    }

    /** The same before the end: what may be mended yet is left out. */
    Map<String, List<Violation>> verdictSoFar() {
        long settled = notes.now() - SETTLED_NANOS;
        Map<String, List<Violation>> all = new LinkedHashMap<>();
        all.put(SEATS, seats(false));
        all.put(STEPS, steps(settled));
        all.put(TIMES, timeouts());
        all.put(BOOKS, entries());
        all.put(POST, mails());
        all.values().forEach(one -> one.removeIf(violation -> MAY_BE_MENDED.contains(violation.getClass())));
        return all;
    }

    /** Whether nothing is broken for good. */
    boolean isWellSoFar() {
        return verdictSoFar().values().stream().allMatch(List::isEmpty);
    }

    /** How much is still to be done. */
    int undone() {
        return verdict().values().stream().mapToInt(List::size).sum();
    }

    private List<Violation> seats(boolean isOver) {
        List<Violation> all = HoldingChecker.check(notes.holdings(), isOver);
        all.addAll(notes.complaints());
        return all;
    }

    private List<Violation> steps(long until) {
        History history = notes.history(ORDERS, key -> true, What.BEGINS, place(ORDERS));
        List<Violation> all = new ArrayList<>(
                new HistoryChecker(Promise.IN_ORDER).check(history).violations());
        all.addAll(StepChecker.check(notes.steps(until)));
        Set<String> done = keys(What.DOES);
        for (Holding holding : notes.holdings()) {
            TicketOrder order = order(holding);
            List<String> wanted = holding.kept().isPresent()
                    ? List.of(TicketOrder.CREATED, TicketOrder.PAID, TicketOrder.PRINTED)
                    : List.of(TicketOrder.CREATED, TicketOrder.CANCELLED);
            wanted.forEach(step -> require(order.key(step), done, holding, all));
        }
        return all;
    }

    private List<Violation> timeouts() {
        Set<String> kept = notes.holdings().stream()
                .filter(holding -> holding.kept().isPresent())
                .map(holding -> order(holding).key())
                .collect(Collectors.toSet());
        History history = notes.history(TIMEOUTS, key -> true, What.IS_TOLD_THAT_TIME_IS_OVER, byKey(TIMEOUTS));
        List<Violation> all =
                new ArrayList<>(new HistoryChecker().check(history).violations());
        // The timeout of a seat that was paid may have been taken back.
        all.removeIf(one ->
                one instanceof Violation.Lost lost && kept.contains(lost.sent().key()));
        notes.takenBack().forEach((order, at) -> {
            if (notes.due(order) - at > SAFELY_BEFORE_NANOS) {
                all.addAll(deliveredNonetheless(history, order, at));
            }
        });
        return all;
    }

    /** A broker that dies in between may forget that it was asked: RocketMQ does. */
    private List<Violation> deliveredNonetheless(History history, TicketOrder order, long takenBack) {
        List<Sent> sent = history.sent().stream()
                .filter(one -> one.key().equals(order.key()))
                .toList();
        // Of those that were sent again, the last one alone can be taken back.
        return sent.size() > 1
                ? List.of()
                : history.seen().stream()
                        .filter(seen -> seen.key().equals(order.key()))
                        .filter(seen -> !notes.brokerDied(sent.get(0).begun(), seen.at()))
                        .limit(1)
                        .<Violation>map(seen -> new Violation.DeliveredNonetheless(sent.get(0), takenBack, seen))
                        .toList();
    }

    private List<Violation> entries() {
        History history = notes.history(ENTRIES, key -> true, What.BOOKS, place(ENTRIES));
        List<Violation> all =
                new ArrayList<>(new HistoryChecker().check(history).violations());
        Map<String, Set<QueuePlace>> places = new HashMap<>();
        for (Seen seen : history.seen()) {
            places.computeIfAbsent(seen.key(), key -> new HashSet<>()).add(seen.place());
        }
        for (List<String> batch : notes.batches()) {
            Map<String, Integer> stored = new TreeMap<>();
            batch.forEach(
                    key -> stored.put(key, places.getOrDefault(key, Set.of()).size()));
            if (Set.copyOf(stored.values()).size() > 1) {
                all.add(new Violation.Torn(stored));
            }
        }
        notes.holdings().stream().filter(holding -> holding.kept().isPresent()).forEach(holding -> order(holding)
                .entries()
                .forEach(key -> require(key, places.keySet(), holding, all)));
        return all;
    }

    private List<Violation> mails() {
        List<Violation> all = new ArrayList<>(new HistoryChecker()
                .check(notes.history(MAILS, key -> !TicketOrder.of(key).isUnreachable(), What.MAILS, byKey(MAILS)))
                .violations());
        all.addAll(new HistoryChecker()
                .check(notes.history(
                        MAILS, key -> TicketOrder.of(key).isUnreachable(), What.BURIES, byKey("dead letters")))
                .violations());
        Set<String> out = keys(What.MAILS);
        out.addAll(keys(What.BURIES));
        notes.holdings().forEach(holding -> require(order(holding).key(), out, holding, all));
        return all;
    }

    private static TicketOrder order(Holding holding) {
        return TicketOrder.of(holding.holder().substring("order ".length()));
    }

    private Set<String> keys(What what) {
        return notes.of(what).stream().map(one -> one.note().key()).collect(Collectors.toSet());
    }

    private static void require(String key, Set<String> done, Holding holding, List<Violation> all) {
        if (!done.contains(key)) {
            all.add(new Violation.Undone("\"" + key + "\"", "there is " + holding));
        }
    }

    private static Function<ClerkNote, QueuePlace> place(String topic) {
        return note -> new QueuePlace(topic + "/" + note.queue(), note.offset());
    }

    /** For messages that don't stay where their sender was told that they are. */
    static Function<ClerkNote, QueuePlace> byKey(String topic) {
        return note -> placeByKey(topic, note.key());
    }

    static QueuePlace placeByKey(String topic, String key) {
        return new QueuePlace(topic + " of order " + key, 0);
    }

    /** The counts of the day in a few words. */
    String counts() {
        List<Holding> holdings = notes.holdings();
        long kept = holdings.stream().filter(one -> one.kept().isPresent()).count();
        long refused =
                holdings.stream().filter(one -> one.refused().isPresent()).count();
        long seats = holdings.stream().map(Holding::thing).distinct().count();
        return "%s orders for %s seats: %s paid, %s released, %s of these when their customers were about to pay"
                .formatted(holdings.size(), seats, kept, holdings.size() - kept, refused);
    }

    /** In a line, and what breaks it below. */
    static String text(String promise, List<Violation> violations) {
        return promise + (violations.isEmpty() ? ": kept" : ": BROKEN" + HistoryVerdict.text(violations));
    }
}
