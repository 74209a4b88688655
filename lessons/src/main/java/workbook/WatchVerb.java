package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import workbook.catalogue.Exercise;
import workbook.catalogue.WorkbookLayout;
import workbook.generator.LostTag;
import workbook.learner.Changes;
import workbook.learner.Study;
import workbook.terminal.Window;
import workbook.verdict.Checks;
import workbook.verdict.Verdict;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Checks on every save. In a terminal it has a screen of its own and keys; where nobody looks, or with --plain, it
 * prints line by line and goes on by itself after a pass.
 */
@Command(
        name = "watch",
        description = "Checks again on every save, on a screen of its own: h for a hint, n for the next exercise, q to"
                + " quit. With --plain, and where the terminal can't do that, line by line.")
final class WatchVerb implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Where to begin; the next open one if not given.")
    private String id;

    WatchVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Exercise first = console.exerciseOrNext(Study.of(console.layout()), id);
        Optional<Window> window = console.window();
        return window.isPresent() ? onScreen(window.get(), first) : lineByLine(first);
    }

    private int onScreen(Window window, Exercise first) throws IOException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        WatchScreen screen = new WatchScreen(console, window);
        int exit;
        try (window;
                PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream())) {
            // What a learner's thread prints when its run is over would be in the middle of the screen.
            System.setOut(nowhere);
            System.setErr(nowhere);
            exit = screen.run(first);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        console.say(screen.lastWords());
        return exit;
    }

    private int lineByLine(Exercise first) throws IOException {
        Optional<Exercise> exercise = Optional.of(first);
        WorkbookLayout folders = console.layout();
        Changes changes = new Changes(List.of(folders.exercises(), folders.checks()));
        try (Checking checking = new Checking(console)) {
            while (exercise.isPresent()) {
                Exercise now = exercise.get();
                if (passes(checking, now)) {
                    exercise = next(now);
                } else {
                    console.out().println();
                    console.say("watching %s  (hint: ./workbook hint %s)".formatted(now.id(), now.id()));
                    if (!changes.awaitSave()) {
                        return ExitCode.OK;
                    }
                }
            }
        }
        console.out().println("Everything that can be checked is done.");
        return ExitCode.OK;
    }

    private boolean passes(Checking checking, Exercise exercise) {
        long start = System.nanoTime();
        try {
            Verdict verdict = checking.check(Study.of(console.layout()), exercise);
            if (verdict instanceof Verdict.Checked) {
                checking.broken(Study.of(console.layout()), exercise)
                        .forEach(broken -> console.say(PassedBefore.text(broken)));
            }
            if (!console.plain()) {
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                console.out()
                        .println(console.colours()
                                .dim("%s, %s ms".formatted(LocalTime.now().format(TIME), took.toMillis())));
            }
            return verdict.passed();
        } catch (LostTag e) {
            console.out().println(e.getMessage());
            return false;
        }
    }

    private Optional<Exercise> next(Exercise passed) {
        Study study = Study.of(console.layout());
        Optional<Exercise> next = study.status().nextAfter(study.catalogue(), passed, this::canBeChecked);
        console.out().printf("%n%s%n", console.colours().good(passed.id() + " is done."));
        console.sayWhatIsNext(study, passed, next);
        next.ifPresent(exercise -> study.files()
                .filesOf(exercise.id())
                .forEach(file -> console.say(9, "Write in " + console.layout().shown(file))));
        return next;
    }

    private boolean canBeChecked(Exercise exercise) {
        return !Checks.read(console.layout().checks()).of(exercise.id()).isEmpty();
    }
}
