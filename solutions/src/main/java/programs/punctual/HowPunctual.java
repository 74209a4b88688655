package programs.punctual;

import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import picture.Curve;
import picture.LinePlot;
import picture.Point;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a broker makes of a wish for a time: which are granted, to which second they are rounded, and when the message
 * is in its queue. Then a hundred wishes spread over three seconds, and a picture of how late each was.
 */
public final class HowPunctual {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final long THREE_DAYS = Duration.ofDays(3).toMillis();
    private static final int MANY = 100;
    private static final int APART = 31;

    private final TimedTopic topic;
    private final Map<String, Long> asked = new LinkedHashMap<>();
    private final Map<String, String> answers = new LinkedHashMap<>();

    private long began;

    private HowPunctual(TimedTopic topic) {
        this.topic = topic;
    }

    /** @param args where the picture and the timeline go, if they are wanted; see rocketmq.namesrv.addr */
    public static void main(String[] args) throws Exception {
        System.setProperty("rocketmq.client.rebalance.waitInterval", "1000");
        boolean isRight;
        try (TimedTopic topic = new TimedTopic()) {
            isRight = new HowPunctual(topic).isRight(args);
        }
        System.exit(isRight ? 0 : 1);
    }

    private boolean isRight(String[] args) throws Exception {
        // The client learns of a topic by its first message.
        topic.send(topic.message("first"));
        sendSpecial();
        Map<String, Long> many = sendMany();
        long granted = answers.values().stream().filter("SEND_OK"::equals).count();
        // One of them waits three days, and one is the client's first.
        boolean all = topic.awaitArrivals((int) granted + many.size(), BOUND);
        System.out.println("asked for                          answer     second noted   left after its time");
        asked.forEach((what, time) -> System.out.println(line(what, time)));
        List<Point> points = new ArrayList<>();
        long first = many.values().iterator().next();
        many.forEach((key, time) -> {
            if (topic.arrivals().get(key) != null) {
                points.add(new Point(
                        (time - first) / 1e3, topic.arrivals().get(key).time() - time));
            }
        });
        print(points);
        if (args.length > 0) {
            Files.writeString(Path.of(args[0]), picture(points));
        }
        if (args.length > 1) {
            Files.writeString(Path.of(args[1]), SecondsTimeline.of(began, asked, topic.arrivals()));
        }
        boolean early = points.stream().anyMatch(point -> point.y() < 0);
        if (early) {
            System.out.println("At least one was early.");
        }
        return all && !early;
    }

    private void sendSpecial() throws Exception {
        began = System.currentTimeMillis();
        long whole = began / 1_000 * 1_000 + 4_000;
        for (int beyond : List.of(0, 1, 500, 999)) {
            send(
                    String.format(Locale.ROOT, "TIMER_DELIVER_MS  .%03d of a second", beyond),
                    whole + beyond,
                    "TIMER_DELIVER_MS",
                    whole + beyond);
        }
        long now = System.currentTimeMillis();
        send("TIMER_DELAY_MS    1500", now + 1_500, "TIMER_DELAY_MS", 1_500);
        send("TIMER_DELAY_SEC   2", now + 2_000, "TIMER_DELAY_SEC", 2);
        send(
                "SEC 2, MS 9000, DELIVER nonsense",
                now + 2_000,
                "TIMER_DELIVER_MS",
                "x",
                "TIMER_DELAY_MS",
                9_000,
                "TIMER_DELAY_SEC",
                2);
        send("SEC soon, MS 2000", now, "TIMER_DELAY_SEC", "soon", "TIMER_DELAY_MS", 2_000);
        send("TIMER_DELAY_SEC   0", now, "TIMER_DELAY_SEC", 0);
        send("TIMER_DELAY_MS    -1", now, "TIMER_DELAY_MS", -1);
        send("TIMER_DELIVER_MS  an hour ago", now, "TIMER_DELIVER_MS", now - 3_600_000);
        send("TIMER_DELAY_MS    3 days", now + THREE_DAYS, "TIMER_DELAY_MS", THREE_DAYS);
        send("TIMER_DELAY_MS    3 days and 1 ms", now, "TIMER_DELAY_MS", THREE_DAYS + 1);
        send("TIMER_DELAY_SEC   the largest long", now, "TIMER_DELAY_SEC", Long.MAX_VALUE);
    }

    private void send(String what, long time, Object... wishes) throws Exception {
        Message message = topic.message(what);
        for (int i = 0; i < wishes.length; i += 2) {
            MessageAccessor.putProperty(message, (String) wishes[i], wishes[i + 1].toString());
        }
        asked.put(what, time);
        answers.put(what, topic.send(message));
    }

    /** A hundred messages whose times are 31 ms apart. */
    private Map<String, Long> sendMany() throws Exception {
        Map<String, Long> many = new LinkedHashMap<>();
        long begin = System.currentTimeMillis() / 1_000 * 1_000 + 3_000;
        for (int i = 0; i < MANY; i++) {
            Message message = topic.message("m" + i);
            message.setDeliverTimeMs(begin + i * APART);
            many.put("m" + i, begin + i * APART);
            topic.send(message);
        }
        return many;
    }

    private String line(String what, long time) {
        TimedTopic.Arrival arrival = topic.arrivals().get(what);
        String noted = "";
        String left = "";
        if (arrival != null) {
            noted = arrival.second() == 0 ? "none" : "its time %s ms".formatted(arrival.second() - time);
            left = arrival.second() == 0 ? "at once" : arrival.time() - time + " ms";
        }
        return "%-34s %-10s %-14s %s"
                .formatted(what, answers.get(what), noted, left)
                .stripTrailing();
    }

    private static void print(List<Point> points) {
        System.out.printf(
                Locale.ROOT,
                "%s messages, %s ms apart: %.0f to %.0f ms late, %.0f on the average%n",
                points.size(),
                APART,
                points.stream().mapToDouble(Point::y).min().orElse(0),
                points.stream().mapToDouble(Point::y).max().orElse(0),
                points.stream().mapToDouble(Point::y).average().orElse(0));
    }

    private static String picture(List<Point> points) {
        return LinePlot.over("How late each of a hundred messages was, by the time it was wanted", "wanted, seconds")
                .chart("late, ms", Curve.dots("late", points))
                .svg();
    }
}
