package workbook.verdict;

import java.util.Optional;

/** Why a check failed. */
public sealed interface Finding {

    /** A method that nobody wrote yet was called; its exercise may be another one. */
    record NotStarted(String exercise, String member, SourceLine at) implements Finding {}

    /** An assertion of the check. */
    record Different(Optional<String> lookedAt, Optional<String> expected, String observed) implements Finding {}

    /**
     * An exception that the check did not ask for.
     *
     * @param meaning what it says to somebody who has never met it
     */
    record Crashed(String exception, Optional<String> meaning) implements Finding {}

    /** No end within the time. */
    record Stuck(String expected, String observed) implements Finding {}

    /** The check did not run. */
    record NotRun(String why) implements Finding {}
}
