package faults.history;

/**
 * One delivery of a message.
 *
 * @param consumer who got it
 * @param key what the message is known by
 * @param at when, in nanoseconds since the history's beginning
 */
public record Seen(String consumer, QueuePlace place, String key, long at) {
    @Override
    public String toString() {
        return "\"%s\" seen by %s at %s, standing at %s".formatted(key, consumer, Times.text(at), place);
    }
}
