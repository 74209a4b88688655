package minibroker.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sequence of bytes that grows without end: segments of equal size in one folder, each named by the offset of its
 * first byte.
 *
 * <pre>
 * 00000000000000000000   00000000000067108864   00000000000134217728
 * |------- full ------|  |------- full ------|  |--- written ---|    |
 * ^ minOffset                                                   ^ maxOffset
 * </pre>
 *
 * <p>Invariant: the segments follow each other without a gap, and only the last one is appended to. Whole segments are
 * deleted at the front, but never the last one, so that {@code maxOffset} never goes back.
 *
 * <p>One thread at a time rolls over, deletes or truncates ({@code synchronized} keeps retention and the appender
 * apart). Any thread may read.
 */
public final class MappedFileQueue implements AutoCloseable {
    /** How many bytes of pages are provided at a time in files that are forced now and then. */
    public static final int MANY_PAGES = 128 * 1024;

    private final Path folder;
    private final int segmentSize;
    private final int step;
    private volatile List<MappedFile> segments;
    private volatile long flushedOffset;

    MappedFileQueue(Path folder, int segmentSize, int step, List<MappedFile> segments) {
        this.folder = folder;
        this.segmentSize = segmentSize;
        this.step = step;
        this.segments = List.copyOf(segments);
        this.flushedOffset = maxOffset();
    }

    /**
     * Opens what is in the folder, making the folder when it is missing.
     *
     * @param segmentSize the size of every segment in bytes; it can't change as long as there are segments
     * @throws DamagedFile if a segment is missing between others, or is not as long as it must be
     */
    public static MappedFileQueue open(Path folder, int segmentSize) {
        return open(folder, segmentSize, MANY_PAGES);
    }

    /** @param step how many bytes of pages {@link MappedFile#tail(int)} provides at a time */
    public static MappedFileQueue open(Path folder, int segmentSize, int step) {
        Directories.create(folder);
        List<MappedFile> segments = new ArrayList<>();
        for (SegmentFile file : SegmentFile.list(folder, segmentSize)) {
            segments.add(MappedFile.open(file.path(), file.firstOffset(), segmentSize, step));
        }
        return new MappedFileQueue(folder, segmentSize, step, segments);
    }

    public int segmentSize() {
        return segmentSize;
    }

    /** The offset of the first byte that is still there. */
    public long minOffset() {
        List<MappedFile> all = segments;
        return all.isEmpty() ? 0 : all.get(0).firstOffset();
    }

    /** The offset after the last byte that is written. */
    public long maxOffset() {
        List<MappedFile> all = segments;
        return all.isEmpty() ? 0 : all.get(all.size() - 1).endOffset();
    }

    /** The offset up to which everything is on disk for certain. */
    public long flushedOffset() {
        return flushedOffset;
    }

    /** The segment that is appended to; empty while there is none. */
    public Optional<MappedFile> last() {
        List<MappedFile> all = segments;
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Begins a new segment after the last one, which must be full. */
    public synchronized MappedFile roll() {
        return begin(maxOffset());
    }

    /**
     * Begins the first segment, the one that the byte at {@code offset} belongs to; the bytes before that are still to
     * be filled.
     *
     * @throws IllegalStateException if there are segments already
     */
    public synchronized MappedFile startAt(long offset) {
        if (!segments.isEmpty()) {
            throw new IllegalStateException("%s has segments already".formatted(folder));
        }
        return begin(offset - offset % segmentSize);
    }

    private MappedFile begin(long firstOffset) {
        MappedFile next =
                MappedFile.open(folder.resolve(SegmentFile.name(firstOffset)), firstOffset, segmentSize, step);
        List<MappedFile> grown = new ArrayList<>(segments);
        grown.add(next);
        segments = List.copyOf(grown);
        Directories.force(folder);
        return next;
    }

    /** The segment with the byte at {@code offset}; empty if that was deleted or is not written yet. */
    public Optional<MappedFile> find(long offset) {
        // tag::07-2[]
        List<MappedFile> all = segments;
        if (all.isEmpty() || offset < all.get(0).firstOffset()) {
            return Optional.empty();
        }
        long index = (offset - all.get(0).firstOffset()) / segmentSize;
        if (index >= all.size()) {
            return Optional.empty();
        }
        MappedFile segment = all.get((int) index);
        return offset < segment.endOffset() ? Optional.of(segment) : Optional.empty();
        // end::07-2[]
    }

    /** A view of {@code length} bytes of one segment; empty if they are not all there. */
    public Optional<Slice> slice(long offset, int length) {
        Optional<MappedFile> segment = find(offset);
        return segment.isEmpty()
                ? Optional.empty()
                : segment.get().slice((int) (offset - segment.get().firstOffset()), length);
    }

    /**
     * Forces everything that is written now to the disk. One thread at a time.
     *
     * @return the offset up to which everything is on disk
     */
    public long flush() {
        return flush(segments);
    }

    /** A check passes a list that looks at what is claimed whenever a file is taken from it. */
    long flush(List<MappedFile> all) {
        // tag::09-1[]
        for (int i = firstUnflushed(all); i < all.size(); i++) {
            MappedFile segment = all.get(i);
            segment.flush();
            flushedOffset = segment.firstOffset() + segment.flushed();
        }
        return flushedOffset;
        // end::09-1[]
    }

    /**
     * Deletes the segments that end at {@code offset} or before it, except the last one.
     *
     * @return how many
     */
    public synchronized int deleteBefore(long offset) {
        List<MappedFile> all = segments;
        int count = 0;
        while (count < all.size() - 1 && all.get(count + 1).firstOffset() <= offset) {
            count++;
        }
        segments = List.copyOf(all.subList(count, all.size()));
        all.subList(0, count).forEach(MappedFile::delete);
        return count;
    }

    /**
     * Removes everything from {@code offset} on, as if it had never been written. Nobody else may append or read
     * meanwhile.
     */
    public synchronized void truncate(long offset) {
        List<MappedFile> kept = new ArrayList<>();
        for (MappedFile segment : segments) {
            if (segment.firstOffset() >= offset) {
                segment.delete();
            } else if (segment.endOffset() <= offset) {
                kept.add(segment);
            } else {
                segment.close();
                MappedFile.cut(segment.path(), offset - segment.firstOffset());
                kept.add(MappedFile.open(segment.path(), segment.firstOffset(), segmentSize, step));
            }
        }
        segments = List.copyOf(kept);
        flushedOffset = Math.min(flushedOffset, maxOffset());
    }

    /**
     * Gives back the memory of full segments that were not read since the last call, so that the memory does not grow
     * with the store.
     */
    public synchronized void swapMaps() {
        List<MappedFile> all = segments;
        all.subList(0, Math.max(0, all.size() - 1)).forEach(MappedFile::swapMap);
    }

    /** Closes every segment without forcing it. */
    @Override
    public synchronized void close() {
        segments.forEach(MappedFile::close);
    }

    /** Closes and deletes everything, the folder too. */
    public synchronized void delete() {
        segments.forEach(MappedFile::delete);
        segments = List.of();
        Directories.deleteIfEmpty(folder);
    }

    /** The index of the first segment with bytes that may not be on disk. */
    private int firstUnflushed(List<MappedFile> all) {
        int index = all.size() - 1;
        while (index > 0 && all.get(index).firstOffset() > flushedOffset) {
            index--;
        }
        return Math.max(index, 0);
    }

    /** All segments, the oldest first; a copy. For whoever looks inside. */
    public List<MappedFile> segments() {
        return segments;
    }
}
