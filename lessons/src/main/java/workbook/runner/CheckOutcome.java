package workbook.runner;

import java.util.Set;

/**
 * What one check did, as the engine reported it.
 *
 * @param className the check's class
 * @param method its name is a behaviour
 * @param scenario its display name
 * @param tags exercises and invariants
 * @param output the last of what was printed while it ran
 */
public record CheckOutcome(
        String className, String method, String scenario, Set<String> tags, Ending ending, String output) {

    /** How it came to an end. */
    public sealed interface Ending {}

    /** Without an exception. */
    public record Passed() implements Ending {}

    /** An exception came out of it. */
    public record Threw(Throwable thrown) implements Ending {}

    /** It was still running when the time of the whole run was over; the stack of the thread that was in the way. */
    public record Stuck(StackTraceElement[] stack, long seconds) implements Ending {}

    /** It kept more and more memory; the stack of the thread that was at work. */
    public record Full(StackTraceElement[] stack, long mebibytes) implements Ending {}

    /** It never began. */
    public record NotRun(String why) implements Ending {}

    public boolean passed() {
        return ending instanceof Passed;
    }
}
