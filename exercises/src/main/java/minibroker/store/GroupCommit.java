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
 * Answers when the disk has it; everybody who waits when a flush begins shares that flush.
 *
 * <pre>
 * appends   a  b  c d      e f
 * flushes   |---- a ----|-- b c d --|-- e f --|
 * answers               a           b c d     e f
 * </pre>
 *
 * <p>Whoever comes asks for a flush, and one at a time is made. Who gets his turn and finds that another one's flush has
 * answered him already makes none. So one sender waits for one flush, and a hundred senders for one or two, not for a
 * hundred.
 *
 * <p>When the disk fails nobody is answered any more as if it had not: what it had not written then may be gone even
 * though a later flush succeeds.
 *
 * <p>Any thread may call. RocketMQ: {@code GroupCommitService}.
 */
final class GroupCommit implements FlushService {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** Somebody who waits until everything before an offset is on disk. */
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
     * @param flush forces everything that is appended when it is called, and returns the offset behind it
     * @param flusher where that is done: at once or a little later, in whichever thread
     * @param patience how long a sender waits before it is told that the disk did not answer in time
     */
    GroupCommit(LongSupplier flush, Executor flusher, Duration patience, Clock clock) {
        this(flush, flusher, patience, clock, new ReentrantLock());
    }

    /** With a lock of the caller's, so that a check can let something happen when it is taken and when it is free again. */
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

    /** Flushes if anybody waits. Whoever comes meanwhile waits for his turn, and mostly finds nothing left to do then. */
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

    /** Forces once, and answers those whose messages are on disk then. */
    void flushOnce() {
        try {
            // tag::09-2[]
            throw new NotDoneYet("09-2");
            // end::09-2[]
        } catch (RuntimeException | Error e) {
            // An error, too: where mapped memory has no room on the disk any more, that is how the JVM says so.
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

    /** Removes waiters. They are answered without the lock, because answering may take a while. */
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
