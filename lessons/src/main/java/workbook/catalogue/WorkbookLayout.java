package workbook.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where things are in a clone of the repository.
 *
 * @param top the folder that holds the launcher
 */
public record WorkbookLayout(Path top) {

    public Path lessons() {
        return top.resolve("lessons");
    }

    /** The two digits of every lesson that has a folder. */
    public Set<String> lessonNumbers() {
        if (!Files.isDirectory(lessons())) {
            return Set.of();
        }
        try (Stream<Path> children = Files.list(lessons())) {
            return children.map(child -> child.getFileName().toString())
                    .filter(name -> name.matches("\\d\\d-.*"))
                    .map(name -> name.substring(0, 2))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This program; its manifest names the libraries beside it. */
    public Path program() {
        return top.resolve("lessons/target/lessons-1.0.0.jar");
    }

    /** What the JVM maps instead of loading this program's classes one by one. */
    public Path classArchive() {
        return top.resolve("lessons/target/workbook.jsa");
    }

    /** The learner's classes. */
    public Path exercises() {
        return top.resolve("exercises/src/main/java");
    }

    public Path checks() {
        return top.resolve("exercises/src/test/java");
    }

    /** Which classes each exercise is written in. Only the module of the exercises has it on its class path. */
    public Path exerciseClasses() {
        return top.resolve("exercises/src/test/resources/exercise-classes.properties");
    }

    /** The two source trees whose tagged regions are the exercises. */
    public List<Path> reference() {
        return List.of(top.resolve("mini-broker/src/main/java"), programs());
    }

    /** The client programs of the reference. */
    public Path programs() {
        return top.resolve("solutions/src/main/java");
    }

    public Path miniBrokerClasses() {
        return top.resolve("mini-broker/target/classes");
    }

    /** One line: the third-party jars that the exercises and their checks need. Written by the build. */
    public Path exercisesClassPath() {
        return top.resolve("exercises/target/classpath.txt");
    }

    public Path solutionsClassPath() {
        return top.resolve("solutions/target/classpath.txt");
    }

    public Path solutionsClasses() {
        return top.resolve("solutions/target/classes");
    }

    public Path book() {
        return top.resolve("docs/target/book");
    }

    /** How the book's pages look. */
    public Path bookStyle() {
        return top.resolve("docs/src/main/resources/book/book.css");
    }

    /** @param ending {@code pdf} or {@code epub} */
    public Path edition(String ending) {
        return top.resolve("docs/editions/target/mini-broker-workbook." + ending);
    }

    /** What the workbook remembers between two commands. Ignored by git; removing it loses no text. */
    public Path memory() {
        return top.resolve(".workbook");
    }

    /** The last comparison with the real broker. */
    public Path crossCheckPage() {
        return memory().resolve("crosscheck.html");
    }

    /** A path as a learner types it: from the top, with slashes. */
    public String shown(Path path) {
        Path shown = path.startsWith(top) ? top.relativize(path) : path;
        return shown.toString().replace('\\', '/');
    }
}
