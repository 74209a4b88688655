package crosscheck.transcript;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What happened when, on both brokers, as an SVG: a lane for each message or order, yours above RocketMQ's. Every lane
 * begins with its own first event, since when that came is the program's doing and not the broker's.
 */
final class Timeline {

    private static final int WIDTH = 720;
    private static final int LEFT = 170;
    private static final int LANE = 40;
    private static final int TOP = 30;
    private static final int MOST_TICKS = 8;

    private final Map<String, List<Event>> yours;
    private final Map<String, List<Event>> rocketMq;
    private final Set<String> lanes = new LinkedHashSet<>();
    private final long end;

    Timeline(List<Event> yours, List<Event> rocketMq) {
        this.yours = byLane(yours);
        this.rocketMq = byLane(rocketMq);
        lanes.addAll(this.rocketMq.keySet());
        lanes.addAll(this.yours.keySet());
        end = lanes.stream()
                .mapToLong(lane -> Math.max(last(this.yours.get(lane)), last(this.rocketMq.get(lane))))
                .max()
                .orElse(0);
    }

    private static Map<String, List<Event>> byLane(List<Event> events) {
        return events.stream().collect(Collectors.groupingBy(Event::lane, LinkedHashMap::new, Collectors.toList()));
    }

    private static long last(List<Event> lane) {
        return lane == null
                ? 0
                : lane.get(lane.size() - 1).millis() - lane.get(0).millis();
    }

    String svg() {
        int height = TOP + lanes.size() * LANE + 10;
        StringBuilder svg = new StringBuilder(
                "<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"Timeline\">\n".formatted(WIDTH, height));
        ticks(svg, height);
        int y = TOP + LANE / 2;
        for (String lane : lanes) {
            svg.append("<text x=\"%s\" y=\"%s\" text-anchor=\"end\">%s</text>\n"
                    .formatted(LEFT - 14, y + 4, ComparisonPage.escaped(shortened(lane))));
            dots(svg, "yours", yours.get(lane), y - 8);
            dots(svg, "rocketmq", rocketMq.get(lane), y + 8);
            y += LANE;
        }
        return svg.append("</svg>\n").toString();
    }

    private void ticks(StringBuilder svg, int height) {
        long step = 1;
        while (end / step > MOST_TICKS) {
            step *= 2;
            if (end / step > MOST_TICKS) {
                step = step * 5 / 2;
            }
            if (end / step > MOST_TICKS) {
                step *= 2;
            }
        }
        for (long at = 0; at <= end; at += step) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"tick\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$s\" y2=\"%3$s\"/>",
                    x(at),
                    TOP,
                    height - 10));
            svg.append(String.format(
                    Locale.ROOT,
                    "<text class=\"tick\" x=\"%.1f\" y=\"%s\" text-anchor=\"middle\">%s</text>\n",
                    x(at),
                    TOP - 10,
                    at >= 1_000 ? at / 1000.0 + " s" : at + " ms"));
        }
    }

    private void dots(StringBuilder svg, String whose, List<Event> events, int y) {
        if (events == null) {
            return;
        }
        long begin = events.get(0).millis();
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%s\" y2=\"%s\"/>",
                whose,
                x(0),
                x(last(events)),
                y,
                y));
        for (Event event : events) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle class=\"%s\" cx=\"%.1f\" cy=\"%s\" r=\"5\"><title>%s after %s ms</title></circle>\n",
                    whose,
                    x(event.millis() - begin),
                    y,
                    ComparisonPage.escaped(event.what()),
                    event.millis() - begin));
        }
    }

    private double x(long millis) {
        return LEFT + millis * (WIDTH - LEFT - 30.0) / Math.max(1, end);
    }

    private static String shortened(String lane) {
        return lane.length() <= 22 ? lane : lane.substring(0, 21) + "…";
    }
}
