package minibroker.file;

import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A file mapped into memory, and how many hold it: its owner, and everybody who looks at it now.
 *
 * <p>Invariant: the memory is given back when the last one lets go, and not before. Any thread may call.
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

    /** All of it. Only for the owner while it is open, or for somebody who has a {@link Slice}. */
    MappedByteBuffer buffer() {
        return pages.bytes();
    }

    /** Holds the memory for somebody who looks; nothing if it is closed already. */
    Optional<Slice> slice(int position, int length) {
        return hold() ? Optional.of(new Slice(this, buffer().slice(position, length))) : Optional.empty();
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

    /** Closes; as soon as nobody looks any more, {@code whenUnmapped} is run. */
    void close(Runnable whenUnmapped) {
        afterwards = whenUnmapped;
        close();
    }

    private boolean hold() {
        return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    /** An owner that writes must not come back after it has let go: that would crash the process. */
    ByteBuffer requireOpen(ByteBuffer view) {
        if (closed.get()) {
            throw new IllegalStateException("The file is closed");
        }
        return view;
    }
}
