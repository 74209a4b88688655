package minibroker.remoting;

import minibroker.queue.RateLimiter;

import java.time.Duration;

/**
 * The limits of one server.
 *
 * @param connections how many may be open
 * @param waitingRequests how many requests may wait
 * @param waitingBytes how many bytes of bodies may wait
 * @param requestsPerSecond how many are carried out each second at most, {@link RateLimiter#UNLIMITED} for no limit
 * @param idle how long a client may send nothing before its connection is closed; clients send a heartbeat every 30 s
 */
public record Limits(int connections, int waitingRequests, long waitingBytes, double requestsPerSecond, Duration idle) {
    /**
     * RocketMQ's limits; a quarter of the heap for the bytes; and one for the connections, which RocketMQ does not
     * limit.
     */
    public static final Limits DEFAULT = new Limits(
            20_000, 10_000, Runtime.getRuntime().maxMemory() / 4, RateLimiter.UNLIMITED, Duration.ofMinutes(2));

    /** The same with another queue size. */
    public Limits withWaitingRequests(int requests) {
        return new Limits(connections, requests, waitingBytes, requestsPerSecond, idle);
    }

    /** The same with another rate. */
    public Limits withRequestsPerSecond(double perSecond) {
        return new Limits(connections, waitingRequests, waitingBytes, perSecond, idle);
    }
}
