package faults.history;

import java.util.Locale;

/** Moments as people read them. Without state: any thread may call. */
final class Times {
    private static final double NANOS = 1e9;

    private Times() {}

    /** Such as {@code +12.345678s}. */
    static String text(long nanos) {
        return String.format(Locale.ROOT, "%+.6fs", nanos / NANOS);
    }
}
