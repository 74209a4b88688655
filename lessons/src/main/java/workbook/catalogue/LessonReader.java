package workbook.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads all lessons and collects what is wrong with them, so that an author sees every problem at once. */
final class LessonReader {
    private static final Pattern FOLDER = Pattern.compile("(\\d\\d)-([a-z0-9-]+)");
    private static final Pattern EXERCISE_FILE = Pattern.compile("(\\d\\d-[1-9]\\d?)\\.adoc");
    private static final Pattern EXERCISE_LINE = Pattern.compile(":exercise:\\s*(\\S+)\\s*");

    private final WorkbookLayout folders;
    private final List<String> problems = new ArrayList<>();

    LessonReader(WorkbookLayout folders) {
        this.folders = folders;
    }

    List<Lesson> readAll() {
        List<Lesson> lessons = new ArrayList<>();
        try {
            for (Path folder : children(folders.lessons())) {
                Matcher name = FOLDER.matcher(folder.getFileName().toString());
                if (name.matches() && Files.isDirectory(folder)) {
                    lessons.add(lesson(folder, name.group(1), name.group(2)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!problems.isEmpty()) {
            throw new BrokenLesson(problems);
        }
        return List.copyOf(lessons);
    }

    private Lesson lesson(Path folder, String number, String slug) throws IOException {
        Path text = folder.resolve("lesson.adoc");
        if (!Files.exists(text)) {
            problems.add("%s: is missing".formatted(folders.shown(text)));
            return new Lesson(number, slug, "", "", 0, List.of(), folder, List.of(), Optional.empty());
        }
        Adoc adoc = Adoc.read(text, folders.shown(text));
        List<String> invariants = adoc.part("invariants")
                .lines()
                .filter(line -> line.startsWith(". "))
                .map(line -> line.substring(2).strip())
                .toList();
        if (adoc.parts().containsKey("invariants") && invariants.isEmpty()) {
            adoc.problem(adoc.parts().get("invariants").line(), "no invariants (lines that start with \". \")");
        }
        Lesson lesson = new Lesson(
                number,
                slug,
                adoc.title().replaceFirst("^" + number + " · ", ""),
                adoc.attribute("part"),
                adoc.number("minutes"),
                invariants,
                folder,
                exercises(folder, number, adoc),
                capstone(adoc));
        problems.addAll(adoc.problems());
        return lesson;
    }

    private static Optional<Capstone> capstone(Adoc adoc) {
        if (!adoc.attributes().containsKey("capstone")) {
            return Optional.empty();
        }
        return Optional.of(new Capstone(
                adoc.number("capstone"),
                adoc.attribute("capstone-title"),
                adoc.attribute("capstone-run"),
                adoc.attributes().containsKey("capstone-brief")
                        ? List.of(adoc.attribute("capstone-brief").split(" +"))
                        : List.of()));
    }

    private List<Exercise> exercises(Path folder, String lesson, Adoc text) throws IOException {
        Map<String, Integer> shown = new LinkedHashMap<>();
        for (int i = 0; i < text.lines().size(); i++) {
            Matcher line = EXERCISE_LINE.matcher(text.lines().get(i));
            if (line.matches() && shown.put(line.group(1), i + 1) != null) {
                text.problem(i + 1, "exercise %s is shown twice".formatted(line.group(1)));
            }
        }
        List<Exercise> exercises = new ArrayList<>();
        for (Path file : children(folder.resolve("exercises"))) {
            Matcher name = EXERCISE_FILE.matcher(file.getFileName().toString());
            String path = folders.shown(file);
            if (!name.matches() || !name.group(1).startsWith(lesson + "-")) {
                problems.add("%s: must be called %s-1.adoc, %s-2.adoc ...".formatted(path, lesson, lesson));
                continue;
            }
            if (shown.remove(name.group(1)) == null) {
                problems.add(
                        "%s: lesson.adoc does not show it (a line \":exercise: %s\")".formatted(path, name.group(1)));
            }
            exercises.add(exercise(name.group(1), file, path));
        }
        shown.forEach((id, line) -> text.problem(line, "exercises/%s.adoc is missing".formatted(id)));
        exercises.sort((one, other) -> order(one) - order(other));
        return exercises;
    }

    private static int order(Exercise exercise) {
        return Integer.parseInt(exercise.id().substring(3));
    }

    private Exercise exercise(String id, Path file, String shown) throws IOException {
        Adoc adoc = Adoc.read(file, shown);
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : Exercise.PARTS) {
            parts.put(part, adoc.part(part));
        }
        adoc.parts().forEach((name, part) -> parts.putIfAbsent(name, part.text()));
        Kind kind = kind(adoc);
        boolean runs = kind == Kind.CLIENT || adoc.attributes().containsKey("run");
        Optional<String> program = runs ? Optional.of(adoc.attribute("run")) : Optional.empty();
        Exercise exercise = new Exercise(
                id, adoc.attribute("title"), kind, adoc.number("minutes"), program, file, Map.copyOf(parts));
        problems.addAll(adoc.problems());
        return exercise;
    }

    private static Kind kind(Adoc adoc) {
        String letter = adoc.attribute("kind");
        for (Kind kind : Kind.values()) {
            if (kind.letter().equals(letter)) {
                return kind;
            }
        }
        if (!letter.isEmpty()) {
            adoc.problem(
                    adoc.attributes().get("kind").line(), ":kind: must be B, C or T, not \"%s\"".formatted(letter));
        }
        return Kind.THINKING;
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }
}
