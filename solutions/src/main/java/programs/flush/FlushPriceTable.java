package programs.flush;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What was measured, in lines that a person and {@link #read} can read. */
final class FlushPriceTable {
    static final String HEAD = """
                   async flush              sync flush
            senders   messages/s   p99 ms   messages/s   p99 ms""";

    private static final Pattern ROW = Pattern.compile(" *(\\d+) +([\\d,]+) +([\\d.]+) +([\\d,]+) +([\\d.]+)");

    private FlushPriceTable() {}

    /**
     * What one kind of flush brought.
     *
     * @param rate messages a second
     * @param p99Millis 99 of 100 sends took no longer; to a tenth
     */
    record Price(long rate, double p99Millis) {
        Price {
            p99Millis = Math.round(p99Millis * 10) / 10.0;
        }
    }

    /** One line. */
    record Row(int senders, Price async, Price sync) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%7s   %,10d   %6.1f   %,10d   %6.1f",
                    senders,
                    async.rate,
                    async.p99Millis,
                    sync.rate,
                    sync.p99Millis);
        }
    }

    /** The lines of a table that was printed before; whatever else stands around them. */
    static List<Row> read(Stream<String> lines) {
        return lines.map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new Row(Integer.parseInt(row.group(1)), price(row, 2), price(row, 4)))
                .toList();
    }

    private static Price price(Matcher row, int group) {
        return new Price(Long.parseLong(row.group(group).replace(",", "")), Double.parseDouble(row.group(group + 1)));
    }
}
