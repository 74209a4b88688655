package picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An SVG as it is being drawn, with the colours, letters and the legend that all pictures share. */
final class Drawing {
    static final int WIDTH = 440;
    static final int LEGEND_ROW = 24;

    static final double DIGIT = 8.6;

    private static final double LETTER = 8.2;
    private static final int COLOURS = 6;

    private static final String STYLE = """
            <style>
            svg { --ink: #1f2733; --rule: #8b95a5; --paper: #ffffff; --s0: #2f7fd1; --s1: #b97f10; --s2: #2f8f4e;
              --s3: #c0392b; --s4: #7d5bb0; --s5: #5f6b7a; --f0: #b9d6f2; --f1: #f2d59b; --f2: #bfe0bd;
              --f3: #f0b8b4; --f4: #d9c7ee; --f5: #d3d8df; }
            @media (prefers-color-scheme: dark) {
            svg { --ink: #dfe4ec; --rule: #7d889a; --paper: #1a1f27; --s0: #4f9be8; --s1: #d9a23c; --s2: #55b878;
              --s3: #ff8a7a; --s4: #a98be0; --s5: #9aa7b8; --f0: #24486d; --f1: #6b5220; --f2: #2b5a2f;
              --f3: #7a322d; --f4: #513a70; --f5: #3c4654; }
            }
            text { font: 15px system-ui, -apple-system, "Segoe UI", sans-serif; fill: var(--ink); }
            .title { font-weight: 650; }
            .number { text-anchor: end; }
            .middle { text-anchor: middle; }
            .letters { font-size: 12px; text-anchor: middle; }
            .rule { stroke: var(--rule); stroke-width: 0.6; }
            .curve { fill: none; stroke-width: 2.4; }
            .lane { stroke: var(--rule); stroke-width: 0.6; stroke-dasharray: 2 4; }
            """;

    private final StringBuilder svg = new StringBuilder();
    private final List<String> names = new ArrayList<>();

    /**
     * @param title what the picture shows, for those who hear it
     * @param names of what has a colour, in the order of the legend
     */
    Drawing(String title, int height, List<String> names) {
        this.names.addAll(names);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" role=\"img\">\n"
                        .formatted(WIDTH, height))
                .append("<title>%s</title>\n".formatted(escaped(title)))
                .append(STYLE);
        for (int i = 0; i < COLOURS; i++) {
            svg.append(".s%1$s { stroke: var(--s%1$s); } .d%1$s { fill: var(--s%1$s); }".formatted(i))
                    .append(" .f%1$s { fill: var(--f%1$s); stroke: var(--s%1$s); }\n".formatted(i));
        }
        svg.append("</style>\n");
    }

    /** The rows that a legend of these names takes. */
    static int legendRows(List<String> names) {
        double x = 4;
        int rows = names.isEmpty() ? 0 : 1;
        for (String name : names) {
            if (x + legendWidth(name) > WIDTH && x > 4) {
                x = 4;
                rows++;
            }
            x += legendWidth(name);
        }
        return rows;
    }

    /** Rows of names, each behind what it looks like: a marker of a curve, or the colour of a mark. */
    void legend(int top, boolean curves) {
        double x = 4;
        double y = top;
        for (String name : names) {
            if (x + legendWidth(name) > WIDTH && x > 4) {
                x = 4;
                y += LEGEND_ROW;
            }
            if (curves) {
                marker(colour(name), x + 6, y + 10, 5.5);
            } else {
                rect("f" + colour(name), x, y + 4, 12, 12);
            }
            text("word", x + 18, y + 15, name);
            x += legendWidth(name);
        }
    }

    private static double legendWidth(String name) {
        return 18 + LETTER * name.length() + 14;
    }

    /** The number of a name's colour. With more names than colours they begin anew. */
    int colour(String name) {
        return Math.max(0, names.indexOf(name)) % COLOURS;
    }

    void text(String style, double x, double y, String words) {
        svg.append("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n"
                .formatted(style, number(x), number(y), escaped(words)));
    }

    /** A word centred below its place, or as far to the left of it as the picture's edge demands. */
    void below(double x, double y, String words) {
        boolean fits = x + words.length() * DIGIT / 2 <= WIDTH;
        text(fits ? "middle" : "number", fits ? x : WIDTH - 2, y, words);
    }

    void line(String style, double x1, double y1, double x2, double y2) {
        svg.append("<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
                .formatted(style, number(x1), number(y1), number(x2), number(y2)));
    }

    void rect(String style, double x, double y, double width, double height) {
        svg.append("<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"2\"/>\n"
                .formatted(style, number(x), number(y), number(width), number(height)));
    }

    private void circle(String style, double x, double y, double radius) {
        svg.append("<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>\n"
                .formatted(style, number(x), number(y), number(radius)));
    }

    /** A dot of a curve: round or square in turn, so that two can be told apart without their colours. */
    void marker(int colour, double x, double y, double radius) {
        if (colour % 2 == 0) {
            circle("d" + colour, x, y, radius);
        } else {
            rect("d" + colour, x - radius, y - radius, 2 * radius, 2 * radius);
        }
    }

    void curve(String style, List<Point> places) {
        StringBuilder points = new StringBuilder();
        for (Point place : places) {
            points.append(number(place.x()))
                    .append(',')
                    .append(number(place.y()))
                    .append(' ');
        }
        svg.append("<polyline class=\"curve %s\" points=\"%s\"/>\n"
                .formatted(style, points.toString().strip()));
    }

    String svg() {
        return svg + "</svg>\n";
    }

    /** With one digit behind the point at most. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceAll("\\.0$", "");
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
