package checks;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Fails a check whose exercise has lost its class: removed, emptied, commented out, renamed or moved to another
 * package. The finished broker's class of that name would be checked in its place, and pass.
 *
 * <p>Maven and IDEs ask it, through {@code META-INF/services}; {@code ./workbook check} finds it out by itself. The
 * list of the classes lies in the resources of {@code exercises}. Where it is not on the class path, the reference
 * itself is checked, and nothing can be missing.
 */
public final class LearnersClasses implements BeforeEachCallback {
    private static final String LIST = "exercise-classes.properties";
    private static final String FINISHED = "minibroker.exercise.NotDoneYet";

    private final Properties list;
    private final ClassLoader loader;

    public LearnersClasses() {
        this(LearnersClasses.class.getClassLoader());
    }

    /** @param loader finds the list and the classes */
    public LearnersClasses(ClassLoader loader) {
        this.loader = loader;
        list = new Properties();
        try (InputStream in = loader.getResourceAsStream(LIST)) {
            if (in != null) {
                list.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeEach(ExtensionContext check) {
        check.getTags().stream()
                .flatMap(tag -> missing(tag).map(name -> complaint(tag, name)).stream())
                .findFirst()
                .ifPresent(complaint -> {
                    throw new AssertionError(complaint);
                });
    }

    /** The first class of the exercise that is the finished broker's. */
    public Optional<String> missing(String exercise) {
        return Stream.of(list.getProperty(exercise, "").split(" "))
                .filter(name -> !name.isEmpty())
                .filter(name -> origin(name).isEmpty() || origin(name).equals(origin(FINISHED)))
                .findFirst();
    }

    private static String complaint(String exercise, String name) {
        return "exercises/src/main/java/%s.java is missing or holds no class %s: ./workbook reset %s puts the starter back"
                .formatted(name.replace('.', '/'), name, exercise);
    }

    /** The folder or jar that a class is found in; empty if there is none. */
    private String origin(String name) {
        String file = name.replace('.', '/') + ".class";
        URL url = loader.getResource(file);
        return url == null ? "" : url.toString().substring(0, url.toString().length() - file.length());
    }
}
