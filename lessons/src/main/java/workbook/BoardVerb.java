package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
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
    @ParentCommand
    private Workbook workbook;

    @Option(names = "--all", description = "The exercises of every lesson, not only of the one at hand.")
    private boolean all;

    BoardVerb() {}

    BoardVerb(Workbook workbook) {
        this.workbook = workbook;
    }

    @Override
    public void run() {
        Study study = Study.of(workbook.folders());
        PrintStream out = workbook.out();
        Colours colours = workbook.colours();
        Optional<Exercise> next = study.next();
        long behind = study.catalogue().exercises().stream()
                .filter(exercise -> study.standing().of(exercise).behind())
                .count();
        out.printf(
                "%s   %d of %d exercises done%n",
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
                .filter(exercise -> study.standing().of(exercise).behind())
                .count();
        boolean complete = behind == lesson.exercises().size();
        String count = "%d of %d".formatted(behind, lesson.exercises().size());
        workbook.out()
                .printf(
                        "  %s  %-46s %s%n",
                        lesson.number(),
                        lesson.name(),
                        complete ? workbook.colours().good(count) : count);
        if (open) {
            for (Exercise exercise : lesson.exercises()) {
                State state = study.standing().of(exercise);
                workbook.out().printf("      %s  %s  %s%n", exercise.id(), painted(state), exercise.title());
            }
        }
        lesson.capstone().ifPresent(capstone -> workbook.out()
                .printf("      %s  %s  %s%n", capstone.id(), painted(study.of(capstone)), capstone.title()));
    }

    private String painted(State state) {
        String word = "%-7s".formatted(state.word());
        return switch (state) {
            case DONE, GIVEN -> workbook.colours().good(word);
            case FAILING -> workbook.colours().bad(word);
            case OPEN -> workbook.colours().dim(word);
            case STARTED, CHANGED -> word;
        };
    }

    private void next(Optional<Exercise> next, Study study) {
        PrintStream out = workbook.out();
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
                workbook.changedSince(study, exercise).orElse("about %d minutes".formatted(exercise.minutes())));
        study.files()
                .filesOf(exercise.id())
                .forEach(file -> out.printf("Write in  %s%n", workbook.folders().shown(file)));
        out.printf("Read      %s%n", workbook.toRead(lesson, "below"));
        out.println("Then      ./workbook watch        checks on every save (or: ./workbook check)");
        out.println("Stuck?    ./workbook hint");
    }

    private void book() {
        boolean built = Files.exists(workbook.folders().book().resolve("index.html"));
        workbook.out()
                .printf(
                        "Book      ./workbook book         %s%n",
                        built
                                ? "serves it; built in "
                                        + workbook.folders()
                                                .shown(workbook.folders().book())
                                : "builds it and serves it to your browser");
    }
}
