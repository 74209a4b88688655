package minibroker.store;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a store on disk is set up. {@link #in} has what a broker needs; the rest is for tests and benchmarks.
 *
 * @param folder where its files are
 * @param syncFlush whether a sender is answered only when the disk has its message
 * @param segmentSize bytes of a segment of the log, a multiple of 64; the largest message must fit
 * @param queueSegmentEntries entries of a file of a consume queue
 * @param indexSlots slots of a file of the key index
 * @param indexEntries entries of a file of the key index
 * @param flushInterval how often the log is forced while senders do not wait for it: what a power cut may take
 * @param flushPatience how long a sender waits for the disk before it is told that it did not answer in time
 * @param checkpointInterval how often everything is forced: what a start after a crash has to look at
 * @param retention what limits how much is kept
 */
public record StoreSettings(
        Path folder,
        boolean syncFlush,
        int segmentSize,
        int queueSegmentEntries,
        int indexSlots,
        int indexEntries,
        Duration flushInterval,
        Duration flushPatience,
        Duration checkpointInterval,
        Retention retention) {
    private static final int SEGMENT_SIZE = 64 * 1024 * 1024;

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
                SEGMENT_SIZE,
                300_000,
                500_000,
                2_000_000,
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                new Retention(Duration.ofHours(72), 0.85, 0.95));
    }

    public StoreSettings withSyncFlush(boolean sync) {
        return new StoreSettings(
                folder,
                sync,
                segmentSize,
                queueSegmentEntries,
                indexSlots,
                indexEntries,
                flushInterval,
                flushPatience,
                checkpointInterval,
                retention);
    }

    /** Small files, so that a test sees many of them. */
    public StoreSettings withFiles(int segment, int queueEntries, int slots, int entries) {
        return new StoreSettings(
                folder,
                syncFlush,
                segment,
                queueEntries,
                slots,
                entries,
                flushInterval,
                flushPatience,
                checkpointInterval,
                retention);
    }

    public StoreSettings withRetention(Retention limits) {
        return new StoreSettings(
                folder,
                syncFlush,
                segmentSize,
                queueSegmentEntries,
                indexSlots,
                indexEntries,
                flushInterval,
                flushPatience,
                checkpointInterval,
                limits);
    }
}
