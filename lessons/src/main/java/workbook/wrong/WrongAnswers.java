package workbook.wrong;

import workbook.catalogue.Lesson;
import workbook.catalogue.WorkbookLayout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The wrong answers of one exercise, {@code wrong/NN-k.diff}:
 *
 * <pre>
 * == close-wakes-one
 * Close wakes one thread on each condition; all others wait for ever.
 * shown to learners
 * fails capstone-1
 * &#64;@ close
 *      closed = true;
 * -    notFull.signalAll();
 * +    notFull.signal();
 *
 * == closed-means-empty
 * ...
 * </pre>
 *
 * <p>The lines with the mark and the capstone are there where they are so; the sentence may take several lines. A
 * hunk's place is found by its lines: they stand once between the exercise's tags, or once in the method or file that
 * its heading names. How the hunk as a whole is indented does not matter.
 *
 * <p>Right answers of another shape than the reference's are written alike, in {@code right/NN-k.diff}, without marks.
 */
public record WrongAnswers(String exercise, List<WrongAnswer> answers) {
    private static final Pattern NAME = Pattern.compile("\\d\\d-\\d+\\.diff");

    /** Empty if there is no file for that exercise. */
    public static WrongAnswers of(WorkbookLayout folders, Lesson lesson, String exercise) {
        return in("wrong", folders, lesson, exercise);
    }

    /** The right answers of another shape, which every check must accept; empty if there is no file. */
    public static List<WrongAnswer> right(WorkbookLayout folders, Lesson lesson, String exercise) {
        return in("right", folders, lesson, exercise).answers();
    }

    private static WrongAnswers in(String folder, WorkbookLayout folders, Lesson lesson, String exercise) {
        Path file = lesson.folder().resolve(folder).resolve(exercise + ".diff");
        if (!Files.exists(file)) {
            return new WrongAnswers(exercise, List.of());
        }
        try {
            return new WrongAnswers(
                    exercise, new WrongAnswerReader(exercise, folders.shown(file), Files.readAllLines(file)).read());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that a learner sees after the exercise has passed. */
    public List<WrongAnswer> shown() {
        return answers.stream().filter(WrongAnswer::shown).toList();
    }

    /** What lies in a lesson's folder {@code wrong} and belongs to none of its exercises. */
    public static List<Path> strays(Lesson lesson) {
        Path folder = lesson.folder().resolve("wrong");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> known = lesson.exercises().stream()
                .flatMap(exercise -> Stream.of(exercise.id() + ".diff", exercise.id() + ".txt"))
                .toList();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !known.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
