package minibroker.store;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Room for what can be worked out again at the next start, where it does not fill the heap if the store is on disk.
 *
 * <p>One thread uses it. The store's end is its end.
 *
 * @param pageSize bytes of each page
 * @param source where a page comes from; what is in it, is anything
 * @param sink where a page goes back to, perhaps to be taken again
 */
public record ScratchPages(int pageSize, Supplier<ByteBuffer> source, Consumer<ByteBuffer> sink) {
    /** Pages in memory, which are not kept for the next who takes one: the garbage collector takes them. */
    public static ScratchPages inMemory(int pageSize) {
        return new ScratchPages(pageSize, () -> ByteBuffer.allocate(pageSize), page -> {});
    }

    /** A page; what is in it, is anything. */
    public ByteBuffer take() {
        return source.get();
    }

    /** Gives a page back, to be taken again. */
    public void giveBack(ByteBuffer page) {
        sink.accept(page);
    }
}
