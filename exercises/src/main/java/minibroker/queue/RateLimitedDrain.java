package minibroker.queue;

import minibroker.exercise.NotDoneYet;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Takes elements out of a {@link BoundedQueue}, no faster than a {@link RateLimiter} allows, until the queue is closed
 * and empty.
 *
 * <p>So a peak fills the queue, and the work goes on at its steady pace. The broker's worker thread runs one over the
 * requests that wait; without a limit set, the limiter lets everything through at once.
 *
 * <p>One thread runs {@link #run}. The queue and the limiter may be shared with other drains.
 */
public final class RateLimitedDrain<E> implements Runnable {
    private final BoundedQueue<E> queue;
    private final RateLimiter limiter;
    private final LongSupplier nanoTime;
    private final Pause pause;
    private final Consumer<E> work;

    /** How a thread lets time pass; a test's pause moves the test's clock instead. */
    public interface Pause {
        void nanos(long nanos) throws InterruptedException;
    }

    /**
     * @param nanoTime the present time in nanoseconds since any fixed moment
     * @param work called for each element, in the order in which they were put
     */
    public RateLimitedDrain(
            BoundedQueue<E> queue, RateLimiter limiter, LongSupplier nanoTime, Pause pause, Consumer<E> work) {
        this.queue = queue;
        this.limiter = limiter;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.work = work;
    }

    /** Returns when the queue is closed and empty, or when the thread is interrupted. */
    @Override
    public void run() {
        try {
            drain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain() throws InterruptedException {
        // tag::01-3[]
        throw new NotDoneYet("01-3");
        // end::01-3[]
    }
}
