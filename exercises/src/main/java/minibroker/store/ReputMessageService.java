package minibroker.store;

import minibroker.exercise.NotDoneYet;
import minibroker.file.Slice;
import minibroker.message.RecordView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Goes over the log behind the appends and tells a dispatcher of each message, once, in the log's order.
 *
 * <pre>
 * |message|message|message|message|message| ← appends
 *                 ^ dispatched: the queues and the key index know everything before it
 * </pre>
 *
 * <p>So an append has to write in one place only, and whatever is built from the log can be built again.
 *
 * <p>Waking a thread costs more than dispatching a message. So after some messages, when more are likely to come, it rests
 * for a moment and then takes all that have come, unless somebody waits for them.
 *
 * <p>Its own thread dispatches. Any thread may call {@link #wakeUp}, after each append. When a dispatcher fails, its
 * message is tried again after the next append.
 */
final class ReputMessageService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReputMessageService.class);
    private static final long REST_NANOS = 1_000_000;

    private final CommitLog log;
    private final CommitLogDispatcher dispatcher;
    private final BooleanSupplier awaited;
    private final Thread thread;
    private volatile long dispatched;
    private long failedAt = -1;
    private volatile boolean idle;
    private volatile boolean resting;
    private volatile boolean closing;

    /**
     * @param awaited whether somebody waits for a message now
     * @param from where the first message to dispatch begins
     */
    ReputMessageService(CommitLog log, CommitLogDispatcher dispatcher, BooleanSupplier awaited, long from) {
        this.log = log;
        this.dispatcher = dispatcher;
        this.awaited = awaited;
        this.dispatched = from;
        this.thread = StoreThreads.make("store-reput", this::run);
    }

    void start() {
        thread.start();
    }

    /** The offset before which everything is dispatched. */
    long dispatchedOffset() {
        return dispatched;
    }

    /** There may be something to dispatch. Costs next to nothing while the thread is at work. */
    void wakeUp() {
        if (idle || resting && awaited.getAsBoolean()) {
            LockSupport.unpark(thread);
        }
    }

    /** Dispatches everything that is appended by now; called by the service's thread, or before there is one. */
    void dispatchAll() {
        Optional<Slice> slice = log.from(dispatched);
        while (slice.isPresent()) {
            try (Slice open = slice.get()) {
                dispatchSegment(open.bytes());
            }
            slice = log.from(dispatched);
        }
    }

    /** @param bytes what is written from {@code dispatched} on to the end of its segment */
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
        StoreThreads.join(thread);
    }

    private void run() {
        while (!closing) {
            long seen = log.maxOffset();
            long before = dispatched;
            if (dispatchOrExplain() && dispatched > before) {
                rest(seen);
            } else {
                waitForMoreThan(seen);
            }
        }
        dispatchOrExplain();
    }

    /** @return whether all went well */
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
        }
    }

    private void rest(long seen) {
        resting = true;
        // An append that came before resting was set has woken nobody. Whoever begins to wait now is told after the
        // rest.
        if (!closing && (log.maxOffset() == seen || !awaited.getAsBoolean())) {
            LockSupport.parkNanos(this, REST_NANOS);
        }
        resting = false;
    }

    private void waitForMoreThan(long seen) {
        idle = true;
        // An append that came before idle was set has woken nobody, so look once more.
        while (!closing && log.maxOffset() == seen) {
            LockSupport.park(this);
        }
        idle = false;
    }
}
