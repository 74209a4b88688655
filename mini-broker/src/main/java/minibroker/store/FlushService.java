package minibroker.store;

import java.util.concurrent.CompletableFuture;

/**
 * Decides when the log is forced to the disk, and when a sender is answered: so it defines what an answer promises.
 *
 * <p>Any thread may call.
 */
interface FlushService extends AutoCloseable {
    /**
     * Tells when a sender may be answered.
     *
     * @param commitLogOffset the offset after the messages that were appended
     * @return true when they are as safe as promised; false if the disk did not confirm in time
     */
    CompletableFuture<Boolean> whenSafe(long commitLogOffset);

    /** Called by a timer at the flush interval. */
    void tick();

    /** Forces the rest, answers all waiting senders, and ends. */
    @Override
    void close();
}
