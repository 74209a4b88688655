package book;

import org.jsoup.nodes.Element;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes every heading and every fold something that can be linked to: a heading gets a sign that links to itself, a
 * fold of an exercise a name such as {@code hint-07-1-2}, {@code solution-07-1} or {@code mistakes-07-1}.
 *
 * <p>The name belongs to what is inside the fold: a browser that is sent there opens it, without a script.
 */
final class Anchors {
    private static final Pattern HINT = Pattern.compile("Hint (\\d).*");

    private Anchors() {}

    static void add(Element body) {
        for (Element heading : body.select("h2[id], h3[id], h4[id]")) {
            String words = heading.text();
            heading.appendElement("a")
                    .addClass("anchor")
                    .attr("href", "#" + heading.id())
                    .attr("aria-label", "Link to " + words)
                    .text("#");
        }
        for (Element heading : body.select("h3[id^=ex-]")) {
            String exercise = heading.id().substring("ex-".length());
            for (Element fold : heading.parent().select("> details")) {
                String name = name(fold, exercise);
                if (!name.isEmpty()) {
                    fold.selectFirst("> .content").id(name);
                }
            }
        }
    }

    /** A heading's words without its sign. */
    static String words(Element heading) {
        Element copy = heading.clone();
        copy.select(".anchor").remove();
        return copy.text();
    }

    private static String name(Element fold, String exercise) {
        Matcher hint = HINT.matcher(fold.selectFirst("> summary").text());
        return hint.matches()
                ? "hint-" + exercise + "-" + hint.group(1)
                : fold.hasClass("first")
                        ? "first-" + exercise
                        : fold.hasClass("solution")
                                ? "solution-" + exercise
                                : fold.hasClass("mistakes") ? "mistakes-" + exercise : "";
    }
}
