package book;

import workbook.catalogue.Lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The lessons' own words for the glossary: the description list that a lesson's recap holds between {@code
 * tag::words[]} and {@code end::words[]}, sorted over all lessons, each with its lesson. What two
 * lessons say of one word stands there together.
 */
final class Words {
    private static final String START = "// tag::words[]";
    private static final String END = "// end::words[]";

    private Words() {}

    private record Word(String name, String meaning, Lesson lesson) {}

    static String of(List<Lesson> lessons) {
        Map<String, List<Word>> words = words(lessons);
        StringBuilder text = new StringBuilder();
        char letter = 0;
        for (Map.Entry<String, List<Word>> entry : words.entrySet()) {
            char next = Character.toUpperCase(sortedBy(entry.getValue().get(0)).charAt(0));
            if (next != letter) {
                letter = next;
                text.append("[#letter-%s.letter]\n=== %s\n\n".formatted(Character.toLowerCase(letter), letter));
            }
            text.append("[[%s]]%s:: %s\n\n"
                    .formatted(entry.getKey(), entry.getValue().get(0).name(), meanings(entry.getValue())));
        }
        return letters(words) + text;
    }

    /** The anchor of each word in the glossary. */
    static Map<String, String> anchors(List<Lesson> lessons) {
        Map<String, String> anchors = new LinkedHashMap<>();
        words(lessons).forEach((anchor, same) -> anchors.put(same.get(0).name(), anchor));
        return anchors;
    }

    /** By anchor, in the order of the alphabet; those who explain the same word in the order of their lessons. */
    private static Map<String, List<Word>> words(List<Lesson> lessons) {
        List<Word> words = new ArrayList<>();
        for (Lesson lesson : lessons) {
            words.addAll(read(lesson));
        }
        words.sort(Comparator.comparing(Words::sortedBy, String.CASE_INSENSITIVE_ORDER));
        Map<String, List<Word>> byAnchor = new LinkedHashMap<>();
        words.forEach(word -> byAnchor.computeIfAbsent(anchor(word.name()), anchor -> new ArrayList<>())
                .add(word));
        return byAnchor;
    }

    private static String sortedBy(Word word) {
        return word.name().replace("`", "");
    }

    /** One line for each meaning, with the lessons that give it. */
    private static String meanings(List<Word> same) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (Word word : same) {
            String place = "xref:%s.adoc[Lesson %s]"
                    .formatted(
                            word.lesson().folder().getFileName(), word.lesson().number());
            lines.merge(word.meaning(), place, (one, other) -> one + ", " + other);
        }
        return lines.entrySet().stream()
                .map(line -> line.getKey() + " " + line.getValue())
                .collect(Collectors.joining(" +\n"));
    }

    private static String letters(Map<String, List<Word>> words) {
        return words.values().stream()
                .map(same -> Character.toUpperCase(sortedBy(same.get(0)).charAt(0)))
                .distinct()
                .map(letter -> "<<letter-%s,%s>>".formatted(Character.toLowerCase(letter), letter))
                .collect(Collectors.joining(" ", "[.letters]\n", "\n\n"));
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
        return "word-"
                + name.toLowerCase(Locale.ROOT).replace("wakeup", "wake-up").replaceAll("[^a-z0-9]+", "-");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
