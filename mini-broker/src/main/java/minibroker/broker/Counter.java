package minibroker.broker;

import minibroker.protocol.BrokerRuntimeInfo.Growth;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/**
 * A number that only grows, with its average growth over the last ten seconds, minute and ten minutes, and its value at
 * the last two midnights, from which the growth of each day follows.
 *
 * <p>It keeps the value at each second of the last ten minutes. An average over more time than it has counted for is
 * left out.
 *
 * <p>Any thread may call; one lock guards all but the number itself. RocketMQ: {@code StoreStatsService} and {@code
 * BrokerStats}.
 */
final class Counter {
    private static final int[] WINDOWS = {10, 60, 600};
    private static final int SAMPLES = 601;

    private final LongAdder total = new LongAdder();
    private final long[] times = new long[SAMPLES];
    private final long[] totals = new long[SAMPLES];
    private long taken;
    private LocalDate today = LocalDate.MAX;
    private long thisMorning;
    private long yesterdayMorning;

    void add(long more) {
        total.add(more);
    }

    /** To be called at the start and then once a second; the first call of a new day counts as its midnight. */
    synchronized void tick(Instant now) {
        int place = (int) (taken++ % SAMPLES);
        times[place] = now.toEpochMilli();
        totals[place] = total();
        LocalDate date = LocalDate.ofInstant(now, ZoneId.systemDefault());
        if (!date.equals(today)) {
            yesterdayMorning = thisMorning;
            thisMorning = totals[place];
            today = date;
        }
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

    synchronized Growth growth() {
        return new Growth(perSecond(), total(), thisMorning, yesterdayMorning);
    }

    long total() {
        return total.sum();
    }

    synchronized long thisMorning() {
        return thisMorning;
    }

    synchronized long yesterdayMorning() {
        return yesterdayMorning;
    }
}
