package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.learner.Study;
import workbook.verdict.Checks;
import workbook.verdict.Verdict;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** One verdict, or those of a lesson. */
@Command(name = "check", description = "Checks an exercise, a lesson, or what is next.")
final class CheckVerb implements Callable<Integer> {
    @ParentCommand
    private Workbook workbook;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "An exercise (07-2) or a lesson (07).")
    private String id;

    @Override
    public Integer call() throws IOException {
        Study study = Study.of(workbook.folders());
        Optional<Lesson> lesson =
                id == null ? Optional.empty() : study.catalogue().lesson(id);
        List<Exercise> exercises =
                lesson.map(this::checked).orElseGet(() -> List.of(workbook.exerciseOrNext(study, id)));
        boolean passed = true;
        try (Checking checking = new Checking(workbook)) {
            for (Exercise exercise : exercises) {
                Verdict verdict = checking.check(study, exercise);
                passed &= verdict.passed();
                if (verdict instanceof Verdict.NotCompiled) {
                    // Nothing compiles then: the other exercises would say the same.
                    break;
                }
            }
        }
        if (passed) {
            Exercise last = exercises.get(exercises.size() - 1);
            workbook.sayWhatIsNext(study, last, study.standing().nextAfter(study.catalogue(), last, exercise -> true));
        }
        return passed ? Workbook.OK : Workbook.FAILS;
    }

    private List<Exercise> checked(Lesson lesson) {
        Checks checks = Checks.read(workbook.folders().checks());
        return lesson.exercises().stream()
                .filter(exercise -> !checks.of(exercise.id()).isEmpty())
                .toList();
    }
}
