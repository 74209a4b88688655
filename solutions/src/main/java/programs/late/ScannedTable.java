package programs.late;

import process.ScratchDirectories;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A shop without delayed messages: its orders are rows of a table, and every second a program reads them all to find
 * those that have been unpaid for half an hour. What one such look costs, for tables of some sizes.
 *
 * <p>The table is a file with rows of 100 bytes, which the operating system has in memory. One row in a hundred is
 * unpaid; orders come evenly over a day.
 */
public final class ScannedTable {
    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000, 1_000_000);
    private static final int ROW_BYTES = 100;
    private static final int ROWS_AT_ONCE = 1_000;
    private static final byte UNPAID = 1;
    private static final byte PAID = 2;
    private static final int UNPAID_SHARE = 100;
    private static final long DAY_MILLIS = 86_400_000;
    private static final long PATIENCE_MILLIS = 1_800_000;
    private static final int WARM_UP = 3;
    private static final int LOOKS = 5;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ScannedTable() {}

    /** Needs no broker: there is none in this shop. */
    public static void main(String[] args) throws Exception {
        Path folder = ScratchDirectories.create("scanned-table");
        try {
            System.out.println(
                    "rows in the table   read in a look   processor time of a look   in a day of 86,400 looks");
            measured(folder, SIZES);
        } finally {
            ScratchDirectories.delete(folder);
        }
    }

    /** Measures tables of these sizes, prints a line for each, and returns the milliseconds of a look by size. */
    static Map<Integer, Double> measured(Path folder, List<Integer> sizes) throws IOException {
        Map<Integer, Double> measured = new LinkedHashMap<>();
        for (int rows : sizes) {
            Path table = folder.resolve(rows + ".table");
            write(table, rows);
            double millis = look(table);
            System.out.printf(
                    Locale.ROOT,
                    "%,17d   %,11.1f MB   %,21.1f ms   %,20.1f min%n",
                    rows,
                    rows * (double) ROW_BYTES / 1_000_000,
                    millis,
                    millis * DAY_MILLIS / 1_000 / 60_000);
            Files.delete(table);
            measured.put(rows, millis);
        }
        return measured;
    }

    static void write(Path table, int rows) throws IOException {
        try (FileChannel file = FileChannel.open(table, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer some = ByteBuffer.allocate(ROWS_AT_ONCE * ROW_BYTES);
            for (int row = 0; row < rows; row++) {
                int at = row % ROWS_AT_ONCE * ROW_BYTES;
                some.putLong(at, row);
                some.putLong(at + 8, row * DAY_MILLIS / rows);
                some.put(at + 16, row % UNPAID_SHARE == 0 ? UNPAID : PAID);
                if (row % ROWS_AT_ONCE == ROWS_AT_ONCE - 1) {
                    some.clear();
                    while (some.hasRemaining()) {
                        file.write(some);
                    }
                }
            }
        }
    }

    /** Looks some times, each for the orders of another second, and returns the processor time of one look. */
    private static double look(Path table) throws IOException {
        long nanos = 0;
        long found = 0;
        for (int i = -WARM_UP; i < LOOKS; i++) {
            long now = DAY_MILLIS / 2 + i * 1_000L;
            long start = THREADS.getCurrentThreadCpuTime();
            found += due(table, now);
            if (i >= 0) {
                nanos += THREADS.getCurrentThreadCpuTime() - start;
            }
        }
        if (found > UNPAID_SHARE) {
            throw new IllegalStateException("%s orders became due in %s seconds".formatted(found, LOOKS));
        }
        return nanos / 1e6 / LOOKS;
    }

    /** How many orders became due in the second before a time. All rows have to be read to know that. */
    static long due(Path table, long now) throws IOException {
        long due = 0;
        try (FileChannel file = FileChannel.open(table, StandardOpenOption.READ)) {
            ByteBuffer some = ByteBuffer.allocate(ROWS_AT_ONCE * ROW_BYTES);
            while (file.read(some) >= 0 || some.position() > 0) {
                some.flip();
                while (some.remaining() >= ROW_BYTES) {
                    int at = some.position();
                    long late = now - PATIENCE_MILLIS - some.getLong(at + 8);
                    if (some.get(at + 16) == UNPAID && late >= 0 && late < 1_000) {
                        due++;
                    }
                    some.position(at + ROW_BYTES);
                }
                some.compact();
            }
        }
        return due;
    }
}
