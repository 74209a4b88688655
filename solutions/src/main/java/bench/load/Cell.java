package bench.load;

/**
 * One thing to measure.
 *
 * @param bodyBytes the size of each message's body
 */
public record Cell(Workload workload, int bodyBytes) {
    /** As {@link #of} reads it. */
    @Override
    public String toString() {
        return workload + ":" + bodyBytes;
    }

    /** Reads what {@link #toString} wrote. */
    public static Cell of(String text) {
        String[] parts = text.split(":");
        return new Cell(Workload.valueOf(parts[0]), Integer.parseInt(parts[1]));
    }
}
