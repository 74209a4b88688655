package book;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever searches for a type by its name finds one, in whichever module. */
class TypeNamesTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    /** Starters, on purpose, have the names of what they stand in for. */
    private static final List<String> SOURCES = List.of(
            "mini-broker/src/main/java",
            "mini-broker/src/test/java",
            "exercises/src/test/java",
            "solutions/src/main/java",
            "solutions/src/test/java",
            "lessons/src/main/java",
            "lessons/src/test/java",
            "docs/src/main/java",
            "docs/src/test/java",
            "docs/editions/src/main/java",
            "docs/editions/src/test/java");

    @Test
    void noTwoTypesHaveOneName() throws IOException {
        Map<String, TreeSet<String>> places = new TreeMap<>();
        for (String source : SOURCES) {
            for (Path file : javaFiles(ROOT.resolve(source))) {
                places.computeIfAbsent(file.getFileName().toString(), any -> new TreeSet<>())
                        .add(ROOT.relativize(file).toString());
            }
        }
        places.remove("package-info.java");

        assertThat(places).hasSizeGreaterThan(500);
        assertThat(places.values().stream().filter(files -> files.size() > 1))
                .as("files that have one name")
                .isEmpty();
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
