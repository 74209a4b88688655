package book;

import org.asciidoctor.ast.Document;
import org.asciidoctor.extension.IncludeProcessor;
import org.asciidoctor.extension.PreprocessorReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Includes Java code by tag as Asciidoctor does, with one difference that a reader needs: the tag of an exercise lies
 * inside a method's body, and the book shows the whole method around it.
 *
 * <p>Without a tag the whole file is shown; the lines of the tags themselves never are.
 */
final class JavaInclude extends IncludeProcessor {
    private static final Pattern TAG_LINE = Pattern.compile("\\s*// (tag|end)::[A-Za-z0-9-]+\\[]\\s*");
    private static final Pattern EXERCISE = Pattern.compile("\\d\\d-\\d+");
    private final Problems problems;

    JavaInclude(Problems problems) {
        this.problems = problems;
    }

    @Override
    public boolean handles(String target) {
        return target.endsWith(".java");
    }

    @Override
    public void process(Document document, PreprocessorReader reader, String target, Map<String, Object> attributes) {
        Path including = Where.in(document, reader);
        Path file = including.resolveSibling(target);
        String tag = String.valueOf(attributes.getOrDefault("tag", attributes.getOrDefault("tags", "")));
        try {
            List<String> selected = select(Files.readAllLines(file), tag);
            if (selected.isEmpty()) {
                problems.add(including, reader.getLineNumber() - 1, "no tag " + tag + " in " + target);
            }
            reader.pushInclude(String.join("\n", selected) + "\n", target, target, 1, attributes);
        } catch (IOException e) {
            problems.add(including, reader.getLineNumber() - 1, "cannot include " + target);
        }
    }

    static List<String> select(List<String> lines, String tag) {
        boolean[] shown = new boolean[lines.size()];
        boolean inside = tag.isEmpty();
        for (int i = 0; i < shown.length; i++) {
            String line = lines.get(i).strip();
            if (!tag.isEmpty() && (line.equals("// tag::" + tag + "[]") || line.equals("// end::" + tag + "[]"))) {
                inside = line.startsWith("// tag");
                shown[i] = true;
                if (EXERCISE.matcher(tag).matches()) {
                    showToBorder(lines, i, inside ? -1 : 1, shown);
                }
            }
            shown[i] |= inside;
        }
        return shownLines(lines, shown);
    }

    /** Up to the method's first line, or down to its closing brace: the first line that is indented less. */
    private static void showToBorder(List<String> lines, int from, int step, boolean[] shown) {
        int indent = indent(lines.get(from));
        int i = from;
        while (i + step >= 0 && i + step < shown.length && (lines.get(i).isBlank() || indent(lines.get(i)) >= indent)) {
            i += step;
            shown[i] = true;
        }
    }

    private static List<String> shownLines(List<String> lines, boolean[] shown) {
        List<String> text = new ArrayList<>();
        for (int i = 0; i < shown.length; i++) {
            boolean gap = i > 0 && shown[i] && !shown[i - 1] && !text.isEmpty();
            if (gap) {
                text.add("");
            }
            if (shown[i] && !TAG_LINE.matcher(lines.get(i)).matches()) {
                text.add(lines.get(i));
            }
        }
        return text;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
