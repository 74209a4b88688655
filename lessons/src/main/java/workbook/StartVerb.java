package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.learner.Change;
import workbook.learner.ExerciseStatus.State;
import workbook.learner.Progress;
import workbook.learner.Study;
import workbook.verdict.Checks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;

/** Begin at a lesson: the ones before it are filled with the reference. What the learner has solved stays. */
@Command(name = "start", description = "Fills the lessons before this one with the reference, to begin here.")
final class StartVerb implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "LESSON", description = "A lesson, such as 09. One past the last fills them all.")
    private String number;

    StartVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Study study = Study.of(console.layout());
        String first = lesson(study);
        Set<String> given = toFill(study, first);
        List<Change> changes = study.files().fill(given);
        given.forEach(id -> study.progress().mark(id, Progress.Mark.GIVEN));
        console.tell(changes);
        long own = study.catalogue().exercises().stream()
                        .filter(exercise -> exercise.lesson().compareTo(first) < 0)
                        .count()
                - given.size();
        console.report(summary(first, given.size(), own, changes.isEmpty()));
        study.catalogue()
                .lesson(first)
                .ifPresent(lesson -> console.report("Lesson %s, %s: %s"
                        .formatted(first, lesson.name(), console.toRead(lesson, "./workbook book"))));
        Study.of(console.layout()).next().ifPresent(this::sayWhatIsNext);
        return ExitCode.OK;
    }

    private void sayWhatIsNext(Exercise exercise) {
        console.report(
                "Read it, and type ./workbook watch. Next is %s, %s.".formatted(exercise.id(), exercise.title()));
    }

    /** What may pass is checked first: a verdict from before the last change says nothing about it. */
    private Set<String> toFill(Study study, String first) throws IOException {
        List<Exercise> unsettled = new ArrayList<>();
        Set<String> fill = new LinkedHashSet<>();
        for (Exercise exercise : study.catalogue().exercises()) {
            if (exercise.lesson().compareTo(first) < 0 && study.status().of(exercise) != State.DONE) {
                fill.add(exercise.id());
                if (mayPass(study, exercise)) {
                    unsettled.add(exercise);
                }
            }
        }
        if (!unsettled.isEmpty()) {
            try (Checking checking = new Checking(console)) {
                for (Exercise exercise : unsettled) {
                    if (checking.check(study, exercise).passed()) {
                        fill.remove(exercise.id());
                    }
                }
            }
        }
        return fill;
    }

    /** Something of the learner's own is written there on which there is no verdict yet, and checks can give one. */
    private boolean mayPass(Study study, Exercise exercise) {
        State state = study.status().of(exercise);
        boolean undecided = state == State.CHANGED
                || state == State.STARTED
                || state == State.GIVEN && !study.files().hasReference(exercise.id());
        return undecided
                && !Checks.read(console.layout().checks()).of(exercise.id()).isEmpty();
    }

    private static String summary(String first, int given, long own, boolean nothingChanged) {
        if (given == 0) {
            return own == 0
                    ? "Nothing comes before lesson " + first + "."
                    : "Nothing to fill: all %s exercises before lesson %s are your own.".formatted(own, first);
        }
        String kept = own == 0 ? "" : ", %s %s your own".formatted(own, own == 1 ? "is" : "are");
        return "%sBefore lesson %s: %s %s filled with the reference%s."
                .formatted(
                        nothingChanged ? "Nothing to do. " : "",
                        first,
                        given,
                        given == 1 ? "exercise is" : "exercises are",
                        kept);
    }

    private String lesson(Study study) {
        List<Lesson> lessons = study.catalogue().lessons();
        String digits = number.length() == 1 ? "0" + number : number;
        String last = lessons.isEmpty() ? "00" : lessons.get(lessons.size() - 1).number();
        String onePast = String.format(Locale.ROOT, "%02d", Integer.parseInt(last) + 1);
        if (study.catalogue().lesson(digits).isEmpty() && !digits.equals(onePast)) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "no lesson %s; there are %s to %s"
                            .formatted(number, lessons.get(0).number(), last));
        }
        return digits;
    }
}
