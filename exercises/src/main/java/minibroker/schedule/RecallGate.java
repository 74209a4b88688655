package minibroker.schedule;

import minibroker.exercise.NotDoneYet;

import java.util.HashMap;
import java.util.Map;

/**
 * Says which comes first, when a message is recalled just as its time comes: the recall, or its delivery.
 *
 * <pre>
 *  who recalls     begin(s) → true, the recall is stored, or fails, end(s)
 *                  begin(s) → false: too late
 *  who delivers    close(s) → true, everything up to s is read and delivered
 *                  close(s) → false: not yet, a recall is on its way
 * </pre>
 *
 * <p>Invariant: between a begin and its end, nobody delivers that second; once a second may be delivered, nobody begins
 * for it. What it remembers has a bound: recalls that are on their way. Any thread may call.
 */
class RecallGate {
    private final Map<Long, Integer> onTheirWay = new HashMap<>();
    private long closedThrough = Long.MIN_VALUE;

    /**
     * Somebody wants to store a recall for a second. If this returns true, {@link #end} is called when the recall is
     * stored, or has failed.
     */
    synchronized boolean begin(long second) {
        // tag::17-4[]
        throw new NotDoneYet("17-4");
        // end::17-4[]
    }

    /** A recall for a second is stored, so that whoever reads from now on finds it; or it has failed. */
    synchronized void end(long second) {
        // tag::17-4[]
        throw new NotDoneYet("17-4");
        // end::17-4[]
    }

    /**
     * Somebody wants to deliver everything up to a second, which is over by the clock.
     *
     * @return whether that may be; if not, this is asked again a little later
     */
    synchronized boolean close(long second) {
        // tag::17-4[]
        throw new NotDoneYet("17-4");
        // end::17-4[]
    }
}
