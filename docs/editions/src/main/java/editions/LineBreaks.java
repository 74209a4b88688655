package editions;

import com.openhtmltopdf.extend.FSTextBreaker;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a line of the PDF may end: behind a space, and between two letters behind a hyphen or a slash. Java's own rules
 * would break {@code shop’s} in the middle, and {@code 07-1}.
 */
final class LineBreaks implements FSTextBreaker {
    private static final int DONE = -1;
    private static final int MOST_KEPT = 45;
    private static final int MOST_KEPT_WORDS = 25;
    private static final Pattern BEFORE = Pattern.compile("[^\\s\\w]{1,2}$");
    private static final Pattern BEHIND = Pattern.compile("^[^\\s\\w]\\S{0,3}(?=\\s|$)|^s(?=\\W)");

    private String text = "";
    private int last;

    @Override
    public void setText(String newText) {
        text = newText;
        last = 0;
    }

    @Override
    public int next() {
        if (last == DONE || last >= text.length()) {
            last = DONE;
            return DONE;
        }
        for (int at = last + 1; at < text.length(); at++) {
            if (mayEnd(at)) {
                last = at;
                return at;
            }
        }
        last = text.length();
        return last;
    }

    private boolean mayEnd(int at) {
        char before = text.charAt(at - 1);
        char behind = text.charAt(at);
        if (Character.isWhitespace(before) || before == '\u200b') {
            return !Character.isWhitespace(behind);
        }
        return (before == '-' || before == '/')
                && at >= 2
                && Character.isLetter(text.charAt(at - 2))
                && Character.isLetter(behind);
    }

    /** The renderer may break a line at each element's edge: so a short one keeps the signs that touch it. */
    static void keepSigns(Element body) {
        for (Element element : body.select("code, a, em, strong")) {
            boolean outermost = element.parent().closest("code, a, em, strong, pre, .kept") == null;
            String words = element.text();
            if (outermost
                    && element.closest("pre") == null
                    && words.length() <= (words.contains(" ") ? MOST_KEPT_WORDS : MOST_KEPT)) {
                keep(element);
            }
        }
    }

    private static void keep(Element element) {
        String before = cut(element.previousSibling() instanceof TextNode text ? text : null, BEFORE);
        String behind = cut(element.nextSibling() instanceof TextNode text ? text : null, BEHIND);
        if (!before.isEmpty() || !behind.isEmpty()) {
            Element kept = new Element("span").addClass("kept");
            element.replaceWith(kept);
            kept.appendText(before).appendChild(element).appendText(behind);
        }
    }

    private static String cut(TextNode text, Pattern signs) {
        Matcher matcher = signs.matcher(text == null ? "" : text.getWholeText());
        if (!matcher.find()) {
            return "";
        }
        text.text(matcher.replaceFirst(""));
        return matcher.group();
    }
}
