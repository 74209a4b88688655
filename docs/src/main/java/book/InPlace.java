package book;

import org.jsoup.nodes.Element;
import workbook.catalogue.TaggedCode;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Code in its place: what a learner writes is drawn as code, the given lines around it lighter, and in front of it, as
 * deleted, what stands there in the starter. The copy button takes only the first.
 *
 * <p>Before the code is highlighted, lines with a mark say what begins; afterwards they become elements.
 */
final class InPlace {
    private static final Pattern MARKED =
            Pattern.compile("(?:<span class=\"c1?\">)?//@(around|instead|yours)(?:</span>)?\\n?");

    private InPlace() {}

    /**
     * The lines with marks, and without the white space that all of them begin with.
     *
     * @param replaced for each region, in order, what the starter has in its place
     */
    static List<String> marked(List<TaggedCode.Line> lines, List<List<String>> replaced) {
        List<String> marked = new ArrayList<>();
        Iterator<List<String>> starters = replaced.iterator();
        int indent = lines.stream()
                .map(TaggedCode.Line::text)
                .filter(text -> !text.isBlank())
                .mapToInt(InPlace::indent)
                .min()
                .orElse(0);
        TaggedCode.Line before = null;
        for (TaggedCode.Line line : lines) {
            if (before == null || before.inside() != line.inside()) {
                if (line.inside() && starters.hasNext()) {
                    marked.add("//@instead");
                    starters.next().forEach(text -> marked.add(from(indent, text)));
                }
                marked.add(line.inside() ? "//@yours" : "//@around");
            }
            marked.add(from(indent, line.text()));
            before = line;
        }
        return marked;
    }

    /** Makes elements of the marks: {@code span.around}, {@code del.instead}, {@code span.yours}. */
    static void draw(Element code) {
        String html = code.html();
        Matcher mark = MARKED.matcher(html);
        StringBuilder drawn = new StringBuilder();
        String end = "";
        int from = 0;
        while (mark.find()) {
            String name = mark.group(1).equals("instead") ? "del" : "span";
            drawn.append(html, from, mark.start()).append(end);
            from = mark.end();
            if (name.equals("del")) {
                int indent = indent(html.substring(from));
                drawn.append("<span class=\"instead\">%s</span>".formatted(" ".repeat(indent)));
                from += indent;
            }
            drawn.append("<%s class=\"%s\">".formatted(name, mark.group(1)));
            end = "</%s>".formatted(name);
        }
        if (from > 0) {
            code.html(drawn.append(html.substring(from)).append(end).toString());
        }
    }

    private static int indent(String text) {
        return text.length() - text.stripLeading().length();
    }

    private static String from(int indent, String text) {
        return text.isBlank() ? "" : text.substring(indent);
    }
}
