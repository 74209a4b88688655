package workbook;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.catalogue.TerminalText;
import workbook.learner.ExerciseStatus.State;
import workbook.learner.Progress;
import workbook.learner.Study;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * The worked solution, after a pass: why it is so, what else would do, a diff against the learner's, and mistakes that
 * others made.
 */
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
        State state = study.status().of(exercise);
        boolean somethingToWrite = !study.files().filesOf(exercise.id()).isEmpty();
        if (somethingToWrite && !state.behind() && !now) {
            throw new Refusal(
                    ExitCode.FAILS,
                    state == State.CHANGED
                            ? "%s has changed since it passed: check it again (./workbook check %s), or add --now"
                                    .formatted(exercise.id(), exercise.id())
                            : "%s is %s: pass it first (./workbook check %s), take a hint (./workbook hint %s), or add --now"
                                    .formatted(exercise.id(), state.word(), exercise.id(), exercise.id()));
        }
        Lesson lesson = study.catalogue().lessonOf(exercise);
        TerminalText plain = TerminalText.of(console.layout(), lesson.folder(), Console.WIDTH);
        console.out()
                .printf(
                        "%s%n%s",
                        console.colours().strong("%s  %s".formatted(exercise.id(), exercise.title())),
                        plain.text(exercise.part("explanation")));
        if (somethingToWrite) {
            diff(study, exercise);
        } else {
            study.passed(exercise);
        }
        if (!somethingToWrite || state.behind()) {
            new OthersMistakes(console, plain).print(lesson, exercise);
        }
        if (apply) {
            console.tell(study.files().fill(Set.of(exercise.id())));
            study.progress().mark(exercise.id(), Progress.Mark.GIVEN);
        }
        return ExitCode.OK;
    }

    private void diff(Study study, Exercise exercise) {
        Map<String, String> yours = study.texts();
        study.files().filled(exercise.id()).forEach((name, solved) -> {
            Path file = console.layout().exercises().resolve(name);
            List<String> from = yours.getOrDefault(name, "").lines().toList();
            Patch<String> patch = DiffUtils.diff(from, solved.lines().toList());
            console.out().println();
            if (patch.getDeltas().isEmpty()) {
                console.out()
                        .printf(
                                "%s is the same as the reference.%n",
                                console.layout().shown(file));
                return;
            }
            UnifiedDiffUtils.generateUnifiedDiff("yours", "the reference", from, patch, 3).stream()
                    .map(line -> line.startsWith("--- ")
                            ? "--- yours: " + console.layout().shown(file)
                            : painted(line))
                    .forEach(console.out()::println);
        });
    }

    private String painted(String line) {
        if (line.startsWith("+") && !line.startsWith("+++")) {
            return console.colours().good(line);
        }
        return line.startsWith("-") ? console.colours().bad(line) : line;
    }
}
