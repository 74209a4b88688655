package workbook.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an include with a tag takes from Java code. The tag of an exercise lies inside a method's body, and a reader
 * needs the whole method around it.
 *
 * <p>Without a tag it takes everything; the lines of the tags themselves never.
 */
public final class TaggedCode {
    private static final Pattern TAG_LINE = Pattern.compile("\\s*// (tag|end)::[A-Za-z0-9-]+\\[]\\s*");
    private static final Pattern EXERCISE = Pattern.compile("\\d\\d-\\d+");

    private TaggedCode() {}

    /**
     * A line that is taken.
     *
     * @param inside whether it lies between the tags; if not, it belongs to the method around them
     */
    public record Line(String text, boolean inside) {}

    /** The lines that are taken, with an empty one between two regions; none if there is no such tag. */
    public static List<String> select(List<String> lines, String tag) {
        return place(lines, tag).stream().map(Line::text).toList();
    }

    /** As {@link #select}, and of each line whether the tags are around it. */
    public static List<Line> place(List<String> lines, String tag) {
        boolean[] shown = new boolean[lines.size()];
        boolean[] tagged = new boolean[lines.size()];
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
            tagged[i] = inside;
        }
        return shownLines(lines, shown, tagged);
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

    private static List<Line> shownLines(List<String> lines, boolean[] shown, boolean[] tagged) {
        List<Line> text = new ArrayList<>();
        for (int i = 0; i < shown.length; i++) {
            boolean gap = i > 0 && shown[i] && !shown[i - 1] && !text.isEmpty();
            if (gap) {
                text.add(new Line("", false));
            }
            if (shown[i] && !TAG_LINE.matcher(lines.get(i)).matches()) {
                text.add(new Line(lines.get(i), tagged[i]));
            }
        }
        return text;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
