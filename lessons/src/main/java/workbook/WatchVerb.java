package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import workbook.catalogue.Exercise;
import workbook.catalogue.WorkbookLayout;
import workbook.generator.LostTag;
import workbook.learner.Changes;
import workbook.learner.Study;
import workbook.verdict.Checks;
import workbook.verdict.Verdict;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Checks on every save and moves on after a pass. Nothing has to be typed meanwhile; Ctrl-C ends it. */
@Command(name = "watch", description = "Checks again on every save; goes on to the next exercise after a pass.")
final class WatchVerb implements Callable<Integer> {
    private static final Duration LOOK_EVERY = Duration.ofMillis(80);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Where to begin; the next open one if not given.")
    private String id;

    WatchVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Study study = Study.of(console.layout());
        Optional<Exercise> exercise = Optional.of(console.exerciseOrNext(study, id));
        WorkbookLayout folders = console.layout();
        Changes changes = new Changes(List.of(folders.exercises(), folders.checks()));
        try (Checking checking = new Checking(console)) {
            while (exercise.isPresent()) {
                Exercise now = exercise.get();
                if (passes(checking, now)) {
                    exercise = next(now);
                } else {
                    console.out().printf("%nwatching %s  (hint: ./workbook hint %s)%n", now.id(), now.id());
                    if (!awaitSave(changes)) {
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
        next.ifPresent(exercise -> study.files().filesOf(exercise.id()).forEach(file -> console.out()
                .printf("Write in %s%n", console.layout().shown(file))));
        return next;
    }

    private boolean canBeChecked(Exercise exercise) {
        return !Checks.read(console.layout().checks()).of(exercise.id()).isEmpty();
    }

    /**
     * Editors save in steps: goes on when a change was seen and the next look sees none.
     *
     * @return false if this thread was interrupted instead
     */
    private static boolean awaitSave(Changes changes) {
        while (!changes.any()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            if (Thread.interrupted()) {
                return false;
            }
        }
        do {
            LockSupport.parkNanos(LOOK_EVERY.toNanos() / 2);
        } while (changes.any());
        return true;
    }
}
