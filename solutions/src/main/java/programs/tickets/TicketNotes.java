package programs.tickets;

import faults.history.HandledStep;
import faults.history.History;
import faults.history.Holding;
import faults.history.QueuePlace;
import faults.history.Seen;
import faults.history.SendOutcome;
import faults.history.Sent;
import faults.history.Violation;
import programs.tickets.ClerkNote.What;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What box office, desks and office did and saw, as they told it, by one clock. Any thread may call; one lock guards
 * all.
 */
final class TicketNotes {
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long beginning = ClerkNote.now();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private final Map<Integer, SeatStory> stories = new TreeMap<>();
    private final List<List<String>> batches = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<Long> brokerKills = new ArrayList<>();
    private boolean isBrokerDead;
    private final List<Violation> complaints = new ArrayList<>();

    /** A note, and who wrote it. */
    record Told(String node, ClerkNote note) {}

    /** The life of an order, as far as its seat goes; all moments as in {@link Holding}. */
    private static final class SeatStory {
        private final int seat;
        private final long taken;
        private long due;
        private OptionalLong kept = OptionalLong.empty();
        private OptionalLong refused = OptionalLong.empty();
        private OptionalLong takenBack = OptionalLong.empty();

        private SeatStory(int seat, long taken) {
            this.seat = seat;
            this.taken = taken;
        }
    }

    /** One attempt to send, while it goes on; until it is told better, its outcome is unknown. */
    final class Attempt {
        private final String topic;
        private final String who;
        private final String key;
        private final long begun;
        private final long due;
        private long ended = Long.MAX_VALUE;
        private SendOutcome outcome = new SendOutcome.Unknown("no answer");

        private Attempt(String topic, String who, String key, long begun, long delayMillis) {
            this.topic = topic;
            this.who = who;
            this.key = key;
            this.begun = begun;
            this.due = begun + delayMillis * NANOS_PER_MILLI;
        }

        void acknowledged(QueuePlace place) {
            acknowledged(place, now());
        }

        private void acknowledged(QueuePlace place, long at) {
            synchronized (TicketNotes.this) {
                ended = at;
                outcome = new SendOutcome.Acknowledged(place);
            }
        }

        private Sent sent(long now) {
            return new Sent(who, key, begun, Math.min(ended, now), due, outcome);
        }
    }

    /** Nanoseconds since the beginning. */
    long since(long micros) {
        return (micros - beginning) * NANOS_PER_MICRO;
    }

    /** Nanoseconds since the beginning. */
    long now() {
        return since(ClerkNote.now());
    }

    synchronized Attempt sending(String topic, String key, long delayMillis) {
        return sending(topic, "box office", key, now(), delayMillis);
    }

    private Attempt sending(String topic, String who, String key, long begun, long delayMillis) {
        Attempt attempt = new Attempt(topic, who, key, begun, delayMillis);
        attempts.add(attempt);
        return attempt;
    }

    /** What a clerk has printed. */
    synchronized void hear(String node, ClerkNote note) {
        told.add(new Told(node, note));
        if (note.what() == What.SENDS) {
            sending(TicketJudge.ORDERS, node, note.key(), since(note.micros()), 0);
        } else if (note.what() == What.SENT) {
            attempts.stream()
                    .filter(attempt -> attempt.who.equals(node) && attempt.key.equals(note.key()))
                    .reduce((earlier, last) -> last)
                    .ifPresent(last -> last.acknowledged(
                            new QueuePlace("orders/" + note.queue(), note.offset()), since(note.micros())));
        }
    }

    synchronized void taken(TicketOrder order, int seat) {
        stories.put(order.number(), new SeatStory(seat, now()));
    }

    /** @param attempt the first one to have it released in time */
    synchronized void due(TicketOrder order, Attempt attempt) {
        stories.get(order.number()).due = attempt.due;
    }

    synchronized long due(TicketOrder order) {
        return stories.get(order.number()).due;
    }

    synchronized void kept(TicketOrder order) {
        stories.get(order.number()).kept = OptionalLong.of(now());
    }

    /** @param asked when */
    synchronized void refused(TicketOrder order, long asked) {
        stories.get(order.number()).refused = OptionalLong.of(asked);
    }

    synchronized void takenBack(TicketOrder order) {
        stories.get(order.number()).takenBack = OptionalLong.of(now());
    }

    synchronized void batch(List<String> keys) {
        batches.add(keys);
    }

    synchronized void brokerKilled() {
        brokerKills.add(now());
        isBrokerDead = true;
    }

    synchronized void brokerServes() {
        isBrokerDead = false;
    }

    synchronized boolean isBrokerDead() {
        return isBrokerDead;
    }

    /** Whether the broker died between two moments. */
    synchronized boolean brokerDied(long from, long to) {
        return brokerKills.stream().anyMatch(kill -> from <= kill && kill <= to);
    }

    /** Of a customer. */
    synchronized void complaint(Violation what) {
        complaints.add(what);
    }

    synchronized List<Violation> complaints() {
        return List.copyOf(complaints);
    }

    /** The shop can't go on. */
    synchronized void fault(String what) {
        faults.add(what);
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    synchronized List<List<String>> batches() {
        return List.copyOf(batches);
    }

    /** What was told of one kind, in the order of time. */
    synchronized List<Told> of(What what) {
        return told.stream()
                .filter(one -> one.note.what() == what)
                .sorted(Comparator.comparingLong(one -> one.note.micros()))
                .toList();
    }

    /** @param place where a message stands, from the note that tells of it */
    synchronized History history(
            String topic, Predicate<String> keys, What what, Function<ClerkNote, QueuePlace> place) {
        long now = now();
        List<Sent> sent = attempts.stream()
                .filter(attempt -> attempt.topic.equals(topic) && keys.test(attempt.key))
                .map(attempt -> attempt.sent(now))
                .toList();
        List<Seen> seen = of(what).stream()
                .map(one -> new Seen(one.node, place.apply(one.note), one.note.key(), since(one.note.micros())))
                .toList();
        return new History(sent, seen);
    }

    /** The steps that were begun until then; each ends with the next one of its key that its node has done. */
    synchronized List<HandledStep> steps(long until) {
        Map<String, List<Long>> done = new HashMap<>();
        of(What.DOES).forEach(one -> done.computeIfAbsent(one.node + " " + one.note.key(), key -> new ArrayList<>())
                .add(since(one.note.micros())));
        List<HandledStep> steps = new ArrayList<>();
        for (Told one : of(What.BEGINS)) {
            long begun = since(one.note.micros());
            String[] words = one.note.key().split("/");
            OptionalLong end = done.getOrDefault(one.node + " " + one.note.key(), List.of()).stream()
                    .mapToLong(Long::longValue)
                    .filter(at -> at >= begun)
                    .min();
            if (begun <= until) {
                steps.add(new HandledStep(
                        "order " + words[0], TicketOrder.numberOf(words[1]), words[1], one.node, begun, end));
            }
        }
        return steps;
    }

    synchronized List<Holding> holdings() {
        Map<Integer, Long> released = new HashMap<>();
        of(What.FREES)
                .forEach(one ->
                        released.putIfAbsent(TicketOrder.of(one.note.key()).number(), since(one.note.micros())));
        List<Holding> holdings = new ArrayList<>();
        stories.forEach((number, story) -> {
            Long at = released.get(number);
            holdings.add(new Holding(
                    "seat " + story.seat,
                    "order " + number,
                    story.taken,
                    story.due,
                    story.kept,
                    story.refused,
                    at == null ? OptionalLong.empty() : OptionalLong.of(at)));
        });
        return holdings;
    }

    /** When the broker said that the timeouts of these orders will not come. */
    synchronized Map<TicketOrder, Long> takenBack() {
        Map<TicketOrder, Long> all = new HashMap<>();
        stories.forEach((number, story) -> story.takenBack.ifPresent(at -> all.put(new TicketOrder(number), at)));
        return all;
    }
}
