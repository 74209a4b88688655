package programs.punctual;

import org.apache.rocketmq.common.message.Message;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Waits that are none of the 18 levels: with the level below, with the one above, and asked for by the millisecond.
 * Seconds stand for minutes.
 */
public final class NoSuchLevel {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final List<Integer> SECONDS_OF_LEVELS = List.of(0, 1, 5, 10);

    private NoSuchLevel() {}

    /** Takes the name server's address from the property rocketmq.namesrv.addr, as rocketmq-client does. */
    public static void main(String[] args) throws Exception {
        System.setProperty("rocketmq.client.rebalance.waitInterval", "1000");
        System.exit(isRight() ? 0 : 1);
    }

    private static boolean isRight() throws Exception {
        Map<String, Long> wanted = new TreeMap<>();
        try (TimedTopic topic = new TimedTopic()) {
            for (int millis : List.of(2_000, 7_000, 7_300)) {
                int below = millis < 5_000 ? 1 : 2;
                for (int level : List.of(below, below + 1)) {
                    Message message = topic.message(key(millis, level));
                    message.setDelayTimeLevel(level);
                    wanted.put(key(millis, level), System.currentTimeMillis() + millis);
                    topic.send(message);
                }
                Message exact = topic.message(key(millis, 0));
                exact.setDelayTimeMs(millis);
                wanted.put(key(millis, 0), System.currentTimeMillis() + millis);
                topic.send(exact);
            }
            System.out.println("nine messages wait; the longest level takes 10 s");
            boolean all = topic.awaitArrivals(wanted.size(), BOUND);
            wanted.forEach((key, due) -> {
                TimedTopic.Arrival arrival = topic.arrivals().get(key);
                System.out.println(key + (arrival == null ? "  has not come" : "  came " + text(arrival.time() - due)));
            });
            return all;
        }
    }

    private static String key(int millis, int level) {
        return String.format(
                Locale.ROOT,
                "wanted %.1f s  %s",
                millis / 1e3,
                level == 0
                        ? "by TIMER_DELAY_MS    "
                        : "by level %s (%2s s)    ".formatted(level, SECONDS_OF_LEVELS.get(level)));
    }

    private static String text(long late) {
        return String.format(Locale.ROOT, "%4.1f s too %s", Math.abs(late) / 1e3, late < 0 ? "early" : "late");
    }
}
