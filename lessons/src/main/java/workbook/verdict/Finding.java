package workbook.verdict;

import java.util.Optional;
import java.util.stream.Stream;

/** Why a check failed. */
public sealed interface Finding {

    /** A method that nobody wrote yet was called; its exercise may be another one. */
    record NotStarted(String exercise, String member, SourceLine at) implements Finding {}

    /**
     * An assertion of the check.
     *
     * @param message of the exception that was observed, where one was
     */
    record Different(Optional<String> lookedAt, Optional<String> expected, String observed, Optional<String> message)
            implements Finding {
        Different(Optional<String> lookedAt, Optional<String> expected, String observed) {
            this(lookedAt, expected, observed, Optional.empty());
        }

        /** The same with the message of that one of the exceptions whose name was observed. */
        Different saying(Throwable[] thrown) {
            Optional<String> said = Stream.of(thrown)
                    .filter(exception -> observed.contains(exception.getClass().getSimpleName()))
                    .flatMap(exception -> Stream.ofNullable(exception.getMessage()))
                    .findFirst();
            return new Different(lookedAt, expected, observed, said);
        }
    }

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
