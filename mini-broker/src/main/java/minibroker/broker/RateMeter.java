package minibroker.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How fast a number grows: per second, on average over the last ten seconds, minute and ten minutes.
 *
 * <p>It keeps what the number was at each second of the last ten minutes, and nothing else. A time that it has not been
 * watching for yet it says nothing about.
 *
 * <p>Any thread may call; one lock guards all. RocketMQ: {@code StoreStatsService}.
 */
final class RateMeter {
    private static final int[] WINDOWS = {10, 60, 600};
    private static final int SAMPLES = 601;

    private final long[] times = new long[SAMPLES];
    private final long[] totals = new long[SAMPLES];
    private long taken;

    /** To be called once a second. */
    synchronized void sample(long nowMillis, long total) {
        int place = (int) (taken++ % SAMPLES);
        times[place] = nowMillis;
        totals[place] = total;
    }

    /** The averages, separated by blanks, the one over the shortest time first. */
    synchronized String perSecond() {
        List<String> averages = new ArrayList<>();
        for (int window : WINDOWS) {
            if (taken > window) {
                averages.add(String.format(Locale.ROOT, "%.2f", over(window)));
            }
        }
        return String.join(" ", averages);
    }

    private double over(int window) {
        int last = (int) ((taken - 1) % SAMPLES);
        int first = (int) ((taken - 1 - window) % SAMPLES);
        long millis = Math.max(1, times[last] - times[first]);
        return (totals[last] - totals[first]) * 1000.0 / millis;
    }
}
