package faults.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Takes notes while clients work, all by one clock. Any thread may call any method.
 *
 * <pre>{@code
 * Recorder.Attempt attempt = recorder.sending("producer-1", key);
 * SendResult result = producer.send(message);
 * attempt.acknowledged(place(result));
 * }</pre>
 */
public final class Recorder {
    private final LongSupplier nanos;
    private final long beginning;
    private final ConcurrentLinkedQueue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Note> seen = new ConcurrentLinkedQueue<>();
    private final LongAdder acknowledged = new LongAdder();
    private final Map<String, Set<QueuePlace>> places = new ConcurrentHashMap<>();

    private record Note(String group, Seen seen) {}

    /** Notes by the system's clock. */
    public Recorder() {
        this(System::nanoTime);
    }

    /** @param nanos a clock that never goes back */
    public Recorder(LongSupplier nanos) {
        this.nanos = nanos;
        this.beginning = nanos.getAsLong();
    }

    private long now() {
        return nanos.getAsLong() - beginning;
    }

    /** To be called before a message is sent. Until it is told better, the attempt's outcome is unknown. */
    public Attempt sending(String producer, String key) {
        return sending(producer, key, 0);
    }

    /** @param delayMillis the message is not to be delivered before so much time has passed */
    public Attempt sending(String producer, String key, long delayMillis) {
        Attempt attempt = new Attempt(producer, key, now(), delayMillis);
        attempts.add(attempt);
        return attempt;
    }

    /** To be called for each message that a consumer of a group is given. */
    public void seen(String group, String consumer, QueuePlace place, String key) {
        seen.add(new Note(group, new Seen(consumer, place, key, now())));
        places.computeIfAbsent(group, any -> ConcurrentHashMap.newKeySet()).add(place);
    }

    /** How many attempts were acknowledged so far. */
    public long acknowledged() {
        return acknowledged.sum();
    }

    /** From how many different places messages were given to a group so far. */
    public int places(String group) {
        return places.getOrDefault(group, Set.of()).size();
    }

    /** What was sent so far. */
    public List<Sent> sent() {
        long end = now();
        List<Sent> all = new ArrayList<>();
        attempts.forEach(attempt -> all.add(attempt.sent(end)));
        return all;
    }

    /** What was noted so far, as one group has seen it. */
    public History history(String group) {
        List<Seen> ofGroup = seen.stream()
                .filter(note -> note.group.equals(group))
                .map(Note::seen)
                .toList();
        return new History(sent(), ofGroup);
    }

    /** One attempt to send, while it goes on. The first outcome that is told counts. */
    public final class Attempt {
        private final String producer;
        private final String key;
        private final long begun;
        private final long due;
        private Map.Entry<Long, SendOutcome> end;

        private Attempt(String producer, String key, long begun, long delayMillis) {
            this.producer = producer;
            this.key = key;
            this.begun = begun;
            this.due = begun + TimeUnit.MILLISECONDS.toNanos(delayMillis);
        }

        /** The broker said that it is stored there. */
        public void acknowledged(QueuePlace place) {
            end(new SendOutcome.Acknowledged(place));
            acknowledged.increment();
        }

        /** The broker said that it is not stored. */
        public void refused(String why) {
            end(new SendOutcome.Refused(why));
        }

        /** Nobody knows whether it is stored. */
        public void unknown(String why) {
            end(new SendOutcome.Unknown(why));
        }

        private synchronized void end(SendOutcome outcome) {
            if (end == null) {
                end = Map.entry(now(), outcome);
            }
        }

        private synchronized Sent sent(long now) {
            return end == null
                    ? new Sent(producer, key, begun, now, due, new SendOutcome.Unknown("still waiting for an answer"))
                    : new Sent(producer, key, begun, end.getKey(), due, end.getValue());
        }
    }
}
