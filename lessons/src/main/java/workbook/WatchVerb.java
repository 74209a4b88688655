package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
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
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Checks on every save and moves on after a pass. Nothing has to be typed meanwhile; Ctrl-C ends it. */
@Command(name = "watch", description = "Checks again on every save; goes on to the next exercise after a pass.")
final class WatchVerb implements Callable<Integer> {
    private static final Duration LOOK_EVERY = Duration.ofMillis(80);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    @ParentCommand
    private Workbook workbook;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Where to begin; the next open one if not given.")
    private String id;

    @Override
    public Integer call() throws IOException {
        Study study = Study.of(workbook.folders());
        Optional<Exercise> exercise = Optional.of(workbook.exerciseOrNext(study, id));
        WorkbookLayout folders = workbook.folders();
        Changes changes = new Changes(List.of(folders.exercises(), folders.checks()));
        try (Checking checking = new Checking(workbook)) {
            while (exercise.isPresent()) {
                Exercise now = exercise.get();
                if (passes(checking, now)) {
                    exercise = next(now);
                } else {
                    workbook.out().printf("%nwatching %s  (hint: ./workbook hint %s)%n", now.id(), now.id());
                    if (!awaitSave(changes)) {
                        return Workbook.OK;
                    }
                }
            }
        }
        workbook.out().println("Everything that can be checked is done.");
        return Workbook.OK;
    }

    private boolean passes(Checking checking, Exercise exercise) {
        long start = System.nanoTime();
        try {
            Verdict verdict = checking.check(Study.of(workbook.folders()), exercise);
            if (!workbook.plain()) {
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                workbook.out()
                        .println(workbook.colours()
                                .dim("%s, %d ms".formatted(LocalTime.now().format(TIME), took.toMillis())));
            }
            return verdict.passed();
        } catch (LostTag e) {
            workbook.out().println(e.getMessage());
            return false;
        }
    }

    private Optional<Exercise> next(Exercise passed) {
        Study study = Study.of(workbook.folders());
        Optional<Exercise> next = study.standing().nextAfter(study.catalogue(), passed, this::canBeChecked);
        workbook.out().printf("%n%s%n", workbook.colours().good(passed.id() + " is done."));
        workbook.sayWhatIsNext(study, passed, next);
        next.ifPresent(exercise -> study.files().filesOf(exercise.id()).forEach(file -> workbook.out()
                .printf("Write in %s%n", workbook.folders().shown(file))));
        return next;
    }

    private boolean canBeChecked(Exercise exercise) {
        return !Checks.read(workbook.folders().checks()).of(exercise.id()).isEmpty();
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
