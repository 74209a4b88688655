package book;

import org.jsoup.nodes.Element;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.jsoup.nodes.Entities.escape;

/**
 * Says above included code where it stands, and what it takes the place of. The include leaves a line with file and
 * tag; here it becomes a caption.
 */
final class Captions {
    /** Begins the line that an include leaves: a comment, so that it is highlighted as one. */
    static final String MARK = "//@ ";

    private static final Pattern LINE =
            Pattern.compile("(?:<span class=\"c1?\">)?" + MARK + "(\\w+\\.java)(?: ([\\w-]+))?(?:</span>)?\\n?");
    private static final Pattern EXERCISE = Pattern.compile("\\d\\d-\\d+");

    private Captions() {}

    static void settle(Element body) {
        for (Element code : body.select("pre code")) {
            Matcher line = LINE.matcher(code.html());
            if (line.find()) {
                String caption = words(line.group(1), line.group(2));
                code.html(line.replaceAll(""));
                Element block = code.closest(".listingblock");
                if (block != null && block.selectFirst("> .title") == null) {
                    block.prependElement("div").addClass("title where").html(caption);
                }
            }
        }
    }

    private static String words(String file, String tag) {
        String where = "<code>" + escape(file) + "</code>";
        return tag != null && EXERCISE.matcher(tag).matches()
                ? where + ", in place of <code>throw new NotDoneYet(\"" + escape(tag) + "\")</code>"
                : where;
    }
}
