package faults.history;

/**
 * Where a message stands: its queue and its number in it.
 *
 * @param queue any name, such as {@code orders/2} for queue 2 of topic orders
 * @param offset the queue offset
 */
public record QueuePlace(String queue, long offset) {
    @Override
    public String toString() {
        return queue + "@" + offset;
    }
}
