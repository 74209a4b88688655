package minibroker.store;

import minibroker.exercise.NotDoneYet;

import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * Answers at once and forces the disk at an interval: a power cut loses what was appended since the last flush. A
 * killed process loses nothing, because the operating system keeps what was written into mapped memory.
 *
 * <p>Any thread may call {@link #whenSafe}; one at a time the others. RocketMQ: {@code FlushRealTimeService}.
 */
final class AsyncFlush implements FlushService {
    private final LongSupplier flush;

    /** @param flush forces everything that is appended when it is called, and returns the offset after it */
    AsyncFlush(LongSupplier flush) {
        this.flush = flush;
    }

    @Override
    public CompletableFuture<Boolean> whenSafe(long commitLogOffset) {
        // tag::09-1[]
        throw new NotDoneYet("09-1");
        // end::09-1[]
    }

    @Override
    public void tick() {
        // tag::09-1[]
        throw new NotDoneYet("09-1");
        // end::09-1[]
    }

    @Override
    public void close() {
        // tag::09-1[]
        throw new NotDoneYet("09-1");
        // end::09-1[]
    }
}
