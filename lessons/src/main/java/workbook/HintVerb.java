package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import workbook.catalogue.Exercise;
import workbook.learner.Study;

import java.util.concurrent.Callable;

/** The next hint: a nudge, then a pointer, then the near-answer. */
@Command(name = "hint", description = "Shows the next hint; never the answer first.")
final class HintVerb implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "An exercise; the next open one if not given.")
    private String id;

    @Option(names = "--again", description = "Shows the last hint once more.")
    private boolean again;

    @Option(names = "--all", description = "Shows all hints.")
    private boolean all;

    HintVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Study study = Study.of(console.layout());
        Exercise exercise = console.exerciseOrNext(study, id);
        Hints hints = new Hints(console, study, exercise);
        if (all) {
            hints.showAll();
        } else if (again) {
            hints.showAgain();
        } else {
            hints.showNext();
        }
        return ExitCode.OK;
    }
}
