package book;

import org.jsoup.nodes.Element;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        if (!file.toString().endsWith(".svg")) {
            return;
        }
        String svg = Files.readString(file);
        Matcher box = BOX.matcher(svg);
        double smallest = LETTERS.matcher(svg)
                .results()
                .mapToDouble(letters -> Double.parseDouble(letters.group(1)))
                .min()
                .orElse(0);
        if (box.find() && smallest > 0) {
            long readable = Math.round(Double.parseDouble(box.group(1)) * Math.min(1, SMALLEST_LETTERS / smallest));
            image.attr("style", "min-width: " + readable + "px");
        }
    }

    static Path narrow(Path file) {
        return file.resolveSibling(file.getFileName().toString().replaceFirst("(\\.\\w+)$", "-narrow$1"));
    }
}
