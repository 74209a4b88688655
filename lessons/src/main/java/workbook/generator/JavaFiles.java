package workbook.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The Java files below a folder, named by their path below it, with slashes.
 *
 * <p>A folder of the learner's may hold anything: a file that no class can be in, such as {@code X copy.java}, is left
 * out, and a byte that is not UTF-8 becomes U+FFFD.
 */
public final class JavaFiles {
    private static final char NOT_UTF_8 = '\uFFFD';

    private JavaFiles() {}

    /** Texts by name; empty if the folder is missing. */
    public static SortedMap<String, String> below(Path tree) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Path file : all(tree)) {
            String name = name(tree, file);
            if (canHoldAClass(name)) {
                texts.put(name, read(file));
            }
        }
        return texts;
    }

    /** The names of the files that are left out. */
    public static SortedSet<String> leftOut(Path tree) {
        SortedSet<String> names = new TreeSet<>();
        for (Path file : all(tree)) {
            if (!canHoldAClass(name(tree, file))) {
                names.add(name(tree, file));
            }
        }
        return names;
    }

    public static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first line, from 1, that is not UTF-8. */
    public static Optional<Integer> lineThatIsNotUtf8(Path file) {
        String text = read(file);
        int at = text.indexOf(NOT_UTF_8);
        // The character itself may stand in a file, too, as three bytes.
        if (at < 0 || isUtf8(file, text)) {
            return Optional.empty();
        }
        return Optional.of(
                (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1);
    }

    private static boolean isUtf8(Path file, String text) {
        try {
            return java.util.Arrays.equals(text.getBytes(StandardCharsets.UTF_8), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> all(Path tree) {
        if (!Files.isDirectory(tree)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(tree)) {
            return walk.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !Files.isDirectory(path))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path tree, Path file) {
        return tree.relativize(file).toString().replace('\\', '/');
    }

    private static boolean canHoldAClass(String name) {
        return Stream.of(name.substring(0, name.length() - ".java".length()).split("/"))
                .allMatch(part -> part.equals("package-info") || isIdentifier(part));
    }

    private static boolean isIdentifier(String word) {
        return !word.isEmpty()
                && Character.isJavaIdentifierStart(word.codePointAt(0))
                && word.codePoints().allMatch(Character::isJavaIdentifierPart);
    }
}
