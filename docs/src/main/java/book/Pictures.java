package book;

import org.jsoup.nodes.Element;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How small a picture may become. On a phone one that is wide scrolls rather than shrink its letters below
 * {@value #SMALLEST_LETTERS} pixels; where {@code NAME-narrow.svg} stands beside it, that one is shown instead.
 */
final class Pictures {
    private static final int SMALLEST_LETTERS = 12;
    private static final Pattern BOX = Pattern.compile("<svg[^>]*\\sviewBox=['\"][-\\d.]+[ ,]+[-\\d.]+[ ,]+([\\d.]+)");
    private static final Pattern LETTERS = Pattern.compile("font(?:-size)?\\s*[:=]\\s*['\"]?([\\d.]+)(?:px)?");

    private Pictures() {}

    static void keepReadable(Element image, Path file) throws IOException {
        OptionalDouble letters = letters(file, 1);
        if (letters.isPresent()) {
            image.attr("style", "min-width: " + Math.round(SMALLEST_LETTERS / letters.getAsDouble()) + "px");
        }
    }

    /** How high the smallest letters are when the picture is drawn so wide; empty if it has none. */
    static OptionalDouble letters(Path file, double width) throws IOException {
        if (!file.toString().endsWith(".svg")) {
            return OptionalDouble.empty();
        }
        String svg = Files.readString(file);
        Matcher box = BOX.matcher(svg);
        OptionalDouble smallest = LETTERS.matcher(svg)
                .results()
                .mapToDouble(letters -> Double.parseDouble(letters.group(1)))
                .min();
        return smallest.isPresent() && box.find()
                ? OptionalDouble.of(smallest.getAsDouble() * width / Double.parseDouble(box.group(1)))
                : OptionalDouble.empty();
    }

    static Path narrow(Path file) {
        return file.resolveSibling(file.getFileName().toString().replaceFirst("(\\.\\w+)$", "-narrow$1"));
    }
}
