package minibroker.store;

import minibroker.exercise.NotDoneYet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * Deletes the oldest segments of the log when they are too old or the disk is too full, and refuses senders when that
 * does not help.
 *
 * <pre>
 * |segment 0|segment 1|segment 2|segment 3|   the last one always stays
 *  ^ deleted when the first message of segment 1 is too old: then all of segment 0 is older
 * </pre>
 *
 * <p>Queues and index follow: their oldest offset is that of the oldest message which is still there.
 *
 * <p>One thread at a time calls {@link #deleteExpired}. Any thread may ask for the {@link #refusal}.
 *
 * <p>RocketMQ: {@code CleanCommitLogService}.
 */
final class LogRetention {
    private static final Logger LOG = LoggerFactory.getLogger(LogRetention.class);

    private final CommitLog log;
    private final CommitLogReader reader;
    private final StoreSettings.Retention limits;
    private final DiskUse disk;
    private final Clock clock;
    private final LongConsumer followers;
    private volatile Optional<String> refusal = Optional.empty();

    /** @param followers told of the offset at which the log begins now */
    LogRetention(
            CommitLog log,
            CommitLogReader reader,
            StoreSettings.Retention limits,
            DiskUse disk,
            Clock clock,
            LongConsumer followers) {
        this.log = log;
        this.reader = reader;
        this.limits = limits;
        this.disk = disk;
        this.clock = clock;
        this.followers = followers;
    }

    /** Why senders are refused now; empty while they are not. */
    Optional<String> refusal() {
        return refusal;
    }

    /**
     * Checks age and disk once, and deletes what is too much.
     *
     * @param dispatched the offset up to which queues and index are built; nothing after it is deleted
     */
    void deleteExpired(long dispatched) {
        long before = log.minOffset();
        double share = disk.share();
        delete(dispatched, share);
        if (log.minOffset() > before) {
            LOG.info("Deleted the messages before commit log offset {}; before: {}", log.minOffset(), before);
        }
        refusal = share > limits.refuseAbove()
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "The disk is %.0f %% full, the limit is %.0f %%",
                        100 * share,
                        100 * limits.refuseAbove()))
                : Optional.empty();
    }

    /** Deletes what is too old, and one file more if the disk is too full. */
    private void delete(long dispatched, double share) {
        long before = log.minOffset();
        // tag::10-4[]
        throw new NotDoneYet("10-4");
        // end::10-4[]
    }

    /** Whether the message that begins at an offset, and so everything before it, is too old. */
    private boolean isTooOld(long commitLogOffset) {
        // tag::10-4[]
        throw new NotDoneYet("10-4");
        // end::10-4[]
    }
}
