package workbook.report;

import workbook.catalogue.Lesson;
import workbook.learner.Study;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;

/**
 * How far a learner is, lesson by lesson. Immutable.
 *
 * @param made when it was looked at, in whole seconds
 */
public record StudyReport(Instant made, List<LessonReport> lessons) {

    /** @param told the lessons that are in it */
    public static StudyReport of(Study study, Predicate<Lesson> told, Instant made) {
        return new StudyReport(
                made.truncatedTo(ChronoUnit.SECONDS),
                study.catalogue().lessons().stream()
                        .filter(told)
                        .map(lesson -> LessonReport.of(lesson, study))
                        .toList());
    }

    public long exercises() {
        return count(exercise -> true);
    }

    /** Passed with the text that stands there. */
    public long done() {
        return count(ExerciseReport::isDone);
    }

    /** Filled in by {@code start} or {@code solution --apply}. */
    public long given() {
        return count(ExerciseReport::isGiven);
    }

    /** Passed, with exactly the text of the worked solution. */
    public long doneAsInSolution() {
        return count(exercise -> exercise.isDone() && exercise.sameAsSolution());
    }

    private long count(Predicate<ExerciseReport> which) {
        return lessons.stream()
                .flatMap(lesson -> lesson.exercises().stream())
                .filter(which)
                .count();
    }

    /** In one line. */
    public String summary() {
        String given = given() == 0 ? "" : ", %s given".formatted(given());
        String same = doneAsInSolution() == 0 ? "" : ", %s as in the solution".formatted(doneAsInSolution());
        return "%s of %s exercises done%s%s".formatted(done(), exercises(), same, given);
    }
}
