package minibroker.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Pages of a file that nobody needs after a restart. It begins empty and grows to the most pages that were in use at a
 * time.
 *
 * <p>One thread at a time calls any method, and no page is used after {@link #close}.
 */
public final class ScratchFile implements AutoCloseable {
    private final Path path;
    private final int pageSize;
    private final List<MappedByteBuffer> pages = new ArrayList<>();
    private final Deque<ByteBuffer> free = new ArrayDeque<>();

    /** @param path the file, made when the first page is taken; an older one is overwritten */
    public ScratchFile(Path path, int pageSize) {
        this.path = path;
        this.pageSize = pageSize;
    }

    /** A page; its contents are undefined. */
    public synchronized ByteBuffer take() {
        ByteBuffer page = free.poll();
        return page != null ? page : append();
    }

    public synchronized void giveBack(ByteBuffer page) {
        free.push(page);
    }

    private ByteBuffer append() {
        if (pages.isEmpty()) {
            TableFile.delete(path);
        }
        try (FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long start = (long) pages.size() * pageSize;
            // Written, not only mapped: a full disk must be an exception here, not a crash later.
            ByteBuffer zeros = ByteBuffer.allocate(pageSize);
            while (zeros.hasRemaining()) {
                channel.write(zeros, start + zeros.position());
            }
            pages.add(channel.map(MapMode.READ_WRITE, start, pageSize));
            return pages.get(pages.size() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot extend " + path, e);
        }
    }

    /** Gives the memory back and deletes the file. */
    @Override
    public synchronized void close() {
        free.clear();
        pages.forEach(Unmapper::unmap);
        pages.clear();
        TableFile.delete(path);
    }
}
