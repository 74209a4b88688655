package minibroker.store;

import minibroker.exercise.NotDoneYet;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Makes checkpoints: forces everything to the disk and notes how far that is, so that a start after a crash looks only at
 * what comes behind.
 *
 * <p>Invariant: what the noted checkpoint says is on disk, is on disk, at every moment.
 *
 * <p>Any thread may call. RocketMQ: {@code StoreCheckpoint}, written by {@code FlushConsumeQueueService}.
 */
final class Checkpointer {
    private final Path path;
    private final Runnable forceEverything;
    private StoreCheckpoint last;

    /**
     * Begins with the checkpoint that is noted.
     *
     * @param path where it is noted
     * @param forceEverything returns when everything is on disk that was written when it was called
     */
    Checkpointer(Path path, Runnable forceEverything) {
        this.path = path;
        this.forceEverything = forceEverything;
        this.last = StoreCheckpoint.load(path).orElse(StoreCheckpoint.NONE);
    }

    /** The one that is noted. */
    synchronized StoreCheckpoint last() {
        return last;
    }

    /**
     * Makes one, unless nothing was written since the last.
     *
     * @param howFar says how far everything is written, though perhaps not on disk; messages go on coming meanwhile
     */
    synchronized void make(Supplier<StoreCheckpoint> howFar) {
        // tag::09-3[]
        throw new NotDoneYet("09-3");
        // end::09-3[]
    }
}
