package workbook.learner;

import workbook.catalogue.Catalogue;
import workbook.catalogue.Exercise;

import java.util.Optional;
import java.util.function.Predicate;

/** How far the learner is with each exercise. Asked anew each time, since files change under it. */
public final class Standing {

    /** Where an exercise stands. */
    public enum State {
        /** Nothing written. */
        OPEN("open"),
        /** Something written, not checked since. */
        STARTED("started"),
        FAILING("failing"),
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

    public Standing(ExerciseFiles files, Progress progress) {
        this.files = files;
        this.progress = progress;
    }

    public State of(Exercise exercise) {
        boolean nothingToWrite = files.filesOf(exercise.id()).isEmpty();
        if (!nothingToWrite && files.untouched(exercise.id())) {
            return State.OPEN;
        }
        Optional<Progress.Mark> mark = progress.mark(exercise.id());
        if (mark.isEmpty()) {
            return nothingToWrite ? State.OPEN : State.STARTED;
        }
        return switch (mark.get()) {
            case PASSED -> changedSince(exercise) ? State.STARTED : State.DONE;
            case FAILED -> State.FAILING;
            case GIVEN -> State.GIVEN;
        };
    }

    private boolean changedSince(Exercise exercise) {
        return !progress.passedWith(exercise.id()).equals(files.fingerprint(exercise.id()));
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
