package minibroker.store;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * A small document that is loaded once and saved as a whole now and then: topics, groups, consumer offsets.
 *
 * <p>One thread at a time.
 *
 * @param <T> what is saved; never changed afterwards
 */
public final class SavedState<T> {
    private final Consumer<T> keeper;
    private Optional<T> last;

    /**
     * @param last what was saved last
     * @param keeper saves; with async flush the disk has it a moment after it returns, as it has messages
     */
    SavedState(Optional<T> last, Consumer<T> keeper) {
        this.last = last;
        this.keeper = keeper;
    }

    /** A document that is not kept: never loaded, and lost with the broker. */
    static <T> SavedState<T> forgotten() {
        return new SavedState<>(Optional.empty(), state -> {});
    }

    /** What was saved last; empty if nothing was. */
    public Optional<T> last() {
        return last;
    }

    /** Saves if anything has changed; with sync flush it is then on disk. */
    public void save(T state) {
        Optional<T> next = Optional.of(state);
        if (!next.equals(last)) {
            keeper.accept(state);
            last = next;
        }
    }
}
