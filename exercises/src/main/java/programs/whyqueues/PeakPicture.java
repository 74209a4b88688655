package programs.whyqueues;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Draws two runs as SVG: three charts, one below the other, one step for each second. Its colours fit day and night,
 * and it can be read on a phone.
 */
final class PeakPicture {
    private static final int WIDTH = 440;
    private static final int LEFT = 46;
    private static final int RIGHT = 14;
    private static final int CHART = 110;
    private static final int ABOVE = 36;
    private static final int BELOW = 14;
    private static final int LEGEND = 26;
    private static final int AXIS = 34;
    private static final int TICK_SECONDS = 10;

    private static final String STYLE = """
            <style>
            svg { --ink: #1f2733; --rule: #8b95a5; --done: #2f7fd1; --refused: #d6453d; --waiting: #b97f10; }
            @media (prefers-color-scheme: dark) {
            svg { --ink: #dfe4ec; --rule: #7d889a; --done: #4f9be8; --refused: #ee6a62; --waiting: #d9a23c; }
            }
            text { font: 15px system-ui, -apple-system, "Segoe UI", sans-serif; fill: var(--ink); }
            .title { font-weight: 650; }
            .number { text-anchor: end; }
            .second { text-anchor: middle; }
            .rule { stroke: var(--rule); stroke-width: 1; }
            .limit { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 5 4; }
            .done { fill: var(--done); }
            .refused { fill: var(--refused); }
            .waiting { fill: var(--waiting); }
            .arrived { fill: none; stroke: var(--ink); stroke-width: 1.6; }
            </style>
            """;

    private final StringBuilder svg = new StringBuilder();
    private int top;

    private PeakPicture() {}

    static String of(PeakRun alone, PeakRun queued) {
        return new PeakPicture().draw(alone, queued);
    }

    private String draw(PeakRun alone, PeakRun queued) {
        int height = LEGEND + 3 * (ABOVE + CHART + BELOW) + AXIS;
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" role="img">
                <title>A ten-fold peak on a service, without a queue and with one</title>
                """.formatted(WIDTH, height)).append(STYLE);
        List<PeakRun.Second> before = alone.seconds();
        List<PeakRun.Second> after = queued.seconds();
        text("word", 4, 18, "Orders a second:");
        legend(138, "arrived", "arriving");
        legend(228, "done", "done");
        legend(298, "refused", "refused");
        top = LEGEND - CHART - BELOW;

        int orders = Peak.highest(before, PeakRun.Second::arrived);
        chart("Without a queue", orders, PeakRun.SERVICE_CAN, "limit");
        area("refused", before, second -> second.done() + second.refused(), orders);
        area("done", before, PeakRun.Second::done, orders);
        outline(before, orders);

        chart("With a queue and a rate-limited drain", orders, PeakRun.SERVICE_CAN, "limit");
        area("done", after, PeakRun.Second::done, orders);
        outline(after, orders);

        int most = (Peak.highest(after, PeakRun.Second::waiting) + 99) / 100 * 100;
        chart("Orders waiting in the queue", most, most / 2, "rule");
        area("waiting", after, PeakRun.Second::waiting, most);
        seconds();
        return svg.append("</svg>\n").toString();
    }

    /**
     * Moves down to the next chart and draws its frame: a title, and the values 0, {@code middle} and {@code highest}.
     */
    private void chart(String title, int highest, int middle, String middleStyle) {
        top += CHART + BELOW + ABOVE;
        text("title", 4, top - 14, title);
        for (int value : new int[] {0, middle, highest}) {
            int y = y(value, highest);
            text("number", LEFT - 6, y + 5, Integer.toString(value));
            line(value == middle ? middleStyle : "rule", LEFT, y, WIDTH - RIGHT, y);
        }
    }

    private void legend(int x, String style, String word) {
        svg.append("<rect class=\"%s\" x=\"%s\" y=\"7\" width=\"12\" height=\"12\"/>\n".formatted(style, x));
        text("word", x + 18, 18, word);
    }

    private void area(String style, List<PeakRun.Second> seconds, ToIntFunction<PeakRun.Second> value, int highest) {
        String steps = steps(seconds, value, highest);
        svg.append("<path class=\"%s\" d=\"M%s %s %s V%s Z\"/>\n"
                .formatted(style, LEFT, y(0, highest), steps, y(0, highest)));
    }

    private void outline(List<PeakRun.Second> seconds, int highest) {
        String steps = steps(seconds, PeakRun.Second::arrived, highest);
        svg.append("<path class=\"arrived\" d=\"M%s %s %s\"/>\n".formatted(LEFT, y(0, highest), steps));
    }

    private String steps(List<PeakRun.Second> seconds, ToIntFunction<PeakRun.Second> value, int highest) {
        StringBuilder steps = new StringBuilder();
        for (int s = 0; s < seconds.size(); s++) {
            steps.append("V%s H%s ".formatted(y(value.applyAsInt(seconds.get(s)), highest), x(s + 1)));
        }
        return steps.toString().strip();
    }

    private void seconds() {
        for (int s = 0; s <= PeakRun.SECONDS; s += TICK_SECONDS) {
            line("rule", x(s), top + CHART, x(s), top + CHART + 5);
            text("second", x(s), top + CHART + 22, s == 0 ? "0 s" : Integer.toString(s));
        }
    }

    private void text(String style, int x, int y, String words) {
        svg.append("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n".formatted(style, x, y, words));
    }

    private void line(String style, int x1, int y1, int x2, int y2) {
        svg.append("<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n".formatted(style, x1, y1, x2, y2));
    }

    private static int x(int second) {
        return LEFT + (WIDTH - LEFT - RIGHT) * second / PeakRun.SECONDS;
    }

    private int y(int value, int highest) {
        return top + CHART - CHART * value / highest;
    }
}
