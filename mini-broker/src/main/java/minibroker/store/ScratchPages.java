package minibroker.store;

import java.nio.ByteBuffer;

/**
 * Room for what can be worked out again at the next start, where it does not fill the heap if the store is on disk.
 *
 * <p>One thread uses it. The store's end is its end.
 */
public interface ScratchPages {
    /** Bytes of each page. */
    int pageSize();

    /** A page; what is in it, is anything. */
    ByteBuffer take();

    /** Gives a page back, to be taken again. */
    void giveBack(ByteBuffer page);

    /** Pages in memory, which are not kept for the next who takes one. */
    static ScratchPages inMemory(int pageSize) {
        return new ScratchPages() {
            @Override
            public int pageSize() {
                return pageSize;
            }

            @Override
            public ByteBuffer take() {
                return ByteBuffer.allocate(pageSize);
            }

            @Override
            public void giveBack(ByteBuffer page) {
                // The garbage collector takes it.
            }
        };
    }
}
