package faults.history;

import java.util.OptionalLong;

/**
 * One attempt at a step of something that goes on step by step, such as an order that is created, paid and printed.
 *
 * @param thing what goes on
 * @param number of the step, from 0 on; several that exclude each other may have the same number
 * @param name of the step, as people say it
 * @param who does it
 * @param begun when, in nanoseconds since the history's beginning
 * @param done when it was done, on the same clock; empty if it failed, or if whoever did it was killed
 */
public record HandledStep(String thing, int number, String name, String who, long begun, OptionalLong done) {
    @Override
    public String toString() {
        return "\"%s\" of %s, begun by %s at %s, %s"
                .formatted(
                        name,
                        thing,
                        who,
                        Times.text(begun),
                        done.isPresent() ? "done at " + Times.text(done.getAsLong()) : "not done");
    }
}
