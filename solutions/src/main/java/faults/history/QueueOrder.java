package faults.history;

import faults.history.Violation.DeliveredOutOfOrder;
import faults.history.Violation.Redelivered;
import faults.history.Violation.Reordered;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks at the order within each queue. Without state: any thread may call.
 *
 * <p>Two sends that overlap in time may be stored in either order. One that was acknowledged before the other began
 * must stand in front of it, whoever sent them.
 */
final class QueueOrder {
    private QueueOrder() {}

    /**
     * Pairs of acknowledged sends that stand the wrong way round, one pair for each message that stands too far in
     * front.
     */
    static List<Violation> ofSends(List<Sent> all) {
        Map<String, List<Sent>> queues = new HashMap<>();
        for (Sent sent : all) {
            if (sent.outcome() instanceof SendOutcome.Acknowledged there) {
                queues.computeIfAbsent(there.place().queue(), queue -> new ArrayList<>())
                        .add(sent);
            }
        }
        List<Violation> violations = new ArrayList<>();
        queues.values().forEach(queue -> checkSends(queue, violations));
        return violations;
    }

    private static void checkSends(List<Sent> queue, List<Violation> violations) {
        // From the back to the front: of all that stand behind, the one that was acknowledged first tells enough.
        queue.sort(Comparator.comparingLong(QueueOrder::offset).reversed());
        Sent firstBehind = null;
        for (Sent sent : queue) {
            if (firstBehind != null && firstBehind.ended() < sent.begun() && offset(firstBehind) > offset(sent)) {
                violations.add(new Reordered(firstBehind, sent));
            }
            if (firstBehind == null || sent.ended() < firstBehind.ended()) {
                firstBehind = sent;
            }
        }
    }

    private static long offset(Sent sent) {
        return ((SendOutcome.Acknowledged) sent.outcome()).place().offset();
    }

    /** Deliveries that break what was promised of them. */
    static List<Violation> ofDeliveries(List<Seen> all, Set<Promise> promises) {
        List<Violation> violations = new ArrayList<>();
        Map<QueuePlace, Seen> first = new HashMap<>();
        Map<String, Seen> furthest = new HashMap<>();
        for (Seen seen : all) {
            Seen before = first.putIfAbsent(seen.place(), seen);
            if (before != null) {
                if (promises.contains(Promise.ONCE)) {
                    violations.add(new Redelivered(before, seen));
                }
                continue;
            }
            Seen front = furthest.get(seen.place().queue());
            if (front == null || seen.place().offset() > front.place().offset()) {
                furthest.put(seen.place().queue(), seen);
            } else if (promises.contains(Promise.IN_ORDER)) {
                violations.add(new DeliveredOutOfOrder(front, seen));
            }
        }
        return violations;
    }
}
