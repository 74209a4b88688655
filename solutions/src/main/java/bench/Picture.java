package bench;

import bench.load.Measured;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A run as a picture in SVG: for each line how many times RocketMQ's rate ours is, and how many times less processor
 * time a message costs. The scale is logarithmic; a bar to the right is good.
 */
final class Picture {
    private static final int WIDTH = 880;
    private static final int LABELS = 250;
    private static final int ROW = 34;
    private static final int TOP = 90;
    private static final double LOG_MIN = -2;
    private static final double LOG_MAX = 5;

    private final Results results;

    Picture(Results results) {
        this.results = results;
    }

    String svg() {
        List<Line> lines = Line.of(results);
        int height = TOP + lines.size() * ROW + 20;
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$s %2$s" font-family="sans-serif" font-size="12">
                <title>mini-broker beside RocketMQ</title>
                <rect width="%1$s" height="%2$s" fill="#ffffff"/>
                <text x="10" y="20" font-size="15">mini-broker beside RocketMQ %3$s, %4$s</text>
                <text x="10" y="40" fill="#555555">%5$s</text>
                <rect x="10" y="52" width="12" height="12" fill="#1f6feb"/><text x="28" y="63">messages/s, as a multiple of RocketMQ's</text>
                <rect x="300" y="52" width="12" height="12" fill="#2da44e"/><text x="318" y="63">messages per CPU second, likewise</text>
                """,
                WIDTH,
                height,
                results.machine().rocketMq(),
                results.machine().date(),
                escaped(results.machine().lines().get(0))));
        for (double power = LOG_MIN; power <= LOG_MAX; power++) {
            double x = x(Math.pow(2, power));
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%1$.1f\" y1=\"%2$s\" x2=\"%1$.1f\" y2=\"%3$s\" stroke=\"%4$s\"/>"
                            + "<text x=\"%1$.1f\" y=\"%5$s\" text-anchor=\"middle\" fill=\"#555555\">%6$s×</text>%n",
                    x,
                    TOP - 4,
                    height - 16,
                    power == 0 ? "#333333" : "#dddddd",
                    TOP - 8,
                    power < 0 ? "1/" + (int) Math.pow(2, -power) : (int) Math.pow(2, power)));
        }
        for (int i = 0; i < lines.size(); i++) {
            row(svg, lines.get(i), TOP + i * ROW);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void row(StringBuilder svg, Line line, int y) {
        String label = "%s, %s B%s"
                .formatted(
                        line.cell().workload().title(),
                        line.cell().bodyBytes(),
                        line.syncFlush() ? ", sync flush" : "");
        svg.append(String.format(Locale.ROOT, "<text x=\"10\" y=\"%s\">%s</text>%n", y + 18, escaped(label)));
        bar(svg, line.ratio(Measured::rate), y + 3, "#1f6feb");
        OptionalDouble cost = line.ratio(Measured::cpuSecondsPerMillion);
        bar(svg, cost.isPresent() ? OptionalDouble.of(1 / cost.getAsDouble()) : cost, y + 16, "#2da44e");
    }

    private static void bar(StringBuilder svg, OptionalDouble ratio, int y, String colour) {
        if (ratio.isEmpty()) {
            return;
        }
        double one = x(1);
        double end = x(ratio.getAsDouble());
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%s\" width=\"%.1f\" height=\"11\" fill=\"%s\"/>"
                        + "<text x=\"%.1f\" y=\"%s\" font-size=\"10\">%.2f</text>%n",
                Math.min(one, end),
                y,
                Math.max(1, Math.abs(end - one)),
                colour,
                Math.max(one, end) + 4,
                y + 9,
                ratio.getAsDouble()));
    }

    private static double x(double ratio) {
        double log = Math.max(LOG_MIN, Math.min(LOG_MAX, Math.log(ratio) / Math.log(2)));
        return LABELS + (log - LOG_MIN) / (LOG_MAX - LOG_MIN) * (WIDTH - LABELS - 40);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
