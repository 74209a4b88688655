package minibroker.queue;

import minibroker.exercise.NotDoneYet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A first-in first-out queue that holds at most {@code capacity} elements.
 *
 * <p>It stands between the threads that read requests from the network and those that carry them out. When it is full
 * the broker is too slow for its clients; {@link #offer(Object)} says so at once and the broker answers SYSTEM_BUSY
 * instead of piling up memory.
 *
 * <p>Closed, it takes nothing more, hands out what it still holds, and wakes everybody who waits.
 *
 * <p>Any thread may call any method. Elements and {@code closed} are used by the holder of the lock only. A thread that
 * waits does so on one of the lock's two conditions, which releases the lock meanwhile. RocketMQ: the {@code
 * LinkedBlockingQueue} of its thread pools.
 */
public final class BoundedQueue<E> {
    private final int capacity;
    private final ArrayDeque<E> elements = new ArrayDeque<>();
    private final ReentrantLock lock;
    private final Condition notFull;
    private final Condition notEmpty;
    private boolean closed;

    /** @param capacity the most elements that it holds, at least 1 */
    public BoundedQueue(int capacity) {
        this(capacity, new ReentrantLock());
    }

    /** With the caller's lock, so that a check can see the waiting threads and wake them without a reason. */
    BoundedQueue(int capacity, ReentrantLock lock) {
        if (capacity < 1) {
            throw new IllegalArgumentException("Capacity %s: must be at least 1".formatted(capacity));
        }
        this.capacity = capacity;
        this.lock = lock;
        this.notFull = lock.newCondition();
        this.notEmpty = lock.newCondition();
    }

    /**
     * Appends an element if there is room now. Never waits for room.
     *
     * @return false if the queue is full or closed
     */
    public boolean offer(E element) {
        // tag::01-1[]
        throw new NotDoneYet("01-1");
        // end::01-1[]
    }

    /**
     * Appends an element, waiting for room as long as it takes.
     *
     * @throws IllegalStateException if the queue is closed, or is closed while this waits
     */
    public void put(E element) throws InterruptedException {
        // tag::01-1[]
        throw new NotDoneYet("01-1");
        // end::01-1[]
    }

    /**
     * Removes the oldest element, waiting for one as long as it takes.
     *
     * @return the element; empty once the queue is closed and has none left
     */
    public Optional<E> take() throws InterruptedException {
        // tag::01-1[]
        throw new NotDoneYet("01-1");
        // end::01-1[]
    }

    /**
     * Appends an element, waiting for room no longer than {@code patience}.
     *
     * @param patience zero or less: it does not wait
     * @return false if no room came in time or the queue is closed
     */
    public boolean offer(E element, Duration patience) throws InterruptedException {
        // tag::01-1[]
        throw new NotDoneYet("01-1");
        // end::01-1[]
    }

    /**
     * Removes the oldest element, waiting for one no longer than {@code patience}.
     *
     * @param patience zero or less: it does not wait
     * @return the element; empty if none came in time, or the queue is closed and has none left
     */
    public Optional<E> poll(Duration patience) throws InterruptedException {
        // tag::01-1[]
        throw new NotDoneYet("01-1");
        // end::01-1[]
    }

    /** Takes nothing more from now on and wakes everybody who waits. Closing twice does no harm. */
    public void close() {
        // tag::01-1[]
        throw new NotDoneYet("01-1");
        // end::01-1[]
    }

    /** How many elements it holds now. */
    public int size() {
        lock.lock();
        try {
            return elements.size();
        } finally {
            lock.unlock();
        }
    }

    /** Adds an element at the end and wakes one thread that waits for an element. The caller holds the lock. */
    void append(E element) {
        // tag::01-1[]
        throw new NotDoneYet("01-1");
        // end::01-1[]
    }

    /** Removes the oldest element, if there is one, and wakes one that waits for room. The caller holds the lock. */
    Optional<E> removeOldest() {
        // tag::01-1[]
        throw new NotDoneYet("01-1");
        // end::01-1[]
    }
}
