package minibroker.store;

import minibroker.file.DamagedFile;

import java.nio.file.Path;

/**
 * Cuts a damaged log of which there is no copy: everything after the damage is given up.
 *
 * <p>A power cut leaves such a log if a later page was written and an earlier one was not. Those messages were not
 * promised. But a disk that has lost messages looks the same, so a person decides, not the start of a broker.
 *
 * <p>One thread, while no broker has the store open.
 */
public final class StoreRepair {
    private final Path folder;
    private final int segmentSize;

    /**
     * The result of a check.
     *
     * @param whole whether a broker can start with the log now
     * @param told what was found, in words
     */
    public record Result(boolean whole, String told) {}

    /** @param settings those that the store's broker runs with */
    public StoreRepair(StoreSettings settings) {
        this.folder = settings.folder();
        this.segmentSize = settings.files().segmentSize();
    }

    /**
     * Checks the log after the last checkpoint, as the start of a broker does.
     *
     * @param giveUp whether the log is cut where it is damaged; else nothing is changed there
     * @throws DamagedFile if the log lacks what was on disk at the last checkpoint: cutting does not help
     * @throws IllegalStateException if a broker uses the store
     */
    public Result repair(boolean giveUp) {
        try (StoreFolder store = StoreFolder.open(folder)) {
            long from = StoreCheckpoint.load(store.resolve("checkpoint"))
                    .orElse(StoreCheckpoint.NONE)
                    .confirmedOffset();
            CommitLogRecovery recovery = new CommitLogRecovery(store.resolve("commitlog"), segmentSize);
            try {
                long end = recovery.recover(from);
                return new Result(
                        true, "The log is whole from the last checkpoint, %s, to its end, %s.".formatted(from, end));
            } catch (DamagedFile damage) {
                String rest = recovery.behind(damage, from);
                if (!giveUp) {
                    return new Result(false, "%s%nBehind it: %s. Nothing was changed.".formatted(where(damage), rest));
                }
                recovery.giveUp(damage, from);
                return new Result(true, "%s%nIt was cut there. Given up: %s.".formatted(where(damage), rest));
            }
        }
    }

    private static String where(DamagedFile damage) {
        return "%s is damaged at byte %s.".formatted(damage.path(), damage.position());
    }
}
