package minibroker.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of a fixed size, mapped into memory as a whole, whose bytes change in place: a table, not a log.
 *
 * <p>One thread at a time uses it, under its owner's lock; {@link #flush} alone may run beside the others.
 */
public final class TableFile {
    private final Path path;
    private volatile Mapping mapping;

    private TableFile(Path path, Mapping mapping) {
        this.path = path;
        this.mapping = mapping;
    }

    /** Maps the file, making it when it is missing; new bytes are zero. */
    public static TableFile open(Path path, int size) {
        return new TableFile(path, new Mapping(Pages.writable(path, size)));
    }

    public Path path() {
        return path;
    }

    /**
     * All of its bytes, to read and to write by position.
     *
     * @throws IllegalStateException if it is closed
     */
    public ByteBuffer bytes() {
        return mapping.requireOpen(mapping.buffer());
    }

    /** Forces everything to the disk and returns when it is there. */
    public void flush() {
        mapping.force(0, mapping.buffer().capacity());
    }

    /**
     * Maps the file anew, so that its pages no longer count as this process's memory until they are read again. Buffers
     * from before must not be used any more.
     */
    public void swapMap() {
        Mapping before = mapping;
        mapping = new Mapping(Pages.writable(path, before.buffer().capacity()));
        before.close();
    }

    /** Gives the memory back. Closing twice does no harm. */
    public void close() {
        mapping.close();
    }

    /** Closes and deletes the file. */
    public void delete() {
        mapping.close(() -> delete(path));
    }

    static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + path, e);
        }
    }
}
