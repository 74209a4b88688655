package workbook.learner;

import workbook.catalogue.Exercise;
import workbook.catalogue.Kind;
import workbook.catalogue.Lesson;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the finished broker lends to the learner's: the broker's parts of lessons that are not begun. So a broker runs
 * from the first lesson on, and an open exercise stands in the way only where the learner is at work.
 *
 * <p>A lesson is begun when something of its broker is written, by the learner or by {@code start}: a client program
 * that is done needs a whole broker all the same.
 *
 * @param lessons two digits each, in order
 * @param exercises of these lessons, of kind B
 * @param toTheEnd whether no lesson after the first of them is begun
 */
public record Loan(List<String> lessons, Set<String> exercises, boolean toTheEnd) {
    public static final Loan NOTHING = new Loan(List.of(), Set.of(), false);

    public static Loan of(Study study) {
        List<Lesson> all = study.catalogue().lessons();
        List<Lesson> lent = all.stream()
                .filter(lesson -> brokersPart(lesson).stream()
                        .allMatch(exercise -> study.status().of(exercise) == ExerciseStatus.State.OPEN))
                .toList();
        return new Loan(
                lent.stream().map(Lesson::number).toList(),
                lent.stream()
                        .flatMap(lesson -> lesson.exercises().stream())
                        .filter(exercise -> exercise.kind() == Kind.BROKER)
                        .map(Exercise::id)
                        .collect(Collectors.toUnmodifiableSet()),
                lent.equals(all.subList(all.size() - lent.size(), all.size())));
    }

    /** What decides whether a lesson is begun; a lesson that has nothing of the broker is begun by any exercise. */
    private static List<Exercise> brokersPart(Lesson lesson) {
        List<Exercise> broker = lesson.exercises().stream()
                .filter(exercise -> exercise.kind() == Kind.BROKER)
                .toList();
        return broker.isEmpty() ? lesson.exercises() : broker;
    }

    /** For the line that says whose code runs; empty if nothing is lent. */
    public Optional<String> summary() {
        if (exercises.isEmpty()) {
            return Optional.empty();
        }
        String which = toTheEnd
                ? "lesson %s and all after it".formatted(lessons.get(0))
                : "lesson " + String.join(", ", lessons);
        return Optional.of("(the finished broker lends yours the parts that are not begun: %s)".formatted(which));
    }
}
