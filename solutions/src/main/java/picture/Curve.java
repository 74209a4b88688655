package picture;

import java.util.List;

/**
 * Points of one kind.
 *
 * @param name for the legend; the same name has the same colour in each chart of a plot
 * @param points in the order in which they are joined
 * @param joined by lines; otherwise each point stands alone, smaller
 */
public record Curve(String name, List<Point> points, boolean joined) {

    public Curve {
        points = List.copyOf(points);
    }

    public static Curve line(String name, List<Point> points) {
        return new Curve(name, points, true);
    }

    public static Curve dots(String name, List<Point> points) {
        return new Curve(name, points, false);
    }
}
