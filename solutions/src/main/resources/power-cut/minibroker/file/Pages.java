package minibroker.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands in for the broker's class of this name, so that the end of the process is like a power cut: what is written
 * belongs to the process and goes with it, and only what was forced reaches the file.
 *
 * <p>To force takes as long as a slow disk needs: with a quick one the power would hardly ever fail in the middle of a
 * flush.
 *
 * <p>It keeps more than a power cut would, never less: a file that is closed in good order is whole, and what the
 * broker writes without mapping it (small files) is there at once.
 *
 * <p>Compiled by faults.PowerCut when it is needed.
 */
final class Pages {
    private static final long FORCE_NANOS = 15_000_000;

    private final Path path;
    private final MappedByteBuffer bytes;

    private Pages(Path path, MappedByteBuffer bytes) {
        this.path = path;
        this.bytes = bytes;
    }

    static Pages writable(Path path, int size) {
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new Pages(path, channel.map(MapMode.PRIVATE, 0, size));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot map " + path, e);
        }
    }

    static Pages readOnly(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return new Pages(null, channel.map(MapMode.READ_ONLY, 0, channel.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot map " + path, e);
        }
    }

    MappedByteBuffer bytes() {
        return bytes;
    }

    void force(int position, int length) {
        LockSupport.parkNanos(FORCE_NANOS);
        write(position, length);
    }

    private void write(int position, int length) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            for (int done = 0; done < length; ) {
                done += channel.write(bytes.slice(position + done, length - done), position + done);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path, e);
        }
    }

    void release() {
        if (path != null && path.toFile().exists()) {
            write(0, bytes.capacity());
        }
        Unmapper.unmap(bytes);
    }
}
