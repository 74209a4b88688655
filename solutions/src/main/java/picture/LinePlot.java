package picture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Quantities over one axis: charts one below the other, each with its title, its own scale and some curves. The legend
 * is left out where there is one curve only.
 */
public final class LinePlot {
    private static final int RIGHT = 16;
    private static final int CHART = 170;
    private static final int ABOVE = 40;
    private static final int BELOW = 14;
    private static final int AXIS = 40;
    private static final int INSET = 10;
    private static final int MOST_VALUES_AS_MARKS = 8;

    private record Chart(String title, boolean logarithmic, List<Curve> curves) {}

    private final String title;
    private final String axis;
    private final boolean logarithmicAxis;
    private final List<Chart> charts = new ArrayList<>();

    private LinePlot(String title, String axis, boolean logarithmicAxis) {
        this.title = title;
        this.axis = axis;
        this.logarithmicAxis = logarithmicAxis;
    }

    /**
     * @param title what the picture shows, for those who hear it
     * @param axis what lies along the axis, with its unit
     */
    public static LinePlot over(String title, String axis) {
        return new LinePlot(title, axis, false);
    }

    /** The same with a logarithmic axis, for values that double. */
    public static LinePlot overDoubling(String title, String axis) {
        return new LinePlot(title, axis, true);
    }

    /** One chart more, with a scale from 0. */
    public LinePlot chart(String chartTitle, Curve... curves) {
        charts.add(new Chart(chartTitle, false, List.of(curves)));
        return this;
    }

    /** One chart more, with a logarithmic scale: its values are positive. */
    public LinePlot logarithmicChart(String chartTitle, Curve... curves) {
        charts.add(new Chart(chartTitle, true, List.of(curves)));
        return this;
    }

    public String svg() {
        List<String> names = curves().stream().map(Curve::name).distinct().toList();
        List<String> legend = names.size() > 1 ? names : List.of();
        int top = Drawing.legendRows(legend) * Drawing.LEGEND_ROW;
        Drawing drawing = new Drawing(title, top + charts.size() * (ABOVE + CHART + BELOW) + AXIS, names);
        if (!legend.isEmpty()) {
            drawing.legend(0, true);
        }
        double[] values = xs().distinct().sorted().toArray();
        boolean marked = values.length <= MOST_VALUES_AS_MARKS;
        Scale along = marked ? Scale.tight(values, logarithmicAxis) : scale(values, logarithmicAxis);
        double left = left();
        for (Chart chart : charts) {
            top += ABOVE;
            draw(drawing, chart, along, left, top);
            top += CHART + BELOW;
        }
        List<Double> marks = marked ? DoubleStream.of(values).boxed().toList() : along.marks();
        for (double mark : marks) {
            drawing.below(x(along, left, mark), top - BELOW + 20, Scale.words(mark));
        }
        drawing.text("middle", (left + Drawing.WIDTH - RIGHT) / 2.0, top - BELOW + 40, axis);
        return drawing.svg();
    }

    private void draw(Drawing drawing, Chart chart, Scale along, double left, int top) {
        drawing.text("title", 4, top - 16, chart.title());
        Scale up = up(chart);
        for (double mark : up.marks()) {
            double y = y(up, top, mark);
            drawing.line("rule", left, y, Drawing.WIDTH - RIGHT, y);
            drawing.text("number", left - 8, y + 5, Scale.words(mark));
        }
        for (Curve curve : chart.curves()) {
            int colour = drawing.colour(curve.name());
            List<Point> places = curve.points().stream()
                    .map(point -> new Point(x(along, left, point.x()), y(up, top, point.y())))
                    .toList();
            if (curve.joined()) {
                drawing.curve("s" + colour, places);
            }
            for (Point place : places) {
                drawing.marker(colour, place.x(), place.y(), curve.joined() ? 3.5 : 2);
            }
        }
    }

    /** Room for the longest number at the left of any chart. */
    private double left() {
        return charts.stream()
                                .flatMap(chart -> up(chart).marks().stream())
                                .mapToInt(mark -> Scale.words(mark).length())
                                .max()
                                .orElse(1)
                        * Drawing.DIGIT
                + 14;
    }

    private static Scale up(Chart chart) {
        double[] values = chart.curves().stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(Point::y)
                .toArray();
        return scale(values, chart.logarithmic());
    }

    private static Scale scale(double[] values, boolean logarithmic) {
        return logarithmic ? Scale.logarithmic(values) : Scale.linear(values);
    }

    private List<Curve> curves() {
        return charts.stream().flatMap(chart -> chart.curves().stream()).toList();
    }

    private DoubleStream xs() {
        return curves().stream().flatMap(curve -> curve.points().stream()).mapToDouble(Point::x);
    }

    private static double x(Scale along, double left, double value) {
        return left + INSET + (Drawing.WIDTH - RIGHT - left - 2 * INSET) * along.share(value);
    }

    private static double y(Scale up, int top, double value) {
        return top + CHART * (1 - up.share(value));
    }
}
