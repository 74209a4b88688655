package workbook.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All lessons, in order.
 *
 * <p>Immutable; a change on disk is seen by reading again.
 */
public record Catalogue(List<Lesson> lessons) {

    /**
     * Reads {@code lessons/NN-slug/}.
     *
     * @throws BrokenLesson if a lesson is incomplete or contradicts itself; every problem with its file and line
     */
    public static Catalogue read(WorkbookLayout folders) {
        return new Catalogue(new LessonReader(folders).readAll());
    }

    public List<Exercise> exercises() {
        return lessons.stream().flatMap(lesson -> lesson.exercises().stream()).toList();
    }

    public Optional<Exercise> exercise(String id) {
        return exercises().stream().filter(exercise -> exercise.id().equals(id)).findFirst();
    }

    /** By number: "7" and "07" are the same. */
    public Optional<Lesson> lesson(String number) {
        String digits = number.length() == 1 ? "0" + number : number;
        return lessons.stream().filter(lesson -> lesson.number().equals(digits)).findFirst();
    }

    public Lesson lessonOf(Exercise exercise) {
        return lesson(exercise.lesson()).orElseThrow();
    }

    /** The lesson that a capstone closes. */
    public Optional<Lesson> lessonOfCapstone(String id) {
        return lessons.stream()
                .filter(lesson -> lesson.capstone().map(Capstone::id).equals(Optional.of(id)))
                .findFirst();
    }

    /** The exercises of a lesson and of all before it. */
    public List<Exercise> upTo(Lesson last) {
        return exercises().stream()
                .filter(exercise -> exercise.lesson().compareTo(last.number()) <= 0)
                .toList();
    }

    /** The ids most like a mistyped one, best first: same lesson, then same number. */
    public List<String> near(String mistyped) {
        return Stream.concat(
                        lessons.stream().map(Lesson::number),
                        exercises().stream().map(Exercise::id))
                .sorted(Comparator.comparingInt((String id) -> distance(id, mistyped)))
                .limit(3)
                .sorted()
                .toList();
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
