package minibroker.store;

import java.util.List;
import java.util.OptionalLong;

/**
 * How full the log is.
 *
 * @param inFiles false for a log in memory, which is one segment
 * @param min where the oldest message begins
 * @param max where the next message will begin
 * @param flushed up to where everything is on disk for certain; empty for a log in memory
 * @param segmentSize the most bytes of a segment; in memory, of all messages
 * @param segments the oldest first
 */
public record LogLayout(
        boolean inFiles, long min, long max, OptionalLong flushed, long segmentSize, List<Segment> segments) {
    /**
     * A segment of the log.
     *
     * @param start the offset of its first byte
     * @param used how many bytes are written
     */
    public record Segment(long start, long used) {}
}
