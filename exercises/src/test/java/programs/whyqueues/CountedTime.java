package programs.whyqueues;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Time that only counts: how many milliseconds each thread spent. */
final class CountedTime implements Latency {
    private final Map<Thread, Integer> millis = new ConcurrentHashMap<>();

    @Override
    public void pass(Duration duration) {
        millis.merge(Thread.currentThread(), (int) duration.toMillis(), Integer::sum);
    }

    int here() {
        return millis.getOrDefault(Thread.currentThread(), 0);
    }
}
