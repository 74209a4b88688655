package minibroker.schedule;

import minibroker.message.Message;
import minibroker.message.MessageQueue;
import minibroker.message.ReservedTopics;
import minibroker.store.MessageStore;
import minibroker.store.PutResult;

import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;

/**
 * All messages that wait, by level or for a certain time: parks them, delivers them when their time has come, and goes
 * on after a restart.
 *
 * <p>Any thread may call any method.
 */
public final class DelayedMessages {
    final TimerMessageService timers;

    private final RecallGate gate = new RecallGate();
    private final Parking parking;
    private final ScheduleMessageService levels;
    private boolean closed;

    public DelayedMessages(MessageStore store, Clock clock) {
        Delivery delivery = new Delivery(store);
        parking = new Parking(clock);
        levels = new ScheduleMessageService(store, delivery, clock);
        timers = new TimerMessageService(store, delivery, gate, clock);
    }

    /** See {@link Parking#park}. */
    public Message park(Message message) {
        return parking.park(message);
    }

    /** To be called when a message from {@link #park} is stored, before its sender is answered. */
    public void stored(Message parked, PutResult result) {
        if (parked.queue().equals(TimerMessages.QUEUE) && result instanceof PutResult.Accepted accepted) {
            timers.parked(accepted.stored().queueOffset());
        }
    }

    /** Whether one more message of the same second can be recalled. */
    public boolean mayRecall(RecallHandle handle) {
        return timers.mayRecall(handle.timestamp());
    }

    /**
     * Whether a recall is not too late for its message. If so, {@link #recallEnded} is to be called when it is stored,
     * after {@link #stored}, or has failed: until then the message is not delivered.
     */
    public boolean recallBegins(RecallHandle handle) {
        return gate.begin(handle.timestamp() / 1_000);
    }

    /** See {@link #recallBegins}. */
    public void recallEnded(RecallHandle handle) {
        gate.end(handle.timestamp() / 1_000);
    }

    /** What waits at each level, for whoever looks inside. */
    public List<WaitingLevel> levels() {
        return levels.waiting();
    }

    /** What waits for a certain time, for whoever looks inside; waits while messages are being delivered. */
    public synchronized WaitingTimers timers(int mostSeconds) {
        return timers.waiting(mostSeconds);
    }

    /**
     * When a parked message is due, in milliseconds since 1970; empty if it is not parked, or does not say so.
     *
     * @param properties of the message in its parked form
     * @param storeTimestamp when it was parked
     */
    public static OptionalLong due(MessageQueue parkedIn, String properties, long storeTimestamp) {
        if (parkedIn.topic().equals(ReservedTopics.SCHEDULE)) {
            int level = parkedIn.queueId() + 1;
            return level > 0 && level <= DelayLevels.highest()
                    ? OptionalLong.of(storeTimestamp + DelayLevels.delayMillis(level))
                    : OptionalLong.empty();
        }
        return parkedIn.equals(TimerMessages.QUEUE)
                ? TimerMessages.second(properties).stream()
                        .map(second -> (second + 1) * 1_000)
                        .findFirst()
                : OptionalLong.empty();
    }

    /** To be called ten times a second: delivers what is due. */
    public synchronized void deliver() {
        if (!closed) {
            levels.deliver();
            timers.deliver();
        }
    }

    /** To be called every few seconds: saves which messages are delivered. */
    public synchronized void save() {
        if (!closed) {
            levels.save();
            timers.save();
        }
    }

    /** Delivers nothing more, and saves which messages are delivered. To be called before the store is closed. */
    public synchronized void close() {
        if (!closed) {
            closed = true;
            levels.saveAll();
            timers.saveAll();
        }
    }
}
