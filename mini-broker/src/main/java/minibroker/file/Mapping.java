package minibroker.file;

import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A file mapped into memory, with a count of its users: its owner, and every open {@link Slice}.
 *
 * <p>Invariant: the memory is given back when the last user lets go, and not before. Any thread may call.
 *
 * <p>RocketMQ: {@code ReferenceResource}.
 */
final class Mapping {
    private final Pages pages;
    private final AtomicInteger holders = new AtomicInteger(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Runnable afterwards = () -> {};

    Mapping(Pages pages) {
        this.pages = pages;
    }

    /** All bytes. Only for the owner while it is open, and for a holder of a {@link Slice}. */
    MappedByteBuffer buffer() {
        return pages.bytes();
    }

    /**
     * A view that holds the memory until it is closed; empty if this is closed already.
     *
     * @throws IndexOutOfBoundsException if it is not within the file; nothing is held then
     */
    Optional<Slice> slice(int position, int length) {
        ByteBuffer view = buffer().slice(position, length);
        return hold() ? Optional.of(new Slice(this, view)) : Optional.empty();
    }

    /** Forces a part to the disk, if it is not closed. */
    boolean force(int position, int length) {
        if (!hold()) {
            return false;
        }
        try {
            pages.force(position, length);
            return true;
        } finally {
            release();
        }
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            pages.release();
            afterwards.run();
        }
    }

    /**
     * The owner lets go. Closing twice does no harm.
     *
     * @return whether the memory was given back by this very call
     */
    boolean close() {
        if (!closed.compareAndSet(false, true)) {
            return false;
        }
        release();
        return holders.get() == 0;
    }

    /** Closes; {@code whenUnmapped} is run as soon as the last slice is closed. */
    void close(Runnable whenUnmapped) {
        afterwards = whenUnmapped;
        close();
    }

    private boolean hold() {
        return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    /** An owner that wrote after it has let go would crash the process. */
    ByteBuffer requireOpen(ByteBuffer view) {
        if (closed.get()) {
            throw new IllegalStateException("The file is closed");
        }
        return view;
    }
}
