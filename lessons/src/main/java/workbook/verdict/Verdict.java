package workbook.verdict;

import workbook.catalogue.Exercise;
import workbook.runner.CompilerMessage;

import java.util.List;

/** What became of one exercise. */
public sealed interface Verdict {
    Exercise exercise();

    default boolean passed() {
        return this instanceof Checked checked
                && checked.checks().stream().allMatch(CheckVerdict::passed)
                && !checked.checks().isEmpty();
    }

    /** The checks in the order in which their file has them. */
    record Checked(Exercise exercise, List<CheckVerdict> checks) implements Verdict {
        public long passes() {
            return checks.stream().filter(CheckVerdict::passed).count();
        }
    }

    /** What would be run is not the learner's, so nothing was. */
    record Missing(Exercise exercise, List<MissingClass> classes) implements Verdict {}

    /** @param problems files as paths from the top */
    record NotCompiled(Exercise exercise, List<CompilerMessage> problems) implements Verdict {}
}
