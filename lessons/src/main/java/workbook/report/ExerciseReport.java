package workbook.report;

import workbook.catalogue.Exercise;
import workbook.learner.ExerciseStatus.State;
import workbook.learner.LastVerdicts;
import workbook.learner.LastVerdicts.LastVerdict;
import workbook.learner.Study;

import java.time.Instant;
import java.util.Optional;

/**
 * One exercise of a report.
 *
 * @param passed when its checks passed for the first time; empty if they never did, or nobody remembers
 * @param checks how often it was checked
 * @param checked when it was checked last
 * @param hints how many hints were shown, without those that were read in the book
 * @param sameAsSolution whether what stands between its tags is the worked solution's, letter for letter
 * @param verdict what the last check said
 */
public record ExerciseReport(
        String id,
        String title,
        State state,
        Optional<Instant> passed,
        int checks,
        Optional<Instant> checked,
        int hints,
        boolean sameAsSolution,
        Optional<String> verdict) {

    static ExerciseReport of(Exercise exercise, Study study) {
        String id = exercise.id();
        return new ExerciseReport(
                id,
                exercise.title(),
                study.status().of(exercise),
                study.progress().passedAt(id),
                study.progress().checks(id),
                study.progress().checkedAt(id),
                study.progress().hintsSeen(id),
                !study.files().filesOf(id).isEmpty() && study.files().hasReference(id),
                new LastVerdicts(study.folders()).of(id).map(LastVerdict::text));
    }

    boolean isDone() {
        return state == State.DONE;
    }

    boolean isGiven() {
        return state == State.GIVEN;
    }

    /** Whether there is anything to tell of it. */
    boolean begun() {
        return state != State.OPEN || checks > 0 || hints > 0;
    }
}
