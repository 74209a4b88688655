package picture;

/**
 * Something that happened in a lane, at a time or for some time.
 *
 * @param lane its name, at most about 8 letters
 * @param fromMillis since the run began
 * @param toMillis the same for what took no time
 * @param kind for the legend, and for the colour: who did it, say
 * @param letters one or two that stand in the mark: what it was
 */
public record Mark(String lane, long fromMillis, long toMillis, String kind, String letters) {

    public Mark {
        if (toMillis < fromMillis) {
            throw new IllegalArgumentException(
                    "a mark in %s ends at %s ms, before it begins at %s ms".formatted(lane, toMillis, fromMillis));
        }
    }

    /** What took no time. */
    public static Mark at(String lane, long millis, String kind, String letters) {
        return new Mark(lane, millis, millis, kind, letters);
    }

    /** What lasted, such as a wait or a life: a bar. */
    public static Mark during(String lane, long fromMillis, long toMillis, String kind) {
        return new Mark(lane, fromMillis, toMillis, kind, "");
    }
}
