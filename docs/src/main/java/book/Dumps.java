package book;

import org.jsoup.nodes.Element;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.jsoup.nodes.Entities.escape;

/** Bytes with their meaning beside them. On a phone the style sheet puts the meaning below the bytes. */
final class Dumps {
    private static final int ROWS = 3;
    private static final Pattern ROW = Pattern.compile("(\\s*\\d+\\s{2,}(?:[0-9a-f]{2}(?:\\s|$))+\\s*)(\\S.*)?");

    private Dumps() {}

    static void split(Element body) {
        for (Element pre : body.select("pre:not(:has(code))")) {
            long rows = pre.wholeText()
                    .lines()
                    .filter(line -> ROW.matcher(line).matches())
                    .count();
            if (rows >= ROWS) {
                pre.addClass("dump");
                pre.html(pre.wholeText().lines().map(Dumps::row).collect(Collectors.joining()));
            }
        }
    }

    /** The line's end belongs to the meaning: below the bytes it is a block, which ends by itself. */
    private static String row(String line) {
        Matcher row = ROW.matcher(line);
        return row.matches() && row.group(2) != null
                ? "<span class=\"bytes\">%s</span><span class=\"meaning\">%s\n</span>"
                        .formatted(escape(row.group(1)), escape(row.group(2)))
                : escape(line) + "\n";
    }
}
