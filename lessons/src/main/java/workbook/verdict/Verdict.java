package workbook.verdict;

import workbook.catalogue.Exercise;
import workbook.runner.CompilerMessage;

import java.util.List;
import java.util.Optional;

/** What became of one exercise. */
public sealed interface Verdict {
    Exercise exercise();

    default boolean passed() {
        return this instanceof Checked checked
                && checked.checks().stream().allMatch(CheckVerdict::passed)
                && !checked.checks().isEmpty();
    }

    /** The checks by step, and then in the order in which their file has them. */
    record Checked(Exercise exercise, List<CheckVerdict> checks) implements Verdict {
        public long passes() {
            return checks.stream().filter(CheckVerdict::passed).count();
        }

        /** The first step with a check that does not pass; empty for an exercise without steps, or when all pass. */
        public Optional<Integer> step() {
            return checks.stream()
                    .filter(check -> !check.passed())
                    .flatMap(check -> check.step().stream())
                    .min(Integer::compare);
        }

        /** How many steps the exercise has. */
        public int steps() {
            return checks.stream()
                    .flatMap(check -> check.step().stream())
                    .max(Integer::compare)
                    .orElse(0);
        }
    }

    /** What would be run is not the learner's, so nothing was. */
    record Missing(Exercise exercise, List<MissingClass> classes) implements Verdict {}

    /** @param problems files as paths from the top */
    record NotCompiled(Exercise exercise, List<CompilerMessage> problems) implements Verdict {}
}
