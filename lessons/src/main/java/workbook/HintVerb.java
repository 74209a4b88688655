package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import workbook.catalogue.Exercise;
import workbook.catalogue.TerminalText;
import workbook.learner.Study;

import java.util.List;
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
        List<String> hints = exercise.hints();
        int seen = study.progress().hintsSeen(exercise.id());
        if (all) {
            show(study, exercise, 0, hints.size());
        } else if (again && seen > 0) {
            show(study, exercise, seen - 1, seen);
        } else if (seen >= hints.size()) {
            console.out()
                    .printf(
                            "You have seen all %s hints for %s (--again, --all). The worked solution: ./workbook solution %s --now%n",
                            hints.size(), exercise.id(), exercise.id());
        } else {
            show(study, exercise, seen, seen + 1);
        }
        return ExitCode.OK;
    }

    private void show(Study study, Exercise exercise, int from, int to) {
        TerminalText plain = TerminalText.of(
                console.layout(), study.catalogue().lessonOf(exercise).folder(), Console.WIDTH);
        for (int i = from; i < to; i++) {
            console.out()
                    .printf(
                            "%s%n%s%n",
                            console.colours()
                                    .strong("%s  %s: hint %s of %s"
                                            .formatted(
                                                    exercise.id(),
                                                    exercise.title(),
                                                    i + 1,
                                                    exercise.hints().size())),
                            plain.text(exercise.hints().get(i)));
        }
        if (to > study.progress().hintsSeen(exercise.id())) {
            study.progress().hintsSeen(exercise.id(), to);
        }
    }
}
