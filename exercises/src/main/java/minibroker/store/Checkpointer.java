package minibroker.store;

import minibroker.exercise.NotDoneYet;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Makes checkpoints: forces everything to the disk and notes up to which offset, so that a start after a crash has to
 * check only what comes after it.
 *
 * <p>Invariant: whatever the noted checkpoint covers is on disk, at every moment.
 *
 * <p>Any thread may call. RocketMQ: {@code StoreCheckpoint}, written by {@code FlushConsumeQueueService}.
 */
final class Checkpointer {
    private final Path path;
    private final Runnable forceEverything;
    private StoreCheckpoint last;

    /**
     * Begins with the checkpoint that was noted last.
     *
     * @param path where it is noted
     * @param forceEverything returns when everything is on disk that was written when it was called
     */
    Checkpointer(Path path, Runnable forceEverything) {
        this.path = path;
        this.forceEverything = forceEverything;
        this.last = StoreCheckpoint.load(path).orElse(StoreCheckpoint.NONE);
    }

    /** The checkpoint that was noted last. */
    synchronized StoreCheckpoint last() {
        return last;
    }

    /**
     * Makes a checkpoint, unless nothing was written since the last one.
     *
     * @param howFar says how far everything is written, perhaps not yet on disk; more messages may come meanwhile
     */
    synchronized void make(Supplier<StoreCheckpoint> howFar) {
        // tag::09-3[]
        throw new NotDoneYet("09-3");
        // end::09-3[]
    }
}
