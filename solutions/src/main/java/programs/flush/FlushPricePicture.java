package programs.flush;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Draws the prices as SVG: two charts, one below the other, over the number of senders; all axes are logarithmic. Its
 * colours fit day and night, and it can be read on a phone.
 */
final class FlushPricePicture {
    private static final int WIDTH = 440;
    private static final int LEFT = 76;
    private static final int RIGHT = 16;
    private static final int CHART = 170;
    private static final int ABOVE = 40;
    private static final int BELOW = 14;
    private static final int LEGEND = 28;
    private static final int AXIS = 40;

    private static final String STYLE = """
            <style>
            svg { --ink: #1f2733; --rule: #8b95a5; --async: #b97f10; --sync: #2f7fd1; }
            @media (prefers-color-scheme: dark) {
            svg { --ink: #dfe4ec; --rule: #7d889a; --async: #d9a23c; --sync: #4f9be8; }
            }
            text { font: 15px system-ui, -apple-system, "Segoe UI", sans-serif; fill: var(--ink); }
            .title { font-weight: 650; }
            .number { text-anchor: end; }
            .sender { text-anchor: middle; }
            .rule { stroke: var(--rule); stroke-width: 0.6; }
            .line { fill: none; stroke-width: 2.4; }
            .async { stroke: var(--async); }
            .sync { stroke: var(--sync); }
            .async-dot { fill: var(--async); }
            .sync-dot { fill: var(--sync); }
            </style>
            """;

    private final StringBuilder svg = new StringBuilder();
    private final List<FlushPriceTable.Row> rows;
    private int top = LEGEND - CHART - BELOW;
    private double lowest;
    private double highest;

    private FlushPricePicture(List<FlushPriceTable.Row> rows) {
        this.rows = rows;
    }

    static String of(List<FlushPriceTable.Row> rows) {
        return new FlushPricePicture(rows).draw();
    }

    private String draw() {
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" role="img">
                <title>Messages a second and latency with async and sync flush, for 1 to 64 senders</title>
                """.formatted(WIDTH, LEGEND + 2 * (ABOVE + CHART + BELOW) + AXIS))
                .append(STYLE);
        legend(4, "async", "async flush");
        legend(130, "sync", "sync flush");
        chart("Messages a second", FlushPriceTable.Price::rate);
        chart("99 of 100 sends take at most, in ms", FlushPriceTable.Price::p99Millis);
        for (FlushPriceTable.Row row : rows) {
            text("sender", x(row.senders()), top + CHART + 20, Integer.toString(row.senders()));
        }
        text("sender", (LEFT + WIDTH - RIGHT) / 2.0, top + CHART + 40, "senders at once");
        return svg.append("</svg>\n").toString();
    }

    private void chart(String title, ToDoubleFunction<FlushPriceTable.Price> value) {
        top += CHART + BELOW + ABOVE;
        text("title", 4, top - 16, title);
        lowest = Math.pow(10, Math.floor(Math.log10(extreme(value, true))));
        highest = Math.pow(10, Math.ceil(Math.log10(extreme(value, false))));
        for (double mark = lowest; mark <= highest * 1.001; mark *= 10) {
            svg.append("<line class=\"rule\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
                    .formatted(LEFT, number(y(mark)), WIDTH - RIGHT, number(y(mark))));
            text(
                    "number",
                    LEFT - 8,
                    y(mark) + 5,
                    mark < 1 ? number(mark) : String.format(Locale.ROOT, "%,d", Math.round(mark)));
        }
        curve("async", FlushPriceTable.Row::async, value);
        curve("sync", FlushPriceTable.Row::sync, value);
    }

    private double extreme(ToDoubleFunction<FlushPriceTable.Price> value, boolean least) {
        double[] all = rows.stream()
                .flatMapToDouble(
                        row -> DoubleStream.of(value.applyAsDouble(row.async()), value.applyAsDouble(row.sync())))
                .sorted()
                .toArray();
        return least ? all[0] : all[all.length - 1];
    }

    private void curve(
            String style,
            Function<FlushPriceTable.Row, FlushPriceTable.Price> kind,
            ToDoubleFunction<FlushPriceTable.Price> value) {
        StringBuilder points = new StringBuilder();
        StringBuilder dots = new StringBuilder();
        for (FlushPriceTable.Row row : rows) {
            String x = number(x(row.senders()));
            String y = number(y(value.applyAsDouble(kind.apply(row))));
            points.append(x).append(',').append(y).append(' ');
            dots.append("<circle class=\"%s-dot\" cx=\"%s\" cy=\"%s\" r=\"3.5\"/>\n".formatted(style, x, y));
        }
        svg.append("<polyline class=\"line %s\" points=\"%s\"/>\n"
                        .formatted(style, points.toString().strip()))
                .append(dots);
    }

    private void legend(int x, String style, String words) {
        svg.append("<rect class=\"%s-dot\" x=\"%s\" y=\"9\" width=\"12\" height=\"12\"/>\n".formatted(style, x));
        text("word", x + 18, 20, words);
    }

    private void text(String style, double x, double y, String words) {
        svg.append("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n".formatted(style, number(x), number(y), words));
    }

    private double x(int senders) {
        double most = Math.log(rows.get(rows.size() - 1).senders());
        return LEFT + 10 + (WIDTH - LEFT - RIGHT - 20) * Math.log(senders) / most;
    }

    private double y(double value) {
        double share = (Math.log10(value) - Math.log10(lowest)) / (Math.log10(highest) - Math.log10(lowest));
        return top + CHART * (1 - share);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceAll("\\.0$", "");
    }
}
