package minibroker.remoting;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;

/**
 * The requests of one side of a connection that wait for their answers.
 *
 * <p>Answers come back in any order, late, twice, or never. Each answer finds its request by the opaque number. Each
 * request ends exactly once: with its answer, with a time-out, or with the reason why the connection was closed.
 *
 * <p>Any thread may call any method. RocketMQ: {@code responseTable} and {@code ResponseFuture}.
 */
final class PendingRequests {
    private final Clock clock;
    private final Map<Integer, Waiting> waiting;

    PendingRequests(Clock clock) {
        this(clock, new ConcurrentHashMap<>());
    }

    /** With the caller's map, so that a check can ask in the middle of what is done to it. */
    PendingRequests(Clock clock, ConcurrentHashMap<Integer, Waiting> waiting) {
        this.clock = clock;
        this.waiting = waiting;
    }

    /**
     * Starts to wait for the answer to {@code opaque}.
     *
     * @param timeout up to {@code Long.MAX_VALUE} milliseconds, which never end
     * @throws IllegalStateException if a request with that number waits already
     */
    CompletableFuture<RemotingCommand> expect(int opaque, Duration timeout) {
        // tag::03-5[]
        long now = clock.millis();
        long deadline = now + Math.min(timeout.toMillis(), Long.MAX_VALUE - now);
        Waiting request = new Waiting(new CompletableFuture<>(), deadline);
        if (waiting.putIfAbsent(opaque, request) != null) {
            throw new IllegalStateException("A request with opaque %s waits already".formatted(opaque));
        }
        return request.answer;
        // end::03-5[]
    }

    /**
     * Hands an answer to the request that waits for it.
     *
     * @return false if none does: it came too late, twice, or was never asked for
     */
    boolean complete(RemotingCommand answer) {
        // tag::03-5[]
        Waiting request = waiting.remove(answer.opaque());
        return request != null && request.answer.complete(answer);
        // end::03-5[]
    }

    /** Ends all requests whose time is over, with a {@link TimeoutException}. */
    void expire() {
        // tag::03-5[]
        long now = clock.millis();
        waiting.forEach((opaque, request) -> {
            if (request.deadline <= now && waiting.remove(opaque, request)) {
                request.answer.completeExceptionally(
                        new TimeoutException("No answer to the request with opaque " + opaque));
            }
        });
        // end::03-5[]
    }

    /** Ends all requests with {@code reason}: no more answers will come. */
    void failAll(Exception reason) {
        // tag::03-5[]
        new HashMap<>(waiting).forEach((opaque, request) -> {
            if (waiting.remove(opaque, request)) {
                request.answer.completeExceptionally(reason);
            }
        });
        // end::03-5[]
    }

    /** How many wait. */
    int size() {
        return waiting.size();
    }

    record Waiting(CompletableFuture<RemotingCommand> answer, long deadline) {}
}
