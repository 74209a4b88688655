package faults.history;

import java.util.OptionalLong;

/**
 * A thing that somebody holds for some time, and may keep for good until that time is over: a seat that is reserved
 * until it is paid. All moments are nanoseconds since the history's beginning; those that never came are empty.
 *
 * @param thing what is held
 * @param holder by whom; nobody holds twice
 * @param taken since when
 * @param due until when he may decide to keep it
 * @param kept when he was told that it is his
 * @param refused when he asked for it and was told that he is too late
 * @param released when it was given back
 */
public record Holding(
        String thing,
        String holder,
        long taken,
        long due,
        OptionalLong kept,
        OptionalLong refused,
        OptionalLong released) {

    /** Whether somebody else has it at that moment, as far as this holding says. */
    boolean covers(long moment) {
        return taken <= moment && (released.isEmpty() || moment < released.getAsLong());
    }

    @Override
    public String toString() {
        return "%s of %s, taken at %s, due at %s%s%s%s"
                .formatted(
                        thing,
                        holder,
                        Times.text(taken),
                        Times.text(due),
                        text(", kept at ", kept),
                        text(", refused at ", refused),
                        text(", released at ", released));
    }

    private static String text(String what, OptionalLong at) {
        return at.isPresent() ? what + Times.text(at.getAsLong()) : "";
    }
}
