package minibroker.store;

import java.util.concurrent.CompletableFuture;

/**
 * Decides when what is appended to the log is forced to the disk, and with that what an answer to a sender means.
 *
 * <p>Any thread may call.
 */
interface FlushService extends AutoCloseable {
    /**
     * Tells when a sender may be answered.
     *
     * @param commitLogOffset the offset behind what was appended
     * @return true as soon as it is as safe as promised; false if it was not in time
     */
    CompletableFuture<Boolean> whenSafe(long commitLogOffset);

    /** Called by a timer, again and again, at the interval of flushing. */
    void tick();

    /** Forces what is there, answers everybody who waits, and ends. */
    @Override
    void close();
}
