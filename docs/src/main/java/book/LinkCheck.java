package book;

import org.jsoup.nodes.Element;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Knows every anchor of every page, and so which links lead nowhere. */
final class LinkCheck {
    private final Map<Page, Element> bodies;
    private final Map<String, Set<String>> anchors = new HashMap<>();

    LinkCheck(Map<Page, Element> bodies) {
        this.bodies = bodies;
        bodies.forEach((page, body) ->
                anchors.put(page.href(), new HashSet<>(body.select("[id]").eachAttr("id"))));
    }

    void check(Problems problems) {
        bodies.forEach((page, body) -> {
            for (String href : body.select("a[href*=#]").eachAttr("href")) {
                int hash = href.indexOf('#');
                String target = hash == 0 ? page.href() : href.substring(0, hash);
                String anchor = href.substring(hash + 1);
                boolean ours = !href.matches("[a-z]+:.*") && anchors.containsKey(target);
                if (ours && !anchors.get(target).contains(anchor)) {
                    problems.addWhere(page.source(), anchor, "link to " + href + ", an anchor that does not exist");
                }
            }
        });
    }
}
