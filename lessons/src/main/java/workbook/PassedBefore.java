package workbook;

import workbook.catalogue.Exercise;
import workbook.learner.ExerciseStatus.State;
import workbook.learner.Study;
import workbook.verdict.Checks;
import workbook.verdict.Judge;
import workbook.verdict.Verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Exercises that a save in another one may have broken: they passed, and are of the same lesson or have a file in
 * common with it.
 *
 * @param now the exercise that is worked on
 * @param told ids of those that were found broken before and are told until they pass again; changed here
 */
record PassedBefore(Study study, Exercise now, Set<String> told) {
    private static final Set<State> PASSED = EnumSet.of(State.DONE, State.CHANGED);

    /** Whether there are any. */
    boolean any() {
        return !exercises().isEmpty();
    }

    private List<Exercise> exercises() {
        List<String> files = study.reference().filesOf(now.id());
        return study.catalogue().exercises().stream()
                .filter(other -> !other.id().equals(now.id()))
                .filter(other -> other.lesson().equals(now.lesson())
                        || !Collections.disjoint(files, study.reference().filesOf(other.id())))
                .filter(other -> told.contains(other.id())
                        || PASSED.contains(study.status().of(other)))
                .toList();
    }

    /**
     * Those that do not pass any more; that is remembered.
     *
     * @param givenUp whether nobody wants to know any more
     */
    List<Exercise> broken(Judge judge, Checks checks, BooleanSupplier givenUp) {
        List<Exercise> broken = new ArrayList<>();
        for (Exercise other : exercises()) {
            if (checks.of(other.id()).isEmpty()) {
                continue;
            }
            String judged = study.files().fingerprint(other.id());
            Verdict verdict =
                    judge.judge(study.catalogue(), other, study.reference().filesOf(other.id()), study.texts(), checks);
            if (givenUp.getAsBoolean()) {
                return List.of();
            }
            boolean sameText = study.files().fingerprint(other.id()).equals(judged);
            if (verdict.passed() && told.remove(other.id()) && sameText) {
                study.passed(other);
            } else if (verdict instanceof Verdict.Checked && !verdict.passed()) {
                broken.add(other);
                told.add(other.id());
                if (sameText) {
                    study.failed(other);
                }
            }
        }
        return broken;
    }

    static String text(Exercise broken) {
        return "%s passed before, and does not any more: ./workbook check %s".formatted(broken.id(), broken.id());
    }
}
