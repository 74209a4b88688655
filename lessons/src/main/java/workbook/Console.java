package workbook;

import workbook.catalogue.Capstone;
import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.catalogue.TerminalText;
import workbook.catalogue.WorkbookLayout;
import workbook.learner.Change;
import workbook.learner.ExerciseStatus.State;
import workbook.learner.Study;
import workbook.process.Build;
import workbook.process.BuildFailed;
import workbook.process.BuildPart;
import workbook.terminal.Columns;
import workbook.terminal.Tty;
import workbook.terminal.Window;
import workbook.verdict.Colours;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a verb works with: the folders, the output and its form, and the sentences that several verbs say. */
final class Console {
    private static final Set<State> WRITTEN = EnumSet.of(State.DONE, State.GIVEN);
    private static final int MOST_NAMED = 5;

    private final WorkbookLayout layout;
    private final PrintStream out;
    private Tty tty;

    /** @param tty who looks at the output */
    Console(WorkbookLayout layout, PrintStream out, Tty tty) {
        this.layout = layout;
        this.out = out;
        this.tty = tty;
    }

    /** The same, for a part of a screen. */
    Console onto(PrintStream part, int width) {
        return new Console(layout, part, Tty.of(width, tty.colours()));
    }

    /** As if nobody looked at the output: no colours, no times. */
    void makePlain() {
        tty = Tty.NONE;
    }

    WorkbookLayout layout() {
        return layout;
    }

    PrintStream out() {
        return out;
    }

    boolean plain() {
        return !tty.person();
    }

    Colours colours() {
        return tty.colours() ? Colours.ON : Colours.OFF;
    }

    /** Columns that texts are filled to. */
    int width() {
        return tty.width();
    }

    /** A screen of its own; empty where there is none. */
    Optional<Window> window() {
        return tty.open();
    }

    /** Prints a line, in several where it is longer than that. */
    void say(String line) {
        say(0, line);
    }

    /** @param indent of the second line and those after it */
    void say(int indent, String line) {
        Columns.fill(line, width(), indent).forEach(out::println);
    }

    /** Prints what was done. For a program that is one line. */
    void report(String line) {
        out.println(filled(line));
    }

    /** What is said of a mistake: a program reads it as one line. */
    String filled(String message) {
        return plain()
                ? message
                : message.lines()
                        .flatMap(line -> Columns.fill(line, width(), 0).stream())
                        .collect(Collectors.joining(System.lineSeparator()));
    }

    /** Turns parts of this lesson's exercises into text. */
    TerminalText text(Lesson lesson) {
        return TerminalText.of(layout, lesson.folder(), width(), !plain());
    }

    /** Code, or a difference of code: broken for a person, as it is for a program. */
    void sayCode(String line, UnaryOperator<String> painted) {
        int indent = line.length() - line.replaceFirst("^[-+]?\\s*", "").length();
        List<String> lines = plain() ? List.of(line) : Columns.fill(line, width(), indent + 4);
        lines.forEach(part -> out.println(painted.apply(part)));
    }

    /** @throws Refusal if there is none of that id */
    Exercise exercise(Study study, String id) {
        return study.catalogue()
                .exercise(id)
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE,
                        "no exercise %s; near it: %s"
                                .formatted(
                                        id, String.join(", ", study.catalogue().near(id)))));
    }

    /** @param id null for the next one that is open */
    Exercise exerciseOrNext(Study study, String id) {
        return id != null
                ? exercise(study, id)
                : study.next()
                        .orElseThrow(() -> new Refusal(ExitCode.OK, "All exercises are done; name one, such as 01-1"));
    }

    /** What has to be done about an exercise first; empty if it only has to be written. */
    Optional<String> toDoFirst(Study study, Exercise exercise) {
        State state = study.status().of(exercise);
        if (state == State.MISSING) {
            return Optional.of("its class is missing: ./workbook reset " + exercise.id());
        }
        return state == State.CHANGED
                ? Optional.of("changed since it passed: ./workbook check " + exercise.id())
                : Optional.empty();
    }

    /** What comes after an exercise that has just passed: a capstone too, if that was the last one before it. */
    void sayWhatIsNext(Study study, Exercise passed, Optional<Exercise> next) {
        Lesson lesson = study.catalogue().lessonOf(passed);
        if (lesson.exercises().stream().map(study.status()::of).allMatch(WRITTEN::contains)) {
            say(6, "All of lesson %s is written: read on at \"Run it\".".formatted(lesson.number()));
        }
        Optional<Capstone> capstone = study.capstoneAfter(passed);
        capstone.ifPresent(
                crown -> say(6, "Next: %s  %s  (./workbook run %s)".formatted(crown.id(), crown.title(), crown.id())));
        next.ifPresent(exercise -> say(
                6,
                "%s: %s  %s%s"
                        .formatted(
                                capstone.isPresent() ? "Then" : "Next",
                                exercise.id(),
                                exercise.title(),
                                toDoFirst(study, exercise)
                                        .map("  (%s)"::formatted)
                                        .orElse(""))));
    }

    /**
     * Where a lesson can be read: the book's page if the book is built.
     *
     * @param book how to come to the book
     */
    String toRead(Lesson lesson, String book) {
        Path page = layout.book().resolve(lesson.folder().getFileName() + ".html");
        return Files.exists(page)
                ? layout.shown(page)
                : "lesson %s in the book (%s), or %s".formatted(lesson.number(), book, layout.shown(lesson.text()));
    }

    /** Builds these if something they are made of has changed. */
    void build(BuildPart part, BuildPart... more) throws BuildFailed, IOException, InterruptedException {
        new Build(layout, out).freshen(EnumSet.of(part, more));
    }

    /** Says which files were replaced and where the learner's text is; many without a text of his are counted. */
    void tell(List<Change> changes) {
        List<Change> empty = changes.stream()
                .filter(change -> change.kept().isEmpty() && !change.asAWhole())
                .toList();
        boolean counted = empty.size() > MOST_NAMED;
        for (Change change : changes) {
            if (counted && empty.contains(change)) {
                continue;
            }
            String kept = change.kept()
                    .map(path -> "; yours is kept in " + path.getFileName())
                    .orElse("");
            String whole = change.asAWhole() ? " as a whole, since the tags or the class in it were gone" : "";
            report("%s was replaced%s%s".formatted(layout.shown(change.file()), whole, kept));
        }
        if (counted) {
            report("%s files in which you had written nothing were filled".formatted(empty.size()));
        }
    }
}
