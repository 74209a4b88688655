package book;

import org.jsoup.nodes.Element;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.jsoup.nodes.Entities.escape;

/** Bytes with their meaning beside them. On a phone the style sheet puts the meaning below the bytes. */
final class Dumps {
    private static final int ROWS = 3;
    /** Offset and perhaps a name; bytes, in groups or with more to come; what they mean. */
    private static final Pattern ROW = Pattern.compile("( *[0-9a-f]+ {2,}(?:[A-Za-z]{3,}(?: \\d+)? {2,})?)"
            + "([0-9a-f]{2}(?: {1,2}[0-9a-f]{2}(?!\\S))*(?: \\.{3})?)(?:$| {2,}(\\S.*)?)");

    private Dumps() {}

    static void split(Element body) {
        for (Element pre : body.select("pre:not(:has(code))")) {
            List<Matcher> rows = pre.wholeText()
                    .lines()
                    .map(ROW::matcher)
                    .filter(Matcher::matches)
                    .toList();
            if (rows.size() >= ROWS) {
                pre.addClass("dump")
                        .attr("style", "--at: %sch".formatted(rows.get(0).end(1)));
                pre.html(pre.wholeText().lines().map(Dumps::row).collect(Collectors.joining()));
            }
        }
    }

    /** The line's end belongs to what stands last in it: on a phone that is a block, which ends by itself. */
    private static String row(String line) {
        Matcher row = ROW.matcher(line);
        if (!row.matches()) {
            return escape(line) + "\n";
        }
        if (row.group(3) == null) {
            return "<span class=\"bytes\">%s\n</span>".formatted(escape(line));
        }
        return "<span class=\"bytes\">%s</span><span class=\"meaning\">%s\n</span>"
                .formatted(escape(line.substring(0, row.start(3))), escape(row.group(3)));
    }
}
