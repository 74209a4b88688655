package minibroker.store;

import minibroker.message.MessageQueue;

import java.util.List;
import java.util.Optional;

/**
 * A store as whoever looks inside sees it: how full the log is, where queues end, which messages came last.
 *
 * <p>Everything is looked up when it is asked for, and nothing is kept for it. Any thread may call.
 */
public interface StoreInside {
    LogLayout log();

    /** The queues that were used since the start. */
    List<QueueEnds> queues();

    /** One queue, used or not. */
    QueueEnds queue(MessageQueue queue);

    /**
     * Where the newest messages begin.
     *
     * @param most how many; in files, of the queues that were used since the start
     * @return where the oldest of them begins; the end of the log if there is none
     */
    long newest(int most);

    /**
     * Messages from an offset on, in the order of the log.
     *
     * @return empty if no message begins there, and it is not the end either
     */
    Optional<LogStretch> from(long offset, int most);
}
