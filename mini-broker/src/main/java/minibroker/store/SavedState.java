package minibroker.store;

import java.util.Optional;

/**
 * Something small that is loaded once and saved now and then as a whole: topics, groups, consumer offsets.
 *
 * <p>One thread at a time saves.
 *
 * @param <T> what is saved
 */
public interface SavedState<T> {
    /** What was saved last; nothing if nothing was. */
    Optional<T> load();

    /** Saves, and returns when it is safe. */
    void save(T state);

    /** State that nobody keeps: nothing to load, and saving does nothing. */
    static <T> SavedState<T> forgotten() {
        return new SavedState<>() {
            @Override
            public Optional<T> load() {
                return Optional.empty();
            }

            @Override
            public void save(T state) {
                // A broker in memory has nowhere to keep it.
            }
        };
    }
}
