package workbook;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.catalogue.TerminalText;
import workbook.learner.Study;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The worked solution of an exercise: why it is so, what else would do, a diff against the learner's, and mistakes that
 * others made.
 */
final class WorkedSolution {
    private final Console console;
    private final Study study;
    private final Exercise exercise;

    WorkedSolution(Console console, Study study, Exercise exercise) {
        this.console = console;
        this.study = study;
        this.exercise = exercise;
    }

    /** Some exercises only ask to think. */
    boolean hasSomethingToWrite() {
        return !study.files().filesOf(exercise.id()).isEmpty();
    }

    /** Whether it comes before the learner's own passes. */
    boolean isEarly() {
        return hasSomethingToWrite() && !study.status().of(exercise).behind();
    }

    void print() {
        boolean early = isEarly();
        Lesson lesson = study.catalogue().lessonOf(exercise);
        TerminalText text = console.text(lesson);
        console.say(
                exercise.id().length() + 2,
                console.colours().strong("%s  %s".formatted(exercise.id(), exercise.title())));
        console.out().print(text.text(exercise.part("explanation")));
        if (hasSomethingToWrite()) {
            diff();
        } else {
            study.passed(exercise);
        }
        if (!early) {
            new OthersMistakes(console, text).print(lesson, exercise);
        }
    }

    private void diff() {
        Map<String, String> yours = study.texts();
        study.files().filled(exercise.id()).forEach((name, solved) -> {
            Path file = console.layout().exercises().resolve(name);
            List<String> from = yours.getOrDefault(name, "").lines().toList();
            Patch<String> patch = DiffUtils.diff(from, solved.lines().toList());
            console.out().println();
            if (patch.getDeltas().isEmpty()) {
                console.say("%s is the same as the reference."
                        .formatted(console.layout().shown(file)));
                return;
            }
            UnifiedDiffUtils.generateUnifiedDiff("yours", "the reference", from, patch, 3).stream()
                    .map(line -> line.startsWith("--- ")
                            ? "--- yours: " + console.layout().shown(file)
                            : line)
                    .forEach(line -> console.sayCode(line, colour(line)));
        });
    }

    private UnaryOperator<String> colour(String line) {
        if (line.startsWith("+++ ") || line.startsWith("--- ")) {
            return UnaryOperator.identity();
        }
        if (line.startsWith("+")) {
            return console.colours()::good;
        }
        return line.startsWith("-") ? console.colours()::bad : UnaryOperator.identity();
    }
}
