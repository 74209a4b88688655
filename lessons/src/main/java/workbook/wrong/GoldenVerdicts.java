package workbook.wrong;

import workbook.catalogue.Lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the checks say of an exercise's wrong answers, {@code wrong/NN-k.txt}: after {@code == slug} the verdict, word
 * for word.
 *
 * @param bySlug each ends with a line's end
 */
public record GoldenVerdicts(Path file, Map<String, String> bySlug) {
    private static final String TITLE = "== ";
    private static final String ROW = "    ";

    /** Without verdicts if there is no such file. */
    public static GoldenVerdicts of(Lesson lesson, String exercise) {
        Path file = lesson.folder().resolve("wrong").resolve(exercise + ".txt");
        try {
            return new GoldenVerdicts(file, Files.exists(file) ? read(Files.readAllLines(file)) : Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> read(List<String> lines) {
        Map<String, List<String>> bodies = new LinkedHashMap<>();
        List<String> body = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(TITLE)) {
                body = new ArrayList<>();
                bodies.put(line.substring(TITLE.length()).strip(), body);
            } else {
                body.add(line);
            }
        }
        Map<String, String> verdicts = new LinkedHashMap<>();
        bodies.forEach(
                (slug, text) -> verdicts.put(slug, String.join("\n", text).stripTrailing() + "\n"));
        return verdicts;
    }

    /** Replaces the file. */
    public void write() throws IOException {
        List<String> parts = new ArrayList<>();
        bySlug.forEach((slug, verdict) -> parts.add(TITLE + slug + "\n" + verdict));
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", parts));
    }

    /**
     * What a verdict says of the check that it tells in full, and how many more fail. Where in the code is left out,
     * since that is not the reader's; empty if there is no verdict.
     */
    public List<String> told(String slug) {
        List<String> lines = bySlug.getOrDefault(slug, "").lines().toList();
        List<String> told = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).startsWith(ROW) && told.isEmpty()) {
                told.add(lines.get(i - 1));
            }
            if (lines.get(i).startsWith(ROW) && !lines.get(i).startsWith(ROW + "at  ")) {
                told.add(lines.get(i));
            }
        }
        long others = lines.stream().filter(line -> line.startsWith("  FAILS")).count() - 1;
        if (others > 0) {
            told.add(others == 1 ? "  (1 more check fails)" : "  (%s more checks fail)".formatted(others));
        }
        return told;
    }
}
