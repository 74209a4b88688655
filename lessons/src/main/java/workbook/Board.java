package workbook;

import workbook.catalogue.Capstone;
import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.learner.ExerciseStatus.State;
import workbook.learner.Study;
import workbook.terminal.Columns;
import workbook.verdict.Colours;

import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Optional;

/** Where the learner is: parts, lessons, the exercises of the lesson at hand, the next step. */
final class Board {
    private static final int NAME_WIDTH = 46;
    private static final int NARROW = 60;

    private final Console console;

    Board(Console console) {
        this.console = console;
    }

    /** @param all the exercises of every lesson, not only of the one at hand */
    void print(boolean all) {
        Study study = Study.of(console.layout());
        PrintStream out = console.out();
        Colours colours = console.colours();
        Optional<Exercise> next = study.next();
        long behind = study.catalogue().exercises().stream()
                .filter(exercise -> study.status().of(exercise).behind())
                .count();
        console.say("%s   %s of %s exercises done"
                .formatted(
                        colours.strong("Mini Broker Workbook"),
                        behind,
                        study.catalogue().exercises().size()));
        String part = "";
        for (Lesson lesson : study.catalogue().lessons()) {
            if (!lesson.part().equals(part)) {
                part = lesson.part();
                out.printf("%nPart %s%n", part);
            }
            boolean open = all
                    || next.map(Exercise::lesson)
                            .filter(lesson.number()::equals)
                            .isPresent();
            lesson(lesson, open, study);
        }
        out.println();
        next(next, study);
        book();
    }

    private void lesson(Lesson lesson, boolean open, Study study) {
        long behind = lesson.exercises().stream()
                .filter(exercise -> study.status().of(exercise).behind())
                .count();
        boolean complete = behind == lesson.exercises().size();
        String count = "%s of %s".formatted(behind, lesson.exercises().size());
        String name = Columns.padded(lesson.name(), Math.min(NAME_WIDTH, console.width() - count.length() - 7));
        console.say(
                6,
                "  %s  %s %s"
                        .formatted(
                                lesson.number(),
                                name,
                                complete ? console.colours().good(count) : count));
        if (open) {
            for (Exercise exercise : lesson.exercises()) {
                State state = study.status().of(exercise);
                row(exercise.id(), state, exercise.title());
            }
        }
        lesson.capstone().ifPresent(capstone -> row(capstone.id(), study.of(capstone), capstone.title()));
    }

    private void row(String id, State state, String title) {
        String start = console.width() < NARROW ? "    " : "      ";
        console.say(start.length() + id.length() + 11, "%s%s  %s  %s".formatted(start, id, painted(state), title));
    }

    private String painted(State state) {
        String word = "%-7s".formatted(state.word());
        return switch (state) {
            case DONE, GIVEN -> console.colours().good(word);
            case FAILING, MISSING -> console.colours().bad(word);
            case OPEN -> console.colours().dim(word);
            case STARTED, CHANGED -> word;
        };
    }

    private void next(Optional<Exercise> next, Study study) {
        Optional<Capstone> open = study.nextCapstone();
        open.ifPresent(
                capstone -> step("Capstone", "./workbook run %s   %s".formatted(capstone.id(), capstone.title())));
        if (next.isEmpty()) {
            console.say((open.isPresent() ? "All exercises are done, and a capstone is open." : "Everything is done.")
                    + " ./workbook crosscheck --on rocketmq compares your broker with the real one.");
            return;
        }
        Exercise exercise = next.get();
        Lesson lesson = study.catalogue().lessonOf(exercise);
        String first = console.toDoFirst(study, exercise).orElse(exercise.time());
        step("Next", "%s  %s (%s)".formatted(exercise.id(), exercise.title(), first));
        study.files()
                .filesOf(exercise.id())
                .forEach(file -> step("Write in", console.layout().shown(file)));
        step("Read", console.toRead(lesson, "below"));
        step("Then", "./workbook watch        checks on every save (or: ./workbook check)");
        step("Stuck?", "./workbook hint");
    }

    private void step(String what, String how) {
        console.say(10, "%-8s  %s".formatted(what, how));
    }

    private void book() {
        boolean built = Files.exists(console.layout().book().resolve("index.html"));
        String how = built
                ? "serves it; built in "
                        + console.layout().shown(console.layout().book())
                : "builds it and serves it to your browser";
        step("Book", "./workbook book         " + how);
    }
}
