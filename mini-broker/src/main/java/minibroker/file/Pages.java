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
 * A file's bytes mapped into memory, and the only place where they are forced to the disk.
 *
 * <p>Bytes written here survive the end of the process, even a kill. They survive a power cut only if they were forced.
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

    /** Maps the first {@code size} bytes; a missing file is made, a shorter one is filled up with zeros. */
    static Pages writable(Path path, int size) {
        try (FileChannel channel = FileChannel.open(path, WRITABLE)) {
            return new Pages(channel.map(MapMode.READ_WRITE, 0, size));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot map " + path, e);
        }
    }

    /** Maps the file as it is, and can't change it. */
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
