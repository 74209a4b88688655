package minibroker.store;

import minibroker.exercise.NotDoneYet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Does the store's chores at their intervals. There are two threads, so that a disk that does not answer does not also
 * stop the clock for those who wait for it.
 *
 * <p>One thread sets it up and closes it.
 */
final class StoreTimer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreTimer.class);

    /** The exercises that a chore lacks, each named once. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(2, task -> StoreThreads.make("store-timer", task));

    /** Runs a chore again and again; when it fails, it is tried again at the next turn. */
    void every(Duration interval, Runnable chore) {
        long nanos = interval.toNanos();
        timer.scheduleWithFixedDelay(() -> runOrExplain(chore), nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private void runOrExplain(Runnable chore) {
        try {
            chore.run();
        } catch (NotDoneYet unfinished) {
            if (told.add(unfinished.exercise())) {
                LOG.warn(unfinished.getMessage());
            }
        } catch (RuntimeException e) {
            LOG.error("A chore of the store has failed; it is tried again", e);
        }
    }

    /** Waits for the chores that run now, and starts no other. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.error("A chore of the store does not end; closing without it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
