package workbook;

import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.catalogue.TerminalText;
import workbook.wrong.GoldenVerdicts;
import workbook.wrong.WrongAnswer;
import workbook.wrong.WrongAnswers;

import java.util.List;

/**
 * The most telling wrong answers of an exercise, for somebody who has solved it: the difference, and what the verdict
 * says.
 */
final class OthersMistakes {
    private final Console console;
    private final TerminalText text;

    OthersMistakes(Console console, TerminalText text) {
        this.console = console;
        this.text = text;
    }

    void print(Lesson lesson, Exercise exercise) {
        List<WrongAnswer> shown =
                WrongAnswers.of(console.layout(), lesson, exercise.id()).shown();
        if (shown.isEmpty()) {
            return;
        }
        GoldenVerdicts verdicts = GoldenVerdicts.of(lesson, exercise.id());
        console.out()
                .printf(
                        "%n%s   (- the reference, + the mistake)%n",
                        console.colours().strong("Mistakes that others made"));
        for (WrongAnswer answer : shown) {
            console.out().printf("%n%s", text.text(answer.mistake()));
            answer.difference().stream().map(this::painted).forEach(console.out()::println);
            verdicts.told(answer.slug()).forEach(console.out()::println);
        }
    }

    /** Colours mean what they mean in the diff against the learner's: the reference is the good one. */
    private String painted(String line) {
        if (line.startsWith("-")) {
            return console.colours().good(line);
        }
        return line.startsWith("+") ? console.colours().bad(line) : line;
    }
}
