package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.learner.Study;
import workbook.verdict.Checks;
import workbook.verdict.Verdict;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** One verdict, or those of a lesson, or of several. */
@Command(name = "check", description = "Checks an exercise, a lesson, several of both, or what is next.")
final class CheckVerb implements Callable<Integer> {
    private final Console console;

    @Parameters(
            arity = "0..*",
            paramLabel = "ID",
            description = "An exercise (07-2) or a lesson (07); several if you like.")
    private List<String> ids = List.of();

    CheckVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Study study = Study.of(console.layout());
        Set<Exercise> exercises = new LinkedHashSet<>();
        ids.forEach(id -> exercises.addAll(named(study, id)));
        if (ids.isEmpty()) {
            exercises.add(console.exerciseOrNext(study, null));
        }
        boolean passed = true;
        try (Checking checking = new Checking(console)) {
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
            Exercise last = List.copyOf(exercises).get(exercises.size() - 1);
            console.sayWhatIsNext(study, last, study.status().nextAfter(study.catalogue(), last, exercise -> true));
        }
        return passed ? ExitCode.OK : ExitCode.FAILS;
    }

    private List<Exercise> named(Study study, String id) {
        return study.catalogue().lesson(id).map(this::checked).orElseGet(() -> List.of(console.exercise(study, id)));
    }

    private List<Exercise> checked(Lesson lesson) {
        Checks checks = Checks.read(console.layout().checks());
        return lesson.exercises().stream()
                .filter(exercise -> !checks.of(exercise.id()).isEmpty())
                .toList();
    }
}
