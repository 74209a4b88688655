package minibroker.broker;

import minibroker.protocol.StatsResponse;
import minibroker.protocol.StatsResponse.Item;

/**
 * How often something happened during the last minute, hour and day.
 *
 * <p>Each of the three times is cut into equal parts, and there is a number for each part, the current one included; so
 * what is said may leave out up to one part.
 *
 * <p>Any thread may call any method. Times are in milliseconds since 1970. RocketMQ: {@code StatsItem}.
 */
final class RecentCount {
    /**
     * One of the three times.
     *
     * @param partOf in which part of all time something was counted last, for each place of {@code counts}
     */
    private record Window(long partMillis, long[] counts, long[] partOf) {
        static Window of(int parts, long partMillis) {
            return new Window(partMillis, new long[parts], new long[parts]);
        }

        void add(long count, long now) {
            long part = now / partMillis;
            int place = (int) (part % counts.length);
            counts[place] = partOf[place] == part ? counts[place] + count : count;
            partOf[place] = part;
        }

        long sum(long now) {
            long tooOld = now / partMillis - counts.length;
            long sum = 0;
            for (int place = 0; place < counts.length; place++) {
                sum += partOf[place] > tooOld ? counts[place] : 0;
            }
            return sum;
        }

        long millis() {
            return partMillis * counts.length;
        }
    }

    private final Window minute = Window.of(6, 10_000);
    private final Window hour = Window.of(6, 600_000);
    private final Window day = Window.of(24, 3_600_000);
    private final long since;

    RecentCount(long now) {
        this.since = now;
    }

    synchronized void add(long count, long now) {
        minute.add(count, now);
        hour.add(count, now);
        day.add(count, now);
    }

    /** Whether nothing was counted for a day. */
    synchronized boolean isSilent(long now) {
        return day.sum(now) == 0;
    }

    synchronized StatsResponse stats(long now) {
        return new StatsResponse(item(minute, now), item(hour, now), item(day, now));
    }

    private Item item(Window window, long now) {
        long sum = window.sum(now);
        long millis = Math.min(window.millis(), Math.max(1_000, now - since));
        return new Item(sum, sum * 1_000.0 / millis);
    }
}
