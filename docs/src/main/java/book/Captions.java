package book;

import org.jsoup.nodes.Element;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.jsoup.nodes.Entities.escape;

/**
 * Says above included code in which file it stands. The include leaves a line with file and tag; here it becomes a
 * caption, and the code is drawn in its place.
 */
final class Captions {
    /** Begins the line that an include leaves: a comment, so that it is highlighted as one. */
    static final String MARK = "//@ ";

    private static final Pattern LINE =
            Pattern.compile("(?:<span class=\"c1?\">)?" + MARK + "(\\w+\\.java)(?: [\\w-]+)?(?:</span>)?\\n?");

    private Captions() {}

    static void settle(Element body) {
        for (Element code : body.select("pre code")) {
            Matcher line = LINE.matcher(code.html());
            if (line.find()) {
                String caption = "<code>" + escape(line.group(1)) + "</code>";
                code.html(line.replaceAll(""));
                InPlace.draw(code);
                Element block = code.closest(".listingblock");
                if (block != null && block.selectFirst("> .title") == null) {
                    block.prependElement("div").addClass("title where").html(caption);
                }
            }
        }
    }
}
