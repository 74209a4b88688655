package workbook.runner;

/**
 * What the classes of a run call where they jump back or want to end the JVM: see {@link Instrument}.
 *
 * <p>Each run's class loader defines a copy of this class of its own, so {@code over} belongs to that run.
 */
public final class Guard {
    /** Set when the run's verdict is known: whatever still loops then has to end. */
    public static volatile boolean over;

    private Guard() {}

    /** Called before every jump back. */
    public static void jumpBack() {
        if (over) {
            throw new Error("the run of this code is over");
        }
    }

    /** In place of {@code System.exit}. */
    public static void exit(int status) {
        throw new UnsupportedOperationException("System.exit(%s) inside a check".formatted(status));
    }

    /** In place of {@code Runtime.exit} and {@code Runtime.halt}. */
    public static void exit(Runtime runtime, int status) {
        throw new UnsupportedOperationException("Runtime.exit(%s) inside a check".formatted(status));
    }
}
