package picture;

/** A measured value over its place on the axis. Both are positive where the axis is logarithmic. */
public record Point(double x, double y) {}
