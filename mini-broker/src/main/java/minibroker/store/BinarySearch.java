package minibroker.store;

import java.util.function.LongPredicate;

/** Finds the first number for which a condition is true. Without state: any thread may call. */
final class BinarySearch {
    private BinarySearch() {}

    /**
     * The first number from {@code from} to below {@code to} that passes; {@code to} if none does.
     *
     * @param passes false up to some number and true from there on
     */
    static long first(long from, long to, LongPredicate passes) {
        long low = from;
        long high = to;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (passes.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
