package book;

import org.jsoup.nodes.Element;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.jsoup.nodes.Entities.escape;

/**
 * A verdict's long lines are wrapped below their beginnings. On a phone what is said of a fact goes on below its label,
 * and a check's name that is longer than a line goes on at one of its words.
 */
final class VerdictLines {
    private static final Pattern FACT = Pattern.compile("( {4}(?:\\S+ )*\\S+)( {2,}\\S.*)");
    private static final Pattern CHECK = Pattern.compile("(  .*\\S {2})(\\w{17,})");

    /** Longer than what is left of a phone's line below a label. */
    private static final int LONG = 26;

    private VerdictLines() {}

    static void split(Element pre) {
        pre.html(pre.wholeText().lines().map(VerdictLines::line).collect(Collectors.joining("\n")));
    }

    private static String line(String line) {
        Matcher fact = FACT.matcher(line);
        Matcher check = CHECK.matcher(line);
        if (fact.matches()) {
            return "<span class=\"fact\"><span class=\"label\">%s</span>%s</span>"
                    .formatted(escape(fact.group(1)), WholeWords.joints(fact.group(2), LONG));
        }
        if (check.matches() && !line.startsWith("    ")) {
            return "<span class=\"line\">%s<span class=\"check\">%s</span></span>"
                    .formatted(escape(check.group(1)), WholeWords.joints(check.group(2), 0));
        }
        return "<span class=\"%s\">%s</span>"
                .formatted(line.startsWith("    ") ? "fact" : "line", WholeWords.joints(line, LONG));
    }
}
