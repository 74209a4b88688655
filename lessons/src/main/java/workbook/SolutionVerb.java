package workbook;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import workbook.catalogue.Exercise;
import workbook.catalogue.TerminalText;
import workbook.learner.ExerciseStatus.State;
import workbook.learner.Progress;
import workbook.learner.Study;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** The worked solution, after a pass: why it is so, what else would do, and a diff against the learner's. */
@Command(name = "solution", description = "The worked solution and a diff against yours, after a pass or with --now.")
final class SolutionVerb implements Callable<Integer> {
    @ParentCommand
    private Workbook workbook;

    @Parameters(paramLabel = "ID", description = "An exercise, such as 07-2.")
    private String id;

    @Option(names = "--now", description = "Before your own passes.")
    private boolean now;

    @Option(names = "--apply", description = "Puts it into your file; your text is kept beside it.")
    private boolean apply;

    @Override
    public Integer call() {
        Study study = Study.of(workbook.folders());
        Exercise exercise = workbook.exercise(study, id);
        State state = study.standing().of(exercise);
        boolean somethingToWrite = !study.files().filesOf(exercise.id()).isEmpty();
        if (somethingToWrite && !state.behind() && !now) {
            throw new Refusal(
                    Workbook.FAILS,
                    state == State.CHANGED
                            ? "%s has changed since it passed: check it again (./workbook check %s), or add --now"
                                    .formatted(exercise.id(), exercise.id())
                            : "%s is %s: pass it first (./workbook check %s), take a hint (./workbook hint %s), or add --now"
                                    .formatted(exercise.id(), state.word(), exercise.id(), exercise.id()));
        }
        TerminalText plain = TerminalText.of(
                workbook.folders(), study.catalogue().lessonOf(exercise).folder(), Workbook.WIDTH);
        workbook.out()
                .printf(
                        "%s%n%s",
                        workbook.colours().strong("%s  %s".formatted(exercise.id(), exercise.title())),
                        plain.text(exercise.part("explanation")));
        if (somethingToWrite) {
            diff(study, exercise);
        } else {
            study.passed(exercise);
        }
        if (apply) {
            workbook.tell(study.files().fill(Set.of(exercise.id())));
            study.progress().mark(exercise.id(), Progress.Mark.GIVEN);
        }
        return Workbook.OK;
    }

    private void diff(Study study, Exercise exercise) {
        Map<String, String> yours = study.texts();
        study.files().filled(exercise.id()).forEach((name, solved) -> {
            Path file = workbook.folders().exercises().resolve(name);
            List<String> from = yours.getOrDefault(name, "").lines().toList();
            Patch<String> patch = DiffUtils.diff(from, solved.lines().toList());
            workbook.out().println();
            if (patch.getDeltas().isEmpty()) {
                workbook.out()
                        .printf(
                                "%s is the same as the reference.%n",
                                workbook.folders().shown(file));
                return;
            }
            UnifiedDiffUtils.generateUnifiedDiff("yours", "the reference", from, patch, 3).stream()
                    .map(line -> line.startsWith("--- ")
                            ? "--- yours: " + workbook.folders().shown(file)
                            : painted(line))
                    .forEach(workbook.out()::println);
        });
    }

    private String painted(String line) {
        if (line.startsWith("+") && !line.startsWith("+++")) {
            return workbook.colours().good(line);
        }
        return line.startsWith("-") ? workbook.colours().bad(line) : line;
    }
}
