package picture;

/**
 * Something that happened in a lane, at a time or for some time.
 *
 * @param lane its name, at most about 8 letters
 * @param fromMicros since the run began
 * @param toMicros the same for what took no time
 * @param kind for the legend, and for the colour: who did it, say
 * @param letters one or two that stand in the mark: what it was
 */
public record Mark(String lane, long fromMicros, long toMicros, String kind, String letters) {

    public Mark {
        if (toMicros < fromMicros) {
            throw new IllegalArgumentException(
                    "a mark in %s ends at %s µs, before it begins at %s µs".formatted(lane, toMicros, fromMicros));
        }
    }

    /** What took no time. */
    public static Mark at(String lane, long millis, String kind, String letters) {
        return new Mark(lane, millis * 1_000, millis * 1_000, kind, letters);
    }

    /** What lasted, such as a wait or a life: a bar. */
    public static Mark during(String lane, long fromMillis, long toMillis, String kind) {
        return duringMicros(lane, fromMillis * 1_000, toMillis * 1_000, kind);
    }

    /** What lasted so shortly that milliseconds would hide it. */
    public static Mark duringMicros(String lane, long fromMicros, long toMicros, String kind) {
        return new Mark(lane, fromMicros, toMicros, kind, "");
    }
}
