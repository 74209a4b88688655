package workbook.authoring;

import workbook.catalogue.Lesson;
import workbook.generator.Reference;
import workbook.generator.Region;
import workbook.generator.TaggedSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A plausible mistake, {@code lessons/NN-slug/wrong/NN-k-slug.java}:
 *
 * <pre>
 * // Mistake: wakes one waiting thread where all must look again
 * // Fails capstone-1
 * // region 1
 * ...body of the exercise's first region...
 * // region 3
 * ...
 * </pre>
 *
 * The second line is there if a capstone must notice the mistake, too.
 *
 * <p>Regions are counted through the exercise's files in path order; one that is not given has the reference's body.
 *
 * @param capstones ids of the capstones that must notice it
 * @param bodies by number of the region, from 1
 */
record WrongAnswer(
        String exercise, Path file, String mistake, Set<String> capstones, SortedMap<Integer, List<String>> bodies) {
    private static final Pattern NAME = Pattern.compile("(\\d\\d-\\d+)-[a-z0-9-]+\\.java");
    private static final Pattern CAPSTONE = Pattern.compile("// Fails (capstone-[1-9])");
    private static final Pattern SECTION = Pattern.compile("\\s*// region (\\d+)\\s*");
    private static final String MISTAKE = "// Mistake: ";

    static List<WrongAnswer> of(Lesson lesson) {
        Path folder = lesson.folder().resolve("wrong");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(WrongAnswer::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WrongAnswer read(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!name.matches() || lines.isEmpty() || !lines.get(0).startsWith(MISTAKE)) {
            throw new IllegalArgumentException(
                    "%s: must be called NN-k-words.java and start with \"%s\"".formatted(file, MISTAKE));
        }
        SortedMap<Integer, List<String>> bodies = new TreeMap<>();
        Set<String> capstones = new TreeSet<>();
        List<String> body = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            Matcher capstone = CAPSTONE.matcher(line);
            if (bodies.isEmpty() && capstone.matches()) {
                capstones.add(capstone.group(1));
                continue;
            }
            Matcher section = SECTION.matcher(line);
            if (section.matches()) {
                body = new ArrayList<>();
                bodies.put(Integer.parseInt(section.group(1)), body);
            } else if (bodies.isEmpty() && !line.isBlank()) {
                throw new IllegalArgumentException(file + ": text before the first \"// region 1\"");
            } else {
                body.add(line);
            }
        }
        if (bodies.isEmpty()) {
            throw new IllegalArgumentException(file + ": no \"// region 1\"");
        }
        return new WrongAnswer(name.group(1), file, lines.get(0).substring(MISTAKE.length()), capstones, bodies);
    }

    /** The golden verdict beside it. */
    Path golden() {
        return file.resolveSibling(file.getFileName().toString().replace(".java", ".txt"));
    }

    /** The exercise's files with the mistake in them; all else as in the given texts. */
    Map<String, String> putInto(Map<String, TaggedSource> texts, Reference reference) {
        Map<String, String> result = new LinkedHashMap<>();
        int[] number = {0};
        SortedMap<Integer, List<String>> left = new TreeMap<>(bodies);
        for (String name : reference.filesOf(exercise)) {
            TaggedSource solved = reference.files().get(name);
            TaggedSource wrong = texts.get(name)
                    .with(region -> region.exercise().equals(exercise), region -> {
                        List<String> body = left.remove(++number[0]);
                        return body == null
                                ? solved.content(solved.regionsOf(exercise).get(region.ordinal()))
                                : indented(body, region);
                    });
            result.put(name, wrong.text());
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: region %s, but %s has %d".formatted(file, left.keySet(), exercise, number[0]));
        }
        return result;
    }

    private static List<String> indented(List<String> body, Region region) {
        return String.join("\n", body)
                .stripTrailing()
                .stripIndent()
                .lines()
                .map(line -> line.isBlank() ? "" : region.indent() + line)
                .toList();
    }
}
