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
 * Reads the log after the appends and passes each message to a dispatcher, once, in the log's order.
 *
 * <pre>
 * |message|message|message|message|message| ← appends
 *                 ^ dispatched    ^ end: with sync flush, what is on disk
 * </pre>
 *
 * <p>The queues and the key index know everything before {@code dispatched}. So an append has to write in one place
 * only, and whatever is built from the log can be built again. Messages after {@code end} are not passed on yet: with
 * sync flush a consumer must not be given a message that a power cut could still remove.
 *
 * <p>Waking a thread costs more than dispatching a message. So its thread sleeps for a moment after some messages and
 * then takes all that have come. If a pull waits for a message, the thread that puts one dispatches it itself.
 *
 * <p>Any thread may call {@link #wakeUp}, when the end has moved; one at a time dispatches. When a dispatcher fails,
 * its message is tried again when the end moves the next time.
 */
final class ReputMessageService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReputMessageService.class);
    private static final long REST_NANOS = 1_000_000;

    private final CommitLog log;
    private final LongSupplier end;
    private final CommitLogDispatcher dispatcher;
    private final BooleanSupplier awaited;
    private final Thread thread;

    /** Held by the thread that dispatches. */
    private final Semaphore turn = new Semaphore(1);

    private volatile long dispatched;
    private long failedAt = -1;
    private volatile boolean idle;
    private volatile boolean resting;
    private volatile boolean closing;

    /**
     * @param end the offset up to which messages may be passed on
     * @param awaited whether a pull waits for a message now
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

    /** There may be something to dispatch. Costs almost nothing while the thread is running and no pull waits. */
    void wakeUp() {
        boolean now = awaited.getAsBoolean();
        if (now && turn.tryAcquire()) {
            dispatchOrExplain();
        } else if (idle || resting && now) {
            LockSupport.unpark(thread);
        }
    }

    /**
     * Dispatches here and now what the thread has not come to. If another thread is about to, does not wait for it: it
     * may have lost its processor, and whoever looks does so in a request's turn.
     *
     * @return whether anything may have been dispatched
     */
    boolean catchUp() {
        return dispatched < end.getAsLong() && turn.tryAcquire() && dispatchOrExplain();
    }

    /** Dispatches everything up to the end; called by the holder of {@code turn}, or before the thread is started. */
    void dispatchAll() {
        Optional<Slice> slice = log.from(dispatched, end.getAsLong());
        while (slice.isPresent()) {
            try (Slice open = slice.get()) {
                dispatchSegment(open.bytes());
            }
            slice = log.from(dispatched, end.getAsLong());
        }
    }

    /** @param bytes the bytes from {@code dispatched} on that may be passed on, up to the end of the segment */
    private void dispatchSegment(ByteBuffer bytes) {
        // tag::08-2[]
        throw new NotDoneYet("08-2");
        // end::08-2[]
    }

    /** Dispatches the rest and ends the thread. */
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
        // Messages that came before resting was set have woken nobody. A pull that begins to wait now is answered after
        // the rest.
        if (!closing && (end.getAsLong() == seen || !awaited.getAsBoolean())) {
            LockSupport.parkNanos(this, REST_NANOS);
        }
        resting = false;
    }

    private void waitForMoreThan(long seen) {
        idle = true;
        // Messages that came before idle was set have woken nobody, so check once more.
        while (!closing && end.getAsLong() == seen) {
            LockSupport.park(this);
        }
        idle = false;
    }
}
