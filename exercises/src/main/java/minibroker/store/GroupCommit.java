package minibroker.store;

import minibroker.exercise.NotDoneYet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Answers a sender when its message is on disk. All senders that wait when a flush begins share that flush.
 *
 * <pre>
 * appends   a  b  c d      e f
 * flushes   |---- a ----|-- b c d --|-- e f --|
 * answers               a           b c d     e f
 * </pre>
 *
 * <p>Each sender asks for a flush; one flush runs at a time. A sender covered by another's flush does not flush again.
 * So a hundred senders wait for one or two flushes, not for a hundred.
 *
 * <p>After a failed flush no sender is told that its message is on disk: what that flush should have written may be
 * lost even if a later flush succeeds.
 *
 * <p>Any thread may call. RocketMQ: {@code GroupCommitService}.
 */
final class GroupCommit implements FlushService {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** A sender that waits until everything before an offset is on disk. */
    private record Waiter(long offset, long deadline, CompletableFuture<Boolean> safe) {}

    private final LongSupplier flush;
    private final Executor flusher;
    private final Duration patience;
    private final Clock clock;
    private final Object turn = new Object();
    private final Lock lock;
    private final List<Waiter> waiters = new ArrayList<>();
    private boolean failed;
    private boolean closing;

    /**
     * @param flush forces everything that is appended when it is called, and returns the offset after it
     * @param flusher runs the flushes: at once or a little later, in any thread
     * @param patience how long a sender waits before it is told that the disk did not answer in time
     */
    GroupCommit(LongSupplier flush, Executor flusher, Duration patience, Clock clock) {
        this(flush, flusher, patience, clock, new ReentrantLock());
    }

    /** With the caller's lock, so that a check can act when it is taken and when it is free again. */
    GroupCommit(LongSupplier flush, Executor flusher, Duration patience, Clock clock, Lock lock) {
        this.flush = flush;
        this.flusher = flusher;
        this.patience = patience;
        this.clock = clock;
        this.lock = lock;
    }

    @Override
    public CompletableFuture<Boolean> whenSafe(long commitLogOffset) {
        Waiter waiter = new Waiter(commitLogOffset, clock.millis() + patience.toMillis(), new CompletableFuture<>());
        // tag::09-2[]
        throw new NotDoneYet("09-2");
        // end::09-2[]
    }

    /**
     * Flushes if a sender waits. Senders that come meanwhile wait for the lock, and then usually find their messages on
     * disk.
     */
    private void flushForAll() {
        synchronized (turn) {
            if (isAwaited()) {
                flushOnce();
            }
        }
    }

    private boolean isAwaited() {
        lock.lock();
        try {
            return !waiters.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Forces once, and answers the senders whose messages are on disk then. */
    void flushOnce() {
        try {
            // tag::09-2[]
            throw new NotDoneYet("09-2");
            // end::09-2[]
        } catch (RuntimeException | Error e) {
            // An error, too: the JVM throws one when mapped memory has no room on the disk.
            fail(e);
        }
    }

    private void fail(Throwable cause) {
        LOG.error("The disk failed; nothing is acknowledged any more", cause);
        lock.lock();
        try {
            failed = true;
        } finally {
            lock.unlock();
        }
        take(waiter -> true).forEach(waiter -> waiter.safe.complete(false));
    }

    /** Tells those who have waited too long that the disk did not answer in time. */
    @Override
    public void tick() {
        // tag::09-2[]
        throw new NotDoneYet("09-2");
        // end::09-2[]
    }

    /** Removes waiters from the list; the caller answers them without the lock, because that may take a while. */
    private List<Waiter> take(Predicate<Waiter> which) {
        lock.lock();
        try {
            List<Waiter> taken = new ArrayList<>();
            waiters.removeIf(waiter -> which.test(waiter) && taken.add(waiter));
            return taken;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
        } finally {
            lock.unlock();
        }
        flushForAll();
    }
}
