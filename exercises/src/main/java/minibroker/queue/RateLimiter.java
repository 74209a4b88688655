package minibroker.queue;

import minibroker.exercise.NotDoneYet;

/**
 * Spaces events evenly: at {@code perSecond} events a second, two of them are never closer than {@code 1/perSecond}.
 *
 * <p>It never waits itself; it says how long to wait. The time is a parameter, so that a test can let an hour pass at
 * once.
 *
 * <p>Invariant: {@code nextFree} is the earliest moment that nobody has reserved yet. It only grows.
 *
 * <p>Any thread may call.
 */
public final class RateLimiter {
    /** Lets everything through at once. */
    public static final double UNLIMITED = Double.POSITIVE_INFINITY;

    private final double perSecond;
    private long nextFree = Long.MIN_VALUE;

    /** @param perSecond events a second, more than 0; {@link #UNLIMITED} for no limit */
    public RateLimiter(double perSecond) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("Rate %s a second: must be more than 0".formatted(perSecond));
        }
        this.perSecond = perSecond;
    }

    /**
     * Reserves the next free moment for one event.
     *
     * @param now the present time, in nanoseconds since any fixed moment; may be negative
     * @return nanoseconds from {@code now} until the event may happen, 0 for at once
     */
    public synchronized long reserve(long now) {
        // tag::01-3[]
        throw new NotDoneYet("01-3");
        // end::01-3[]
    }
}
