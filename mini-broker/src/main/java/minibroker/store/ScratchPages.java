package minibroker.store;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Pages for data that can be computed again at the next start; outside the heap if the store is on disk.
 *
 * <p>One thread uses it. Not to be used after the store is closed.
 *
 * @param pageSize bytes of each page
 * @param source where a page comes from; its contents are undefined
 * @param sink takes a page back, perhaps to give it out again
 */
public record ScratchPages(int pageSize, Supplier<ByteBuffer> source, Consumer<ByteBuffer> sink) {
    /** Pages in the heap; pages that are given back are left to the garbage collector. */
    public static ScratchPages inMemory(int pageSize) {
        return new ScratchPages(pageSize, () -> ByteBuffer.allocate(pageSize), page -> {});
    }

    /** A page; its contents are undefined. */
    public ByteBuffer take() {
        return source.get();
    }

    /** Gives a page back, so that it can be taken again. */
    public void giveBack(ByteBuffer page) {
        sink.accept(page);
    }
}
