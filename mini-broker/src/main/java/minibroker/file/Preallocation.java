package minibroker.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Gives a mapped file its pages on the disk a little before they are needed, by writing zeros.
 *
 * <pre>
 * 0            written      end                                size
 * |------------|------------|----------------------------------|
 *               zeros, there  nothing: a hole in the file
 * </pre>
 *
 * <p>A write into a hole through the mapping makes a page, too, but at a higher cost. Each page is an interruption;
 * Linux makes ever larger pages there, up to 2 MiB, which are forced as a whole even for a single byte; and if the disk
 * is full, the JVM throws an error, not an exception.
 *
 * <p>One thread at a time prepares; any may close. RocketMQ: {@code warmMappedFile}, which does a whole file at once.
 */
final class Preallocation {
    private static final byte[] ZEROS = new byte[32 * 1024];

    private final Path path;
    private final int size;
    private final int step;
    private int end;

    /** Not a channel: that would be closed when the writing thread is interrupted. */
    private RandomAccessFile file;

    /**
     * @param step how many bytes are written at a time; more bytes mean fewer writes, but more to force with a single
     *     page
     * @param written how many bytes of the file are in use; these are not written to
     */
    Preallocation(Path path, int size, int step, int written) {
        this.path = path;
        this.size = size;
        this.step = step;
        this.end = written;
    }

    /**
     * Makes sure that there are pages up to a position.
     *
     * @throws UncheckedIOException if the disk has no room for them
     */
    synchronized void prepare(int position) {
        try {
            while (end < position) {
                write(Math.min(size, end / step * step + step));
            }
            if (end == size) {
                close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to %s: %s".formatted(path, e.getMessage()), e);
        }
    }

    private void write(int newEnd) throws IOException {
        if (file == null) {
            file = new RandomAccessFile(path.toFile(), "rw");
        }
        file.seek(end);
        while (end < newEnd) {
            int bytes = Math.min(newEnd - end, ZEROS.length);
            file.write(ZEROS, 0, bytes);
            end += bytes;
        }
    }

    /** Closes the file. */
    synchronized void close() {
        try {
            if (file != null) {
                file.close();
                file = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close " + path, e);
        }
    }
}
