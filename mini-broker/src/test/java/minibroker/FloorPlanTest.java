package minibroker;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each package's {@code package-info.java} has a table of what its types do, in the order in which to read them:
 *
 * <pre>
 *  behaviour                          class           lesson
 *
 *  A heading
 *  a send is stored and answered      SendProcessor   05-3
 * </pre>
 */
class FloorPlanTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "minibroker");
    private static final Pattern EXERCISE = Pattern.compile("\\d\\d-\\d");
    private static final Pattern REGION = Pattern.compile("// tag::(\\d\\d-\\d)\\[]");

    @TestFactory
    Stream<DynamicTest> namesEachTypeOfItsPackageAndNoOther() throws IOException {
        return packages().stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> assertThat(
                                plan(folder).keySet())
                        .as("types in the table of %s", folder.resolve("package-info.java"))
                        .isEqualTo(types(folder))));
    }

    @TestFactory
    Stream<DynamicTest> saysWhichExercisesAreInWhichType() throws IOException {
        return packages().stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> plan(folder)
                        .forEach((type, exercises) -> assertThat(exercises)
                                .as("exercises in %s, by the table of its package", type)
                                .isEqualTo(matches(REGION, read(folder.resolve(type + ".java")), 1)))));
    }

    /** The types that the table names, each with its exercises. */
    private static Map<String, Set<String>> plan(Path folder) {
        List<String> lines = read(folder.resolve("package-info.java")).lines().toList();
        int heading = 0;
        while (!lines.get(heading).startsWith(" *  behaviour")) {
            heading++;
        }
        int column = lines.get(heading).indexOf("class");
        Map<String, Set<String>> plan = new TreeMap<>();
        for (String line : lines.subList(heading + 1, lines.size())) {
            if (line.contains("</pre>")) {
                break;
            }
            if (line.length() > column && line.charAt(column - 1) == ' ') {
                String type = line.substring(column).split(" ")[0];
                plan.computeIfAbsent(type, any -> new TreeSet<>()).addAll(matches(EXERCISE, line.substring(column), 0));
            }
        }
        return plan;
    }

    private static Set<String> types(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<Path> packages() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static Set<String> matches(Pattern pattern, String text, int group) {
        Set<String> found = new HashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(group));
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
