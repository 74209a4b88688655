package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import workbook.catalogue.Exercise;
import workbook.learner.Change;
import workbook.learner.Study;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** The starter again. */
@Command(name = "reset", description = "Puts an exercise's starter back; your text is kept beside it.")
final class ResetVerb implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "ID", description = "An exercise, such as 07-2.")
    private String id;

    ResetVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Study study = Study.of(console.layout());
        Exercise exercise = console.exercise(study, id);
        List<Change> changes = study.files().reset(Set.of(exercise.id()));
        study.forget(exercise);
        if (changes.isEmpty()) {
            console.out().printf("%s is as it was at the start.%n", exercise.id());
        }
        console.tell(changes);
        return ExitCode.OK;
    }
}
