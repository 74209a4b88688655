package bench.load;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** All latencies of one cell, to three digits. Nothing is noted before {@link #begin}. Any thread may note. */
final class Latencies {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);

    private final Histogram nanos = new ConcurrentHistogram(LONGEST, 3);
    private final AtomicBoolean measuring = new AtomicBoolean();

    void begin() {
        measuring.set(true);
    }

    void end() {
        measuring.set(false);
    }

    /** @return whether it counts */
    boolean note(long latencyNanos) {
        if (!measuring.get()) {
            return false;
        }
        nanos.recordValue(Math.max(0, Math.min(latencyNanos, LONGEST)));
        return true;
    }

    long count() {
        return nanos.getTotalCount();
    }

    /** -1 if there is none. */
    double micros(double percentile) {
        return count() == 0 ? -1 : nanos.getValueAtPercentile(percentile) / 1e3;
    }
}
