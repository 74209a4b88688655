package workbook.live;

import workbook.catalogue.Catalogue;
import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.learner.ExerciseStatus.State;
import workbook.learner.LastVerdicts;
import workbook.learner.LastVerdicts.LastVerdict;
import workbook.learner.Study;
import workbook.verdict.Checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far the learner is, at one moment.
 *
 * @param exercises all, in order
 * @param next the first one that is not behind the learner
 * @param crossChecked the lessons whose scenarios stand on the page of the last cross-check
 */
record Standing(Catalogue catalogue, List<Of> exercises, Optional<Exercise> next, Set<String> crossChecked) {

    /**
     * One exercise.
     *
     * @param checkable some only ask to think
     */
    record Of(Exercise exercise, State state, boolean checkable, Optional<LastVerdict> verdict) {}

    static Standing of(Study study, Set<String> crossChecked) {
        Checks checks = Checks.read(study.folders().checks());
        LastVerdicts verdicts = new LastVerdicts(study.folders());
        List<Of> all = study.catalogue().exercises().stream()
                .map(exercise -> new Of(
                        exercise,
                        study.status().of(exercise),
                        !checks.of(exercise.id()).isEmpty(),
                        verdicts.of(exercise.id())))
                .toList();
        Optional<Exercise> next = all.stream()
                .filter(one -> !one.state().behind())
                .map(Of::exercise)
                .findFirst();
        return new Standing(study.catalogue(), all, next, crossChecked);
    }

    List<Of> in(Lesson lesson) {
        return exercises.stream()
                .filter(one -> one.exercise().lesson().equals(lesson.number()))
                .toList();
    }

    Optional<Of> of(String id) {
        return exercises.stream().filter(one -> one.exercise().id().equals(id)).findFirst();
    }

    /** The lesson's page in the book. */
    static String page(Lesson lesson) {
        return lesson.folder().getFileName() + ".html";
    }
}
