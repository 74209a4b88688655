package picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Where a value stands between the two ends of an axis, and which values are written beside it. */
final class Scale {
    private static final int MOST_MARKS = 7;

    private final double from;
    private final double to;
    private final double step;
    private final boolean logarithmic;

    private Scale(double from, double to, double step, boolean logarithmic) {
        this.from = from;
        this.to = to;
        this.step = step;
        this.logarithmic = logarithmic;
    }

    /** From 0, or from the least value if one is negative, to a round number that is not below the greatest. */
    static Scale linear(double[] values) {
        double least = Math.min(0, DoubleStream.of(values).min().orElse(0));
        double greatest = DoubleStream.of(values).max().orElse(1);
        double step = step(greatest <= least ? 1 : greatest - least);
        double from = Math.floor(least / step) * step;
        return new Scale(from, Math.max(from + step, Math.ceil(greatest / step - 1e-9) * step), step, false);
    }

    /** Whole powers of ten. */
    static Scale logarithmic(double[] values) {
        double from = Math.pow(10, Math.floor(Math.log10(positive(values).min().orElse(1))));
        double to = Math.pow(10, Math.ceil(Math.log10(positive(values).max().orElse(10)) - 1e-9));
        return new Scale(from, to > from ? to : from * 10, 10, true);
    }

    /** Ends at the least and the greatest value: for an axis whose marks are the values themselves. */
    static Scale tight(double[] values, boolean logarithmic) {
        return new Scale(
                DoubleStream.of(values).min().orElse(0),
                DoubleStream.of(values).max().orElse(1),
                0,
                logarithmic);
    }

    private static DoubleStream positive(double[] values) {
        if (DoubleStream.of(values).anyMatch(value -> value <= 0)) {
            throw new IllegalArgumentException("a logarithmic axis has no place for values that are not positive");
        }
        return DoubleStream.of(values);
    }

    /** 1, 2 or 5 times a power of ten, so that there are not too many. */
    private static double step(double length) {
        double step = Math.pow(10, Math.floor(Math.log10(length)) - 1);
        for (double factor : new double[] {1, 2, 5, 10, 20}) {
            if (length / (step * factor) <= MOST_MARKS - 1) {
                return step * factor;
            }
        }
        return step * 50;
    }

    /** 0 at the beginning, 1 at the end. */
    double share(double value) {
        if (to <= from) {
            return 0.5;
        }
        return logarithmic
                ? (Math.log10(value) - Math.log10(from)) / (Math.log10(to) - Math.log10(from))
                : (value - from) / (to - from);
    }

    List<Double> marks() {
        List<Double> marks = new ArrayList<>();
        if (logarithmic) {
            for (double mark = from; mark <= to * 1.001; mark *= step) {
                marks.add(mark);
            }
        } else {
            for (int i = 0; from + i * step <= to + step / 1000; i++) {
                marks.add(from + i * step);
            }
        }
        return marks;
    }

    /** As people write it: {@code 1,500}, {@code 0.25}. */
    static String words(double value) {
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        return String.format(Locale.ROOT, "%.3f", value).replaceAll("0+$", "");
    }
}
