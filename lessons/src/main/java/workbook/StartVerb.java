package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.learner.Change;
import workbook.learner.ExerciseStatus.State;
import workbook.learner.Progress;
import workbook.learner.Study;

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
    public Integer call() {
        Study study = Study.of(console.layout());
        String first = lesson(study);
        Set<String> given = new LinkedHashSet<>();
        for (Exercise exercise : study.catalogue().exercises()) {
            if (exercise.lesson().compareTo(first) < 0 && study.status().of(exercise) != State.DONE) {
                given.add(exercise.id());
            }
        }
        List<Change> changes = study.files().fill(given);
        given.forEach(id -> study.progress().mark(id, Progress.Mark.GIVEN));
        console.tell(changes);
        long own = study.catalogue().exercises().stream()
                        .filter(exercise -> exercise.lesson().compareTo(first) < 0)
                        .count()
                - given.size();
        console.out().println(summary(first, given.size(), own, changes.isEmpty()));
        study.catalogue().lesson(first).ifPresent(lesson -> console.out()
                .printf("Lesson %s, %s: %s%n", first, lesson.name(), console.toRead(lesson, "./workbook book")));
        return ExitCode.OK;
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
