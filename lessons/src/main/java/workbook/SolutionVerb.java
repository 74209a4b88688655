package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import workbook.catalogue.Exercise;
import workbook.learner.ExerciseStatus.State;
import workbook.learner.Progress;
import workbook.learner.Study;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** The worked solution, after a pass. */
@Command(name = "solution", description = "The worked solution and a diff against yours, after a pass or with --now.")
final class SolutionVerb implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "An exercise; the next open one if not given.")
    private String id;

    @Option(names = "--now", description = "Before your own passes.")
    private boolean now;

    @Option(names = "--apply", description = "Puts it into your file; your text is kept beside it.")
    private boolean apply;

    SolutionVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Study study = Study.of(console.layout());
        Exercise exercise = console.exerciseOrNext(study, id);
        WorkedSolution solution = new WorkedSolution(console, study, exercise);
        if (solution.isEarly() && !now) {
            throw new Refusal(ExitCode.FAILS, tooEarly(study, exercise));
        }
        solution.print();
        if (apply) {
            console.tell(study.files().fill(Set.of(exercise.id())));
            study.progress().mark(exercise.id(), Progress.Mark.GIVEN);
        }
        return ExitCode.OK;
    }

    private String tooEarly(Study study, Exercise exercise) {
        State state = study.status().of(exercise);
        String what = state == State.CHANGED
                ? "%s has changed since it passed: check it again (./workbook check %s), or add --now"
                        .formatted(exercise.id(), exercise.id())
                : "%s is %s: pass it first (./workbook check %s), take a hint (./workbook hint %s), or add --now"
                        .formatted(exercise.id(), state.word(), exercise.id(), exercise.id());
        return id != null ? what : what + passedBefore(study, exercise);
    }

    /** Who names none may mean the one that has just passed. */
    private static String passedBefore(Study study, Exercise next) {
        List<Exercise> before = study.catalogue().exercises().stream()
                .takeWhile(exercise -> !exercise.equals(next))
                .toList();
        return before.isEmpty()
                ? ""
                : ". The one before it: ./workbook solution "
                        + before.get(before.size() - 1).id();
    }
}
