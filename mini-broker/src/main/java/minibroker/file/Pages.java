package minibroker.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A file's bytes in memory, and the only way from there to the disk.
 *
 * <p>What is written here belongs to the operating system at once: it outlives this process, however that ends. It outlives
 * a power cut only if it was forced.
 *
 * <p>Any thread may call; none after {@link #release}.
 */
final class Pages {
    private static final Set<OpenOption> WRITABLE =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private final MappedByteBuffer bytes;

    private Pages(MappedByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** The first {@code size} bytes; the file is made when it is missing and grows by zeros when it is shorter. */
    static Pages writable(Path path, int size) {
        try (FileChannel channel = FileChannel.open(path, WRITABLE)) {
            return new Pages(channel.map(MapMode.READ_WRITE, 0, size));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot map " + path, e);
        }
    }

    /** What there is, and changes nothing. */
    static Pages readOnly(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return new Pages(channel.map(MapMode.READ_ONLY, 0, channel.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot map " + path, e);
        }
    }

    MappedByteBuffer bytes() {
        return bytes;
    }

    /** Returns when a part is on the disk. */
    void force(int position, int length) {
        bytes.force(position, length);
    }

    /** Gives the memory back. */
    void release() {
        Unmapper.unmap(bytes);
    }
}
