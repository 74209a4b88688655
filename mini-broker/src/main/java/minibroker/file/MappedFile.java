package minibroker.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One segment: a file of a fixed size, mapped into memory as a whole.
 *
 * <pre>
 * 0               flushed             written                size
 * |---- on disk ----|---- in memory ----|---- unused: zeros ----|
 * </pre>
 *
 * <p>Invariant: 0 ≤ flushed ≤ written ≤ size; bytes before {@code written} do not change any more, those after it are
 * zero.
 *
 * <p>While it is open the file has its full size; {@link #close} cuts it to what is written. So the length of a file
 * that was closed properly is what was written. After a crash it is the full size; code that knows the format then
 * finds the true end and cuts the file ({@link #cut}) before it is opened.
 *
 * <p>One thread at a time appends, one at a time flushes, as their owner arranges. Any thread may look ({@link
 * #slice}). The memory is given back when the file is closed and the last slice is closed too.
 *
 * <p>RocketMQ: {@code DefaultMappedFile}.
 */
public final class MappedFile {
    private final Path path;
    private final long firstOffset;
    private final ByteBuffer tail;
    private final Preallocation pages;
    private volatile Mapping mapping;
    private volatile int written;
    private volatile int flushed;

    /** Whether a slice was taken since the last {@link #swapMap}. */
    private volatile boolean looked = true;

    private boolean swapped;

    private MappedFile(Path path, long firstOffset, Mapping mapping, int step, int written) {
        this.path = path;
        this.firstOffset = firstOffset;
        this.mapping = mapping;
        this.tail = mapping.buffer().duplicate();
        this.pages = new Preallocation(path, tail.capacity(), step, written);
        this.written = written;
        this.flushed = written;
    }

    /**
     * Maps the file, making it when it is missing.
     *
     * @param firstOffset the offset of the file's first byte in the sequence that the file belongs to
     * @param size the full size in bytes
     * @param step how many bytes of pages {@link #tail(int)} provides at a time
     */
    public static MappedFile open(Path path, long firstOffset, int size, int step) {
        try {
            long length = Files.exists(path) ? Files.size(path) : 0;
            if (length > size) {
                throw new DamagedFile(path, size, "it has %s bytes, but its size is %s".formatted(length, size));
            }
            return new MappedFile(path, firstOffset, new Mapping(Pages.writable(path, size)), step, (int) length);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open " + path, e);
        }
    }

    /** Cuts a file that is not open to its first {@code length} bytes. */
    public static void cut(Path path, long length) {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.truncate(length);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot cut %s to %s bytes".formatted(path, length), e);
        }
    }

    public Path path() {
        return path;
    }

    /** The offset of the first byte. */
    public long firstOffset() {
        return firstOffset;
    }

    /** The offset after the last byte that is written. */
    public long endOffset() {
        return firstOffset + written;
    }

    /** How many bytes are written. */
    public int written() {
        return written;
    }

    /** How many bytes are on disk for certain. */
    public int flushed() {
        return flushed;
    }

    /** Bytes that can still be appended. */
    public int room() {
        return tail.capacity() - written;
    }

    /**
     * The unused rest. The appender fills it from its position on, then calls {@link #advance}; nobody else may use it.
     *
     * @throws IllegalStateException if the file is closed
     */
    public ByteBuffer tail() {
        return mapping.requireOpen(tail).limit(tail.capacity()).position(written);
    }

    /**
     * The unused rest, with pages provided for its first {@code bytes} bytes, which makes appending and forcing faster.
     *
     * @throws java.io.UncheckedIOException if the disk has no room for them; nothing has changed then
     */
    public ByteBuffer tail(int bytes) {
        ByteBuffer out = tail();
        pages.prepare(written + bytes);
        return out;
    }

    /** The next {@code bytes} bytes are filled: from now on every thread can see them. */
    public void advance(int bytes) {
        if (bytes < 0 || bytes > room()) {
            throw new IllegalArgumentException("%s: %s bytes more, room for %s".formatted(path, bytes, room()));
        }
        written += bytes;
    }

    /** A view of {@code length} written bytes; empty if they are not all written, or if the file is closed. */
    public Optional<Slice> slice(int position, int length) {
        if (position < 0 || length < 0 || position > written - length) {
            return Optional.empty();
        }
        if (!looked) {
            looked = true;
        }
        Mapping now = mapping;
        Optional<Slice> slice = now.slice(position, length);
        // Mapped anew in this very moment? Then once more.
        return slice.isEmpty() && now != mapping ? mapping.slice(position, length) : slice;
    }

    /**
     * Maps the file anew if it is full, on disk, and unread since the last call: its pages no longer count as this
     * process's memory until they are read again. Not to be called beside {@link #close} or {@link #delete}.
     */
    void swapMap() {
        if (looked) {
            looked = false;
            swapped = false;
        } else if (!swapped && flushed == tail.capacity()) {
            Mapping before = mapping;
            mapping = new Mapping(Pages.readOnly(path));
            before.close();
            swapped = true;
        }
    }

    /** Forces what is written to the disk and returns when it is there. */
    public void flush() {
        int end = written;
        if (end > flushed && mapping.force(flushed, end - flushed)) {
            flushed = end;
        }
    }

    /**
     * Gives the memory back as soon as the last slice is closed, and cuts the file. Closing twice does no harm.
     *
     * <p>With a slice still open the file is not cut: by the time the slice is closed, the file may be open again, and
     * must not shrink then.
     */
    public void close() {
        pages.close();
        if (mapping.close() && Files.exists(path)) {
            cut(path, written);
        }
    }

    /** Closes and deletes the file, as soon as the last slice is closed. */
    public void delete() {
        pages.close();
        mapping.close(() -> TableFile.delete(path));
    }
}
