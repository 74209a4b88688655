package workbook;

import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.catalogue.TerminalText;
import workbook.wrong.GoldenVerdicts;
import workbook.wrong.WrongAnswer;
import workbook.wrong.WrongAnswers;

import java.util.List;
import java.util.function.UnaryOperator;

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
        console.out().println();
        console.say(console.colours().strong("Mistakes that others made") + "   (- the reference, + the mistake)");
        for (WrongAnswer answer : shown) {
            console.out().println();
            console.out().print(text.text(answer.mistake()));
            answer.difference().forEach(line -> console.sayCode(line, colour(line)));
            verdicts.told(answer.slug()).forEach(line -> console.say(line.startsWith("    ") ? 15 : 4, line));
        }
    }

    /** Colours mean what they mean in the diff against the learner's: the reference is the good one. */
    private UnaryOperator<String> colour(String line) {
        if (line.startsWith("-")) {
            return console.colours()::good;
        }
        return line.startsWith("+") ? console.colours()::bad : UnaryOperator.identity();
    }
}
