package faults.history;

/**
 * One attempt to send a message. Whoever sends it again, with the same key, notes one more.
 *
 * @param producer who sent it
 * @param key what the message is known by
 * @param begun when, in nanoseconds since the history's beginning
 * @param ended when the outcome was known, on the same clock
 * @param due when it may be delivered at the earliest, on the same clock; the moment of sending unless it is delayed
 */
public record Sent(String producer, String key, long begun, long ended, long due, SendOutcome outcome) {
    /** Whether it may be in the broker. */
    boolean mayBeStored() {
        return !(outcome instanceof SendOutcome.Refused);
    }

    @Override
    public String toString() {
        String delay = due > begun ? ", due at " + Times.text(due) : "";
        return "\"%s\" sent by %s from %s to %s%s, %s"
                .formatted(key, producer, Times.text(begun), Times.text(ended), delay, outcome);
    }
}
