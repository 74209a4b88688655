package workbook.report;

import workbook.catalogue.Capstone;
import workbook.learner.ExerciseStatus.State;
import workbook.learner.Study;

import java.time.Instant;
import java.util.Optional;

/**
 * One capstone of a report.
 *
 * @param passed when it passed for the first time
 * @param runs how often it was run
 * @param ran when it was run last
 */
public record CapstoneReport(
        String id, String title, State state, Optional<Instant> passed, int runs, Optional<Instant> ran) {

    static CapstoneReport of(Capstone capstone, Study study) {
        String id = capstone.id();
        return new CapstoneReport(
                id,
                capstone.title(),
                study.of(capstone),
                study.progress().passedAt(id),
                study.progress().checks(id),
                study.progress().checkedAt(id));
    }

    boolean begun() {
        return state != State.OPEN || runs > 0;
    }
}
