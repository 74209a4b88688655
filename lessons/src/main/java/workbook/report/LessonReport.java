package workbook.report;

import workbook.catalogue.Lesson;
import workbook.learner.Study;

import java.util.List;
import java.util.Optional;

/** One lesson of a report. */
public record LessonReport(
        String number, String title, List<ExerciseReport> exercises, Optional<CapstoneReport> capstone) {

    static LessonReport of(Lesson lesson, Study study) {
        return new LessonReport(
                lesson.number(),
                lesson.name(),
                lesson.exercises().stream()
                        .map(exercise -> ExerciseReport.of(exercise, study))
                        .toList(),
                lesson.capstone().map(capstone -> CapstoneReport.of(capstone, study)));
    }

    /** Whether there is anything to tell of it. */
    boolean begun() {
        return exercises.stream().anyMatch(ExerciseReport::begun)
                || capstone.filter(CapstoneReport::begun).isPresent();
    }

    String count() {
        long done = exercises.stream().filter(ExerciseReport::isDone).count();
        long given = exercises.stream().filter(ExerciseReport::isGiven).count();
        return "%s of %s done%s".formatted(done, exercises.size(), given == 0 ? "" : ", %s given".formatted(given));
    }
}
