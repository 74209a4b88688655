package workbook.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One exercise of a lesson, as written in {@code lessons/NN-slug/exercises/NN-k.adoc}.
 *
 * @param id lesson and number, such as {@code 07-2}
 * @param minutes how long it takes somebody with some years of Java, about
 * @param program main class that {@code workbook run} starts; kind C has one, the others may
 * @param file where all this is written
 * @param parts the text between {@code // tag::task[]} and {@code // end::task[]} and so on, by name, AsciiDoc
 */
public record Exercise(
        String id,
        String title,
        Kind kind,
        int minutes,
        Optional<String> program,
        Path file,
        Map<String, String> parts) {

    public static final List<String> PARTS = List.of("task", "hint-1", "hint-2", "hint-3", "explanation");

    /** The lesson's two digits. */
    public String lesson() {
        return id.substring(0, 2);
    }

    /** From somebody with some years of Java to somebody with one. */
    public String time() {
        return "%s to %s minutes".formatted(minutes, 2 * minutes);
    }

    public String part(String name) {
        String text = parts.get(name);
        if (text == null) {
            throw new IllegalArgumentException(
                    "exercise %s has no part %s, but %s".formatted(id, name, parts.keySet()));
        }
        return text;
    }

    /** From a nudge to the near-answer. */
    public List<String> hints() {
        return List.of(part("hint-1"), part("hint-2"), part("hint-3"));
    }
}
