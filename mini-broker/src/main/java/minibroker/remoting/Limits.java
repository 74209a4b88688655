package minibroker.remoting;

import java.time.Duration;

/**
 * What one server takes from its clients.
 *
 * @param waitingRequests how many requests may stand in line
 * @param waitingBytes how many bytes of bodies may stand in line
 * @param requestsPerSecond how many are carried out each second at most, {@link RateLimiter#UNLIMITED} for no limit
 * @param idle after how long without a byte in either direction a connection is closed
 */
public record Limits(int waitingRequests, long waitingBytes, double requestsPerSecond, Duration idle) {
    /** RocketMQ's limits, and a quarter of the heap for the bytes. */
    public static final Limits DEFAULT =
            new Limits(10_000, Runtime.getRuntime().maxMemory() / 4, RateLimiter.UNLIMITED, Duration.ofMinutes(2));

    /** The same with another queue size. */
    public Limits withWaitingRequests(int requests) {
        return new Limits(requests, waitingBytes, requestsPerSecond, idle);
    }

    /** The same with another rate. */
    public Limits withRequestsPerSecond(double perSecond) {
        return new Limits(waitingRequests, waitingBytes, perSecond, idle);
    }

    /** The same with another patience for silent connections. */
    public Limits withIdle(Duration patience) {
        return new Limits(waitingRequests, waitingBytes, requestsPerSecond, patience);
    }
}
