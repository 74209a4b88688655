package minibroker.schedule;

import minibroker.exercise.NotDoneYet;
import minibroker.json.JsonObject;
import minibroker.message.StoredMessage;
import minibroker.store.GetLimits;
import minibroker.store.GetResult;
import minibroker.store.MessageStore;
import minibroker.store.SavedState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Delivers the messages that wait for a certain time.
 *
 * <pre>
 * rmq_sys_wheel_timer/0:  |m|m|m|m|m|m|m|m| ← parked
 *                                   ^ scanned: the wheel knows everything before it, by its offset
 * </pre>
 *
 * <p>The wheel is made anew from that queue at each start, from the first message that may still wait.
 *
 * <p>One thread at a time delivers and saves; any thread may call {@link #parked} and {@link #mayRecall}.
 *
 * <p>RocketMQ: {@code TimerMessageStore}.
 */
final class TimerMessageService {
    /**
     * How far delivery is: of the messages before {@code scanned}, those of all seconds up to {@code through} are
     * delivered.
     *
     * @param first no message before this offset was waiting
     */
    record SavedTimers(long through, long scanned, long first) {
        static SavedTimers of(JsonObject json) {
            return new SavedTimers(json.number("through", 0), json.number("scanned", 0), json.number("first", 0));
        }

        Map<String, ?> json() {
            return new TreeMap<>(Map.of("through", through, "scanned", scanned, "first", first));
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(TimerMessageService.class);

    /** More than three days of seconds: only after a long stop does an entry have to go round twice. */
    private static final int SLOTS = 1 << 18;

    /** The most messages at a time, so that the timer gets to its other tasks. */
    private static final int MOST_AT_ONCE = 1_000;

    private static final int MOST_SCANNED_AT_ONCE = 10_000;

    /** The most recalls of one second: their ids are all in memory when that second is due. */
    private static final int MOST_RECALLS_PER_SECOND = 10_000;

    private static final GetLimits SCAN = new GetLimits(64, 1 << 20);
    private static final GetLimits ONE = new GetLimits(1, 1);

    /** The messages that wait, up to {@code scanned}. */
    final TimingWheel wheel;

    final SlotChains chains;

    private final MessageStore store;
    private final Delivery delivery;
    private final Clock clock;
    private final SavedState<SavedTimers> state;
    private final SavedTimers atStart;
    private final Map<Long, Integer> recallsBySecond = new ConcurrentHashMap<>();
    private final AtomicLong parkedUpTo = new AtomicLong();
    private final TakenBack takenBack = new TakenBack();
    private final RecallGate gate;
    private long takenBackIn = -1;
    private long scanned;
    private SavedTimers reached;
    private SavedTimers reachedBefore;

    TimerMessageService(MessageStore store, Delivery delivery, RecallGate gate, Clock clock) {
        this.gate = gate;
        this.store = store;
        this.delivery = delivery;
        this.clock = clock;
        this.state = store.savedState("timerCheckpoint", SavedTimers::of, SavedTimers::json);
        this.atStart = state.last().orElseGet(this::nothingDelivered);
        this.reached = atStart;
        this.reachedBefore = atStart;
        this.scanned = atStart.first();
        this.chains = new SlotChains(store.scratchPages());
        this.wheel = new TimingWheel(SLOTS, atStart.through(), chains);
    }

    /** The state before anything was delivered: no message can be due before the second in which the first one came. */
    private SavedTimers nothingDelivered() {
        long first = store.minOffset(TimerMessages.QUEUE);
        long began = store.storeTimestamp(TimerMessages.QUEUE, first).orElse(clock.millis());
        return new SavedTimers(began / 1_000 - 2, first, first);
    }

    /** A message was parked at this offset, and its sender will be told so. */
    void parked(long queueOffset) {
        parkedUpTo.accumulateAndGet(queueOffset + 1, Math::max);
    }

    /** Whether one more message of a second, given in milliseconds since 1970, can be recalled. */
    boolean mayRecall(long millis) {
        return recallsBySecond.getOrDefault(millis / 1_000, 0) < MOST_RECALLS_PER_SECOND;
    }

    /** Delivers every message whose second is over, and none that somebody was told is taken back. */
    void deliver() {
        long over = clock.millis() / 1_000 - 1;
        // Before the exercises are reached: a broker on which nothing waits needs none of them.
        if (wheel.size() > 0 || scanned < Math.max(parkedUpTo.get(), store.maxOffset(TimerMessages.QUEUE))) {
            deliverThrough(over);
        }
    }

    /** Delivers the messages of all seconds up to this one, which is over; or some of them, or none, for now. */
    private void deliverThrough(long over) {
        // tag::17-4[]
        throw new NotDoneYet("17-4");
        // end::17-4[]
    }

    /** Adds parked messages to the wheel; returns whether it has all of them now, recalls among them. */
    private boolean scan() {
        int left = MOST_SCANNED_AT_ONCE;
        while (scanned < store.maxOffset(TimerMessages.QUEUE)) {
            GetResult result = store.get(TimerMessages.QUEUE, scanned, SCAN, tag -> true);
            for (StoredMessage parked : result.messages()) {
                TimerMessages.second(parked.message()).ifPresent(second -> add(second, parked));
                scanned = parked.queueOffset() + 1;
                left--;
            }
            // Messages may have been deleted: then this is the offset after them.
            scanned = Math.max(scanned, result.nextOffset());
            if (left <= 0) {
                return false;
            }
        }
        return scanned >= parkedUpTo.get();
    }

    private void add(long second, StoredMessage parked) {
        boolean delivered = parked.queueOffset() < atStart.scanned() && second <= atStart.through();
        if (delivered) {
            return;
        }
        // When the clock has jumped by years, or nothing came for days.
        wheel.skipEmpty(second - SLOTS);
        long slot = wheel.add(second, parked.queueOffset());
        if (Recall.isRecall(parked.message())) {
            recallsBySecond.merge(slot, 1, Integer::sum);
        }
    }

    /** Delivers what the wheel has for the seconds up to this one; the rest of it next time, if it is a lot. */
    private void deliverSeconds(long over) {
        long now = clock.millis();
        int left = MOST_AT_ONCE;
        wheel.skipEmpty(over);
        while (wheel.due() <= over) {
            boolean some = wheel.first() != TimingWheel.NONE;
            if (some) {
                findRecalls();
            }
            while (wheel.first() != TimingWheel.NONE) {
                if (left-- == 0 || !deliverFirst(now)) {
                    return;
                }
            }
            recallsBySecond.remove(wheel.due());
            wheel.advance();
            if (some) {
                reached = new SavedTimers(wheel.through(), scanned, chains.lowest(scanned));
            }
        }
    }

    /** Collects the recalls of the second that is due, once. */
    private void findRecalls() {
        if (takenBackIn == wheel.due()) {
            return;
        }
        takenBackIn = wheel.due();
        takenBack.begin();
        if (recallsBySecond.containsKey(takenBackIn)) {
            for (long entry = wheel.first(); entry != TimingWheel.NONE; entry = wheel.next(entry)) {
                read(entry).forEach(parked -> takenBack.look(parked.message()));
            }
        }
    }

    /** Takes the first message of the second that is due; false if the store takes nothing now. */
    private boolean deliverFirst(long now) {
        long entry = wheel.first();
        List<StoredMessage> found = read(entry);
        if (found.isEmpty()) {
            LOG.warn("A message was deleted before its time had come: offset {} of {}", entry, TimerMessages.QUEUE);
            wheel.removeFirst();
            return true;
        }
        StoredMessage parked = found.get(0);
        long second = TimerMessages.second(parked.message()).orElseThrow();
        boolean tooEarly = second > wheel.due();
        if (!tooEarly && !settle(parked, second, now)) {
            return false;
        }
        wheel.removeFirst();
        if (tooEarly) {
            add(second, parked);
        }
        return true;
    }

    /** Delivers the message, unless it is recalled or a recall itself. */
    private boolean settle(StoredMessage parked, long second, long now) {
        return !takenBack.leaves(parked.message())
                || delivery.deliver(parked, TimerMessages.delivered(parked, now), (second + 1) * 1_000);
    }

    private List<StoredMessage> read(long entry) {
        return store.get(TimerMessages.QUEUE, entry, ONE, tag -> true).messages();
    }

    /** Saves how far it was the last time this was called; see {@link ScheduleMessageService}. */
    void save() {
        saveIfMoved(reachedBefore);
        reachedBefore = reached;
    }

    void saveAll() {
        saveIfMoved(reached);
    }

    /** A broker on which no message ever waited has nothing to save. */
    private void saveIfMoved(SavedTimers now) {
        if (!now.equals(atStart)) {
            state.save(now);
        }
    }

    /** What waits in the next seconds, for whoever looks inside. Nothing is delivered or saved meanwhile. */
    WaitingTimers waiting(int mostSeconds) {
        return WaitingTimers.of(wheel, Math.max(0, store.maxOffset(TimerMessages.QUEUE) - scanned), mostSeconds);
    }
}
