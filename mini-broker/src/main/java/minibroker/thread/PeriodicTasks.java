package minibroker.thread;

import minibroker.exercise.NotDoneYet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks again and again, each at its interval, in threads of its own.
 *
 * <p>One thread sets it up and closes it.
 */
public final class PeriodicTasks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PeriodicTasks.class);

    /** The open exercises that tasks have met; each is logged once. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    private final String name;
    private final ScheduledThreadPoolExecutor timer;

    /**
     * @param name of each thread
     * @param threads at most how many tasks run at the same time
     */
    public PeriodicTasks(String name, int threads) {
        this.name = name;
        this.timer = new ScheduledThreadPoolExecutor(threads, task -> Threads.make(name, task));
    }

    /** Runs a task again and again; when it fails, it is tried again after the next interval. */
    public void every(Duration interval, Runnable task) {
        long nanos = interval.toNanos();
        timer.scheduleWithFixedDelay(() -> runOrExplain(task), nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private void runOrExplain(Runnable task) {
        try {
            task.run();
        } catch (NotDoneYet unfinished) {
            if (told.add(unfinished.exercise())) {
                LOG.warn(unfinished.getMessage());
            }
        } catch (RuntimeException | Error e) {
            // An error, too: the timer would drop the task, and without it held pulls are never answered, for one.
            LOG.error("A task of the {} has failed; it is tried again", name, e);
        }
    }

    /** Waits for the tasks that run now, and starts no other. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.error("A task of the {} does not end; closing without it", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
