package faults.history;

import java.util.List;

/**
 * What the producers of some topics did, and what one consumer group was given of them, from the first message to the
 * last: a message that is not in {@code seen} was not delivered. Several groups make several histories.
 *
 * @param sent in any order
 * @param seen in the order in which it was noted
 */
public record History(List<Sent> sent, List<Seen> seen) {
    public History {
        sent = List.copyOf(sent);
        seen = List.copyOf(seen);
    }
}
