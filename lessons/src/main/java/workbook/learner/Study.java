package workbook.learner;

import workbook.catalogue.Capstone;
import workbook.catalogue.Catalogue;
import workbook.catalogue.Exercise;
import workbook.catalogue.WorkbookLayout;
import workbook.generator.Reference;
import workbook.learner.ExerciseStatus.State;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lessons as they are now, and how far the learner is with them. */
public record Study(
        WorkbookLayout folders,
        Catalogue catalogue,
        Reference reference,
        ExerciseFiles files,
        Progress progress,
        ExerciseStatus status) {

    public static Study of(WorkbookLayout folders) {
        Reference reference = Reference.read(folders);
        ExerciseFiles files = new ExerciseFiles(folders, reference);
        Progress progress = new Progress(folders);
        return new Study(
                folders, Catalogue.read(folders), reference, files, progress, new ExerciseStatus(files, progress));
    }

    public Map<String, String> texts() {
        return files.texts();
    }

    /** Notes that the checks passed with the text as it is now. */
    public void passed(Exercise exercise) {
        progress.passed(exercise.id(), files.fingerprint(exercise.id()));
    }

    /** Notes that the checks did not pass with the text as it is now. */
    public void failed(Exercise exercise) {
        progress.failed(exercise.id(), files.fingerprint(exercise.id()));
    }

    /** Notes what a verdict says, and that there was one: who sees the second of them finds the first. */
    public void checked(Exercise exercise, String verdict) {
        new LastVerdicts(folders).remember(exercise.id(), verdict);
        progress.checked(exercise.id());
    }

    /** As if it had never passed or failed. */
    public void forget(Exercise exercise) {
        progress.forget(exercise.id());
        new LastVerdicts(folders).forget(exercise.id());
    }

    /** Notes how a capstone went with the broker as it is now. */
    public void ran(Capstone capstone, boolean passed) {
        progress.checked(capstone.id());
        if (passed) {
            progress.passed(capstone.id(), brokerUpTo(capstone));
        } else {
            progress.failed(capstone.id(), brokerUpTo(capstone));
        }
    }

    /** One that passed stays done, whatever is written later: to run it takes a while. */
    public State of(Capstone capstone) {
        Optional<Progress.Mark> mark = progress.mark(capstone.id());
        if (mark.isEmpty() || mark.get() == Progress.Mark.PASSED) {
            return mark.isEmpty() ? State.OPEN : State.DONE;
        }
        String now = brokerUpTo(capstone);
        if (progress.failedWith(capstone.id()).equals(now)) {
            return State.FAILING;
        }
        return progress.passedWith(capstone.id()).equals(now) ? State.DONE : State.OPEN;
    }

    /** The first capstone whose exercises are all behind the learner, and which was not passed. */
    public Optional<Capstone> nextCapstone() {
        return catalogue.lessons().stream()
                .filter(lesson -> catalogue.upTo(lesson).stream()
                        .allMatch(exercise -> status.of(exercise).behind()))
                .flatMap(lesson -> lesson.capstone().stream())
                .filter(capstone -> of(capstone) != State.DONE)
                .findFirst();
    }

    /** The one that comes after this exercise, which has just passed: it closes its lesson, or a later one. */
    public Optional<Capstone> capstoneAfter(Exercise passed) {
        return nextCapstone().filter(capstone -> catalogue
                .lessonOfCapstone(capstone.id())
                .filter(lesson -> lesson.number().compareTo(passed.lesson()) >= 0)
                .isPresent());
    }

    /** Changes when the learner changes one of the exercises that the capstone needs. */
    private String brokerUpTo(Capstone capstone) {
        String all = catalogue.lessonOfCapstone(capstone.id()).map(catalogue::upTo).orElse(List.of()).stream()
                .map(exercise -> files.fingerprint(exercise.id()))
                .collect(Collectors.joining(" "));
        return Integer.toHexString(all.hashCode());
    }

    public Optional<Exercise> next() {
        return status.next(catalogue);
    }
}
