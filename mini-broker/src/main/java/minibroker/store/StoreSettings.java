package minibroker.store;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a store on disk is set up. {@link #in} has what a broker needs; the rest is for tests and benchmarks.
 *
 * @param folder where its files are
 * @param syncFlush whether a sender is answered only when the disk has its message
 * @param files how large its files are
 * @param timing when the disk is forced
 * @param retention what limits how much is kept
 */
public record StoreSettings(Path folder, boolean syncFlush, Files files, Timing timing, Retention retention) {
    /**
     * How large a store's files are.
     *
     * @param segmentSize bytes of a segment of the log, a multiple of 64; the largest message must fit
     * @param queueEntries entries of a file of a consume queue
     * @param indexSlots slots of a file of the key index
     * @param indexEntries entries of a file of the key index
     */
    public record Files(int segmentSize, int queueEntries, int indexSlots, int indexEntries) {}

    /**
     * When the disk is forced, and what else is done then.
     *
     * @param flushInterval how often the log is forced if senders do not wait for it; a power cut loses what was
     *     written since
     * @param flushPatience how long a sender waits for the disk before it is told that the disk did not confirm in time
     * @param checkpointInterval how often everything is forced; a start after a crash checks what was written since
     */
    public record Timing(Duration flushInterval, Duration flushPatience, Duration checkpointInterval) {}

    /**
     * What limits how much is kept.
     *
     * @param age messages may go when they are older
     * @param deleteAbove the oldest go, whatever their age, when the disk is fuller than this share, such as 0.85
     * @param refuseAbove senders are refused when the disk is fuller than this share
     */
    public record Retention(Duration age, double deleteAbove, double refuseAbove) {}

    /** The usual settings, as RocketMQ has them, apart from smaller files. */
    public static StoreSettings in(Path folder) {
        return new StoreSettings(
                folder,
                false,
                new Files(64 * 1024 * 1024, 300_000, 500_000, 2_000_000),
                new Timing(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(3)),
                new Retention(Duration.ofHours(72), 0.85, 0.95));
    }

    public StoreSettings withSyncFlush(boolean sync) {
        return new StoreSettings(folder, sync, files, timing, retention);
    }

    /** Small files, so that a test sees many of them. */
    public StoreSettings withFiles(int segment, int queueEntries, int slots, int entries) {
        return new StoreSettings(
                folder, syncFlush, new Files(segment, queueEntries, slots, entries), timing, retention);
    }

    public StoreSettings withTiming(Timing times) {
        return new StoreSettings(folder, syncFlush, files, times, retention);
    }

    public StoreSettings withRetention(Retention limits) {
        return new StoreSettings(folder, syncFlush, files, timing, limits);
    }
}
