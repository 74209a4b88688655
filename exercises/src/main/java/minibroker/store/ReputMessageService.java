package minibroker.store;

import minibroker.exercise.NotDoneYet;
import minibroker.file.Slice;
import minibroker.message.RecordView;
import minibroker.thread.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Goes over the log behind the appends and tells a dispatcher of each message, once, in the log's order.
 *
 * <pre>
 * |message|message|message|message|message| ← appends
 *                 ^ dispatched    ^ end: with sync flush, what is on disk
 * </pre>
 *
 * <p>The queues and the key index know everything before {@code dispatched}. So an append has to write in one place only, and
 * whatever is built from the log can be built again. What lies behind {@code end} is not told of yet: a consumer must not be given
 * what a power cut could still take back, if senders are promised that it can't.
 *
 * <p>Waking a thread costs more than dispatching a message. So its thread, after some messages, rests for a moment and then
 * takes all that have come. If somebody waits for them, whoever brings one dispatches it himself.
 *
 * <p>Any thread may call {@link #wakeUp}, when the end has moved; one at a time dispatches. When a dispatcher fails, its
 * message is tried again when the end moves the next time.
 */
final class ReputMessageService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReputMessageService.class);
    private static final long REST_NANOS = 1_000_000;

    private final CommitLog log;
    private final LongSupplier end;
    private final CommitLogDispatcher dispatcher;
    private final BooleanSupplier awaited;
    private final Thread thread;

    /** Held by whoever dispatches. */
    private final Semaphore turn = new Semaphore(1);

    private volatile long dispatched;
    private long failedAt = -1;
    private volatile boolean idle;
    private volatile boolean resting;
    private volatile boolean closing;

    /**
     * @param end up to where the log may be told of
     * @param awaited whether somebody waits for a message now
     * @param from where the first message to dispatch begins
     */
    ReputMessageService(
            CommitLog log, LongSupplier end, CommitLogDispatcher dispatcher, BooleanSupplier awaited, long from) {
        this.log = log;
        this.end = end;
        this.dispatcher = dispatcher;
        this.awaited = awaited;
        this.dispatched = from;
        this.thread = Threads.make("store-reput", this::run);
    }

    void start() {
        thread.start();
    }

    /** The offset before which everything is dispatched. */
    long dispatchedOffset() {
        return dispatched;
    }

    /** There may be something to dispatch. Costs next to nothing while the thread is at work and nobody waits. */
    void wakeUp() {
        boolean now = awaited.getAsBoolean();
        if (now && turn.tryAcquire()) {
            dispatchOrExplain();
        } else if (idle || resting && now) {
            LockSupport.unpark(thread);
        }
    }

    /** Dispatches everything up to the end; called by whoever has the turn, or before there is a thread. */
    void dispatchAll() {
        Optional<Slice> slice = log.from(dispatched, end.getAsLong());
        while (slice.isPresent()) {
            try (Slice open = slice.get()) {
                dispatchSegment(open.bytes());
            }
            slice = log.from(dispatched, end.getAsLong());
        }
    }

    /** @param bytes what may be told of from {@code dispatched} on, to the end of its segment */
    private void dispatchSegment(ByteBuffer bytes) {
        // tag::08-2[]
        throw new NotDoneYet("08-2");
        // end::08-2[]
    }

    /** Dispatches what is still there and ends the thread. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        Threads.join(thread);
    }

    private void run() {
        while (!closing) {
            long seen = end.getAsLong();
            long before = dispatched;
            turn.acquireUninterruptibly();
            if (dispatchOrExplain() && dispatched > before) {
                rest(seen);
            } else {
                waitForMoreThan(seen);
            }
        }
        turn.acquireUninterruptibly();
        dispatchOrExplain();
    }

    /**
     * Dispatches everything and gives up the turn.
     *
     * @return whether all went well
     */
    private boolean dispatchOrExplain() {
        try {
            dispatchAll();
            return true;
        } catch (RuntimeException e) {
            if (failedAt != dispatched) {
                LOG.error("The message at commit log offset {} cannot be dispatched", dispatched, e);
            }
            failedAt = dispatched;
            return false;
        } finally {
            turn.release();
        }
    }

    private void rest(long seen) {
        resting = true;
        // What came before resting was set has woken nobody. Whoever begins to wait now is told after the
        // rest.
        if (!closing && (end.getAsLong() == seen || !awaited.getAsBoolean())) {
            LockSupport.parkNanos(this, REST_NANOS);
        }
        resting = false;
    }

    private void waitForMoreThan(long seen) {
        idle = true;
        // What came before idle was set has woken nobody, so look once more.
        while (!closing && end.getAsLong() == seen) {
            LockSupport.park(this);
        }
        idle = false;
    }
}
