package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.learner.ExerciseStatus.State;
import workbook.learner.Study;
import workbook.verdict.Colours;

import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Optional;

/** Where the learner is: parts, lessons, the exercises of the lesson at hand, the next step. */
@Command(name = "board", description = "Where am I, what is next, where is the book? The same as no command at all.")
final class BoardVerb implements Runnable {
    private final Console console;

    @Option(names = "--all", description = "The exercises of every lesson, not only of the one at hand.")
    private boolean all;

    BoardVerb(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        Study study = Study.of(console.layout());
        PrintStream out = console.out();
        Colours colours = console.colours();
        Optional<Exercise> next = study.next();
        long behind = study.catalogue().exercises().stream()
                .filter(exercise -> study.status().of(exercise).behind())
                .count();
        out.printf(
                "%s   %s of %s exercises done%n",
                colours.strong("Mini Broker Workbook"),
                behind,
                study.catalogue().exercises().size());
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
        console.out()
                .printf(
                        "  %s  %-46s %s%n",
                        lesson.number(),
                        lesson.name(),
                        complete ? console.colours().good(count) : count);
        if (open) {
            for (Exercise exercise : lesson.exercises()) {
                State state = study.status().of(exercise);
                console.out().printf("      %s  %s  %s%n", exercise.id(), painted(state), exercise.title());
            }
        }
        lesson.capstone().ifPresent(capstone -> console.out()
                .printf("      %s  %s  %s%n", capstone.id(), painted(study.of(capstone)), capstone.title()));
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
        PrintStream out = console.out();
        study.nextCapstone()
                .ifPresent(
                        capstone -> out.printf("Capstone  ./workbook run %s   %s%n", capstone.id(), capstone.title()));
        if (next.isEmpty()) {
            out.println(
                    "Everything is done. ./workbook crosscheck --on rocketmq compares your broker with the real one.");
            return;
        }
        Exercise exercise = next.get();
        Lesson lesson = study.catalogue().lessonOf(exercise);
        out.printf(
                "Next      %s  %s (%s)%n",
                exercise.id(),
                exercise.title(),
                console.toDoFirst(study, exercise).orElse("about %s minutes".formatted(exercise.minutes())));
        study.files()
                .filesOf(exercise.id())
                .forEach(file -> out.printf("Write in  %s%n", console.layout().shown(file)));
        out.printf("Read      %s%n", console.toRead(lesson, "below"));
        out.println("Then      ./workbook watch        checks on every save (or: ./workbook check)");
        out.println("Stuck?    ./workbook hint");
    }

    private void book() {
        boolean built = Files.exists(console.layout().book().resolve("index.html"));
        console.out()
                .printf(
                        "Book      ./workbook book         %s%n",
                        built
                                ? "serves it; built in "
                                        + console.layout()
                                                .shown(console.layout().book())
                                : "builds it and serves it to your browser");
    }
}
