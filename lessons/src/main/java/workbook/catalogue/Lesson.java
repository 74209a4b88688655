package workbook.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One lesson: {@code lessons/NN-slug/lesson.adoc} and its exercises in order.
 *
 * @param number two digits
 * @param part roman number of the part of the syllabus it belongs to
 * @param capstone the one that closes this lesson
 * @param invariants what the checks guard; the first one is "invariant-1" in their tags
 */
public record Lesson(
        String number,
        String slug,
        String title,
        String part,
        int minutes,
        List<String> invariants,
        Path folder,
        List<Exercise> exercises,
        Optional<Capstone> capstone) {

    /** The title without the number that it may begin with. */
    public String name() {
        return title.replaceFirst("^\\d\\d\\W+", "");
    }

    public Path text() {
        return folder.resolve("lesson.adoc");
    }

    public Path captured(String exercise) {
        return folder.resolve("captured").resolve(exercise + ".first.txt");
    }
}
