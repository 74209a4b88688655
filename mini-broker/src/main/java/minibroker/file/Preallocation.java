package minibroker.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Gives a mapped file its pages a little before they are needed, by writing zeros where there was nothing.
 *
 * <pre>
 * 0            written      end                                size
 * |------------|------------|----------------------------------|
 *               zeros, there  nothing: a hole in the file
 * </pre>
 *
 * <p>Whoever writes into a hole through the mapping gets a page as well, but a dearer one: one at a time, each with an
 * interruption, and Linux reads ahead there as in any file, in ever larger pieces. A piece of up to 2 MiB is forced to the
 * disk as a whole, whenever a single byte of it is. And where the disk is full, an error is all that the JVM can throw.
 *
 * <p>One thread at a time prepares; any may close. RocketMQ: {@code warmMappedFile}, which does a whole file at once.
 */
final class Preallocation {
    private static final byte[] ZEROS = new byte[32 * 1024];

    private final Path path;
    private final int size;
    private final int step;
    private int end;

    /** Not a channel: that would be closed if the thread is interrupted that writes. */
    private RandomAccessFile file;

    /**
     * @param step bytes at a time: the more, the less often, and the more has to be forced to the disk with a single page
     * @param written so much of the file is in use; nothing is written there
     */
    Preallocation(Path path, int size, int step, int written) {
        this.path = path;
        this.size = size;
        this.step = step;
        this.end = written;
    }

    /**
     * Sees to it that there are pages up to a position.
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

    /** Lets go of the file. */
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
