package programs.whyqueues;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How a step that takes time is played: really, or by a check that only counts. Any thread may call. */
@FunctionalInterface
public interface Latency {
    /** The calling thread waits. */
    Latency REAL = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());

    /** Returns when {@code duration} is over. */
    void pass(Duration duration) throws InterruptedException;
}
