package editions;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Listings on paper. What is wide gets smaller letters; what is wider still is broken, and goes on further to the
 * right, so that one sees where a line begins. A prompt is written before what is typed.
 */
final class Listings {
    /** Characters that a line has room for. */
    private static final int NORMAL = 100;

    private static final int SMALL = 117;

    /** Lines that stay together on a page. */
    private static final int SHORT = 26;

    /** The same for a command with what came back. */
    private static final int LONGER = 30;

    private Listings() {}

    static void settle(Element body) {
        for (Element typed : body.select("pre .typed")) {
            typed.prependElement("span").addClass("prompt").text("$ ");
        }
        for (Element continued : body.select("pre .continued")) {
            continued.prependElement("span").addClass("prompt").text("> ");
        }
        for (Element session : body.select(".session")) {
            if (session.select("pre").stream()
                            .mapToLong(pre -> pre.wholeText().lines().count())
                            .sum()
                    <= LONGER) {
                session.addClass("short");
            }
        }
        for (Element pre : body.select("pre")) {
            List<String> lines = pre.wholeText().lines().toList();
            int longest = lines.stream().mapToInt(String::length).max().orElse(0);
            boolean verdict = pre.selectFirst("> .line, > .fact") != null;
            if (lines.size() <= SHORT) {
                pre.addClass("short");
            }
            if (longest > NORMAL && !verdict) {
                pre.addClass("small");
            }
            if (verdict || longest > SMALL) {
                hang(pre);
            }
        }
    }

    /** Makes each line a block of its own, which can have its beginning further to the left than the rest of it. */
    private static void hang(Element pre) {
        Element holder = pre.selectFirst("> code") == null ? pre : pre.selectFirst("> code");
        List<Element> lines = new ArrayList<>(List.of(line()));
        for (Node node : List.copyOf(holder.childNodes())) {
            spread(node, List.of(), lines);
        }
        holder.empty();
        for (Element line : lines) {
            if (line.wholeText().isEmpty()) {
                line.text("\u00a0");
            } else if (line.selectFirst("> .fact") != null) {
                line.addClass("deep");
            }
            holder.appendChild(line);
        }
        pre.addClass("hanging");
    }

    private static Element line() {
        return new Element("span").addClass("hung");
    }

    /** Appends text to the last line, in copies of the elements around it, and begins a new line at each line's end. */
    private static void spread(Node node, List<Element> around, List<Element> lines) {
        if (node instanceof Element element) {
            List<Element> inside = new ArrayList<>(around);
            inside.add(element);
            List.copyOf(element.childNodes()).forEach(child -> spread(child, inside, lines));
        } else if (node instanceof TextNode text) {
            String[] pieces = text.getWholeText().split("\n", -1);
            for (int i = 0; i < pieces.length; i++) {
                if (i > 0) {
                    lines.add(line());
                }
                if (!pieces[i].isEmpty()) {
                    Element place = lines.get(lines.size() - 1);
                    for (Element outer : around) {
                        place = place.appendElement(outer.normalName()).attr("class", outer.className());
                    }
                    place.appendText(pieces[i]);
                }
            }
        }
    }
}
