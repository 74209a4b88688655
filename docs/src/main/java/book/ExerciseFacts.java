package book;

import workbook.catalogue.Catalogue;
import workbook.catalogue.Exercise;
import workbook.catalogue.Kind;
import workbook.generator.Reference;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An exercise's title, kind, time and files as attributes, so that its template can name them.
 *
 * @param reference knows which files hold an exercise
 */
record ExerciseFacts(Catalogue catalogue, Reference reference) {

    /** @throws IllegalArgumentException if there is no such exercise */
    String of(String id) {
        Exercise exercise = catalogue.exercise(id).orElseThrow(() -> new IllegalArgumentException("no exercise " + id));
        return """
                :ex-title: %s
                :ex-kind: %s
                :ex-time: %s
                :ex-files: pass:q[%s]
                """.formatted(exercise.title(), kind(exercise.kind()), exercise.time(), files(id));
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case BROKER -> "Part of the broker";
            case CLIENT -> "Client program";
            case THINKING -> "Thinking and measuring";
        };
    }

    private String files(String id) {
        List<String> files = reference.filesOf(id);
        return files.isEmpty()
                ? "nothing to edit"
                : files.stream().map(f -> "`exercises/src/main/java/" + f + "`").collect(Collectors.joining(" and "));
    }
}
