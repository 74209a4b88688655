package programs.flush;

import picture.Curve;
import picture.LinePlot;
import picture.Point;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Draws the prices: two charts over the number of senders, each with a curve for async and for sync flush. */
final class FlushPricePicture {
    private FlushPricePicture() {}

    static String of(List<FlushPriceTable.Row> rows) {
        return LinePlot.overDoubling(
                        "Messages a second and latency with async and sync flush, for 1 to 64 senders",
                        "senders at once")
                .logarithmicChart(
                        "Messages a second",
                        curve("async flush", rows, FlushPriceTable.Row::async, FlushPriceTable.Price::rate),
                        curve("sync flush", rows, FlushPriceTable.Row::sync, FlushPriceTable.Price::rate))
                .logarithmicChart(
                        "99 of 100 sends take at most, in ms",
                        curve("async flush", rows, FlushPriceTable.Row::async, FlushPriceTable.Price::p99Millis),
                        curve("sync flush", rows, FlushPriceTable.Row::sync, FlushPriceTable.Price::p99Millis))
                .svg();
    }

    private static Curve curve(
            String name,
            List<FlushPriceTable.Row> rows,
            Function<FlushPriceTable.Row, FlushPriceTable.Price> kind,
            ToDoubleFunction<FlushPriceTable.Price> value) {
        return Curve.line(
                name,
                rows.stream()
                        .map(row -> new Point(row.senders(), value.applyAsDouble(kind.apply(row))))
                        .toList());
    }
}
