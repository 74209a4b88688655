package minibroker.store;

import minibroker.file.MappedFile;
import minibroker.file.MappedFileQueue;
import minibroker.file.Slice;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A checksum of each whole record, beside the log.
 *
 * <p>The CRC inside a record covers the body alone: with one bit flipped in the topic, the properties or a time, the
 * store would hand out a message that nobody ever sent. The layout of the record has no room for more, so the sums have
 * files of their own.
 *
 * <pre>
 * commitlog    |0     . 64    . 128   . 192   . 256   .      a record has 91 bytes at least,
 *              |record        |record         |record        so no two begin in the same 64
 * recordsums   |sum |    |sum |    |sum |                    int32 each, 0: not known
 *              |0   |4   |8   |12  |16  |
 * </pre>
 *
 * <p>Invariant: a record that was made known has its sum. After a power cut a sum may be missing (0), as these files are
 * forced with the checkpoint only; then the CRC of the body has to do.
 *
 * <p>Written under the log's lock. Any thread may ask. RocketMQ has nothing of the kind on by default.
 */
final class RecordSums implements AutoCloseable {
    static final int UNKNOWN = 0;

    private static final int BYTES_PER_SUM = 64;

    private final MappedFileQueue sums;

    private RecordSums(MappedFileQueue sums) {
        this.sums = sums;
    }

    /** @param logSegmentSize the size of a segment of the log, a multiple of 64 */
    static RecordSums open(Path folder, int logSegmentSize) {
        return new RecordSums(MappedFileQueue.open(folder, logSegmentSize / BYTES_PER_SUM * Integer.BYTES));
    }

    /**
     * Notes the sum of a record that is complete but for its size.
     *
     * @param start where the record begins in {@code bytes}
     */
    void put(long commitLogOffset, ByteBuffer bytes, int start, int size) {
        long place = place(commitLogOffset);
        MappedFile segment = segmentFor(place);
        ByteBuffer tail = segment.tail();
        int position = (int) (place - segment.firstOffset());
        tail.putInt(position, sum(bytes, start, size));
        segment.advance(Math.max(0, position + Integer.BYTES - segment.written()));
    }

    /** The sum of the record that begins at an offset, or {@link #UNKNOWN}. */
    int at(long commitLogOffset) {
        Optional<Slice> slice = sums.slice(place(commitLogOffset), Integer.BYTES);
        if (slice.isEmpty()) {
            return UNKNOWN;
        }
        try (Slice sum = slice.get()) {
            return sum.bytes().getInt(0);
        }
    }

    void flush() {
        sums.flush();
    }

    /** Gives back the memory of what nobody looks at. */
    void swapMaps() {
        sums.swapMaps();
    }

    /** Forgets the sums of records that begin before an offset, where whole files become free. */
    void deleteBefore(long commitLogOffset) {
        sums.deleteBefore(place(commitLogOffset));
    }

    /** Forgets the sums of records that begin at an offset or behind it. */
    void truncate(long commitLogOffset) {
        sums.truncate(place(commitLogOffset + BYTES_PER_SUM - 1));
    }

    @Override
    public void close() {
        sums.close();
    }

    private MappedFile segmentFor(long place) {
        if (sums.last().isEmpty()) {
            sums.startAt(place);
        }
        MappedFile last = sums.last().orElseThrow();
        while (place >= last.firstOffset() + sums.segmentSize()) {
            last.advance(last.room());
            last = sums.roll();
        }
        return last;
    }

    private static long place(long commitLogOffset) {
        return commitLogOffset / BYTES_PER_SUM * Integer.BYTES;
    }

    /** Over everything behind the size, which says itself how much that is. */
    static int sum(ByteBuffer bytes, int start, int size) {
        CRC32 crc = new CRC32();
        crc.update(bytes.duplicate().limit(start + size).position(start + Integer.BYTES));
        int sum = (int) crc.getValue();
        return sum == UNKNOWN ? 1 : sum;
    }
}
