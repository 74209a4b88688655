package workbook;

import workbook.catalogue.Exercise;
import workbook.generator.LostTag;
import workbook.learner.Study;
import workbook.terminal.Columns;
import workbook.verdict.Verdict;
import workbook.verdict.VerdictText;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What there is to read on the screen of {@code watch}: what the other verbs print, as lines. */
final class WatchTexts {
    private final Console console;

    /** Lines for a screen of so many columns. Made again when the screen has others, so it changes nothing. */
    interface Text {
        List<String> lines(int columns);
    }

    WatchTexts(Console console) {
        this.console = console;
    }

    Text title(Exercise exercise) {
        return printed(part -> part.say("%s  %s".formatted(exercise.id(), exercise.title())));
    }

    /** The first failing check in full; of one that passes also what comes next. */
    Text verdict(Study study, Exercise exercise, Verdict verdict, Optional<Exercise> next) {
        return printed(part -> {
            part.out().print(VerdictText.forScreen(part.colours(), part.width()).of(verdict));
            if (verdict.passed()) {
                part.out().println();
                part.say(part.colours().good(exercise.id() + " is done."));
                part.sayWhatIsNext(study, exercise, next);
                part.out().println();
                part.say(
                        next.isPresent()
                                ? "n goes on, and so does a save in another exercise."
                                : "Everything that can be checked is done.");
            }
        });
    }

    /** The same, and below it what this save, or one before, has broken. */
    Text broken(Text verdict, List<Exercise> broken) {
        Text below = printed(part -> {
            part.out().println();
            broken.forEach(exercise -> part.say(part.colours().bad(PassedBefore.text(exercise))));
        });
        return columns -> Stream.concat(verdict.lines(columns).stream(), below.lines(columns).stream())
                .toList();
    }

    /**
     * A file whose tags are gone, or an exercise that only asks to think.
     *
     * @throws RuntimeException the same, if it is nothing that a learner can mend
     */
    Text refusal(RuntimeException why) {
        if (why instanceof LostTag || why instanceof Refusal) {
            return printed(part -> part.say(why.getMessage()));
        }
        throw why;
    }

    /** The first ones, up to this number, and a word if there are less. */
    Text hints(Study study, Exercise exercise, int number) {
        return printed(part -> {
            Hints hints = new Hints(part, study, exercise);
            hints.showUpTo(number);
            if (number > hints.all()) {
                part.say("That was the last hint. s shows the worked solution.");
            }
        });
    }

    Text solution(Study study, Exercise exercise) {
        return printed(part -> new WorkedSolution(part, study, exercise).print());
    }

    Text board() {
        return printed(part -> new Board(part).print(false));
    }

    private Text printed(Consumer<Console> what) {
        return columns -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            what.accept(console.onto(new PrintStream(bytes, true, StandardCharsets.UTF_8), columns));
            return bytes.toString(StandardCharsets.UTF_8)
                    .replace("\t", "    ")
                    .lines()
                    .flatMap(line -> Columns.cut(line, columns).stream())
                    .toList();
        };
    }
}
