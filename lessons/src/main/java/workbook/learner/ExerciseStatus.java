package workbook.learner;

import workbook.catalogue.Catalogue;
import workbook.catalogue.Exercise;

import java.util.Optional;
import java.util.function.Predicate;

/** How far the learner is with each exercise. Asked anew each time, since files change under it. */
public final class ExerciseStatus {

    /** Where an exercise stands. */
    public enum State {
        /** Nothing written. */
        OPEN("open"),
        /** Its class is gone: removed, emptied, commented out, renamed, or in another package. */
        MISSING("missing"),
        /** Something written, not checked since. */
        STARTED("started"),
        FAILING("failing"),
        /** It passed, something else is written now, and that was not checked. */
        CHANGED("changed"),
        DONE("done"),
        /** The reference stands there; {@code start} put it in. */
        GIVEN("given");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public boolean behind() {
            return this == DONE || this == GIVEN;
        }
    }

    private final ExerciseFiles files;
    private final Progress progress;

    public ExerciseStatus(ExerciseFiles files, Progress progress) {
        this.files = files;
        this.progress = progress;
    }

    /** A verdict holds for the text that it was given on. With the text that passed an exercise is done again. */
    public State of(Exercise exercise) {
        if (!files.missing(exercise.id()).isEmpty()) {
            return State.MISSING;
        }
        boolean nothingToWrite = files.filesOf(exercise.id()).isEmpty();
        if (!nothingToWrite && files.untouched(exercise.id())) {
            return State.OPEN;
        }
        Optional<Progress.Mark> mark = progress.mark(exercise.id());
        if (mark.isEmpty()) {
            return nothingToWrite ? State.OPEN : State.STARTED;
        }
        if (mark.get() == Progress.Mark.GIVEN) {
            return State.GIVEN;
        }
        String now = files.fingerprint(exercise.id());
        if (mark.get() == Progress.Mark.FAILED && now.equals(progress.failedWith(exercise.id()))) {
            return State.FAILING;
        }
        String passed = progress.passedWith(exercise.id());
        if (now.equals(passed)) {
            return State.DONE;
        }
        return passed.isEmpty() ? State.STARTED : State.CHANGED;
    }

    /** The first exercise that is not behind the learner. */
    public Optional<Exercise> next(Catalogue catalogue) {
        return next(catalogue, exercise -> true);
    }

    /** The first one that is not behind the learner, of those that will do. */
    public Optional<Exercise> next(Catalogue catalogue, Predicate<Exercise> willDo) {
        return open(catalogue, willDo);
    }

    /** The first one after this that is not behind the learner, else the first one at all; of those that will do. */
    public Optional<Exercise> nextAfter(Catalogue catalogue, Exercise exercise, Predicate<Exercise> willDo) {
        return open(catalogue, other -> other.id().compareTo(exercise.id()) > 0 && willDo.test(other))
                .or(() -> open(catalogue, willDo));
    }

    private Optional<Exercise> open(Catalogue catalogue, Predicate<Exercise> willDo) {
        return catalogue.exercises().stream()
                .filter(exercise -> willDo.test(exercise) && !of(exercise).behind())
                .findFirst();
    }
}
