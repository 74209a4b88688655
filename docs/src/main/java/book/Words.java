package book;

import workbook.catalogue.Lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The lessons' own words for the glossary: the description list that a lesson's recap holds between {@code
 * tag::words[]} and {@code end::words[]}, sorted over all lessons, each with its lesson. A word that two lessons
 * explain stands there twice; links lead to the first.
 */
final class Words {
    private static final String START = "// tag::words[]";
    private static final String END = "// end::words[]";

    private Words() {}

    private record Word(String name, String meaning, Lesson lesson) {}

    static String of(List<Lesson> lessons) {
        List<Word> words = new ArrayList<>();
        for (Lesson lesson : lessons) {
            words.addAll(read(lesson));
        }
        words.sort(Comparator.comparing(w -> w.name().replace("`", ""), String.CASE_INSENSITIVE_ORDER));
        StringBuilder text = new StringBuilder();
        Set<String> anchors = new HashSet<>();
        for (Word word : words) {
            String page = word.lesson().folder().getFileName() + ".adoc";
            text.append("%s%s:: %s xref:%s[Lesson %s]\n\n"
                    .formatted(
                            anchors.add(anchor(word.name())) ? "[[%s]]".formatted(anchor(word.name())) : "",
                            word.name(),
                            word.meaning(),
                            page,
                            word.lesson().number()));
        }
        return text.toString();
    }

    private static List<Word> read(Lesson lesson) {
        List<Word> words = new ArrayList<>();
        boolean inside = false;
        for (String line : lines(lesson.text())) {
            int colons = line.indexOf("::");
            if (line.equals(START) || line.equals(END)) {
                inside = line.equals(START);
            } else if (inside && colons > 0 && (line.length() == colons + 2 || line.charAt(colons + 2) == ' ')) {
                words.add(new Word(
                        line.substring(0, colons).strip(),
                        line.substring(colons + 2).strip(),
                        lesson));
            } else if (inside && !line.isBlank() && !words.isEmpty()) {
                Word last = words.remove(words.size() - 1);
                words.add(new Word(last.name(), (last.meaning() + " " + line.strip()).strip(), lesson));
            }
        }
        return words;
    }

    private static String anchor(String name) {
        return "word-" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
