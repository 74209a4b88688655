package book;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import static org.jsoup.nodes.Entities.escape;

/**
 * Short facts with dots between them. The style sheet draws the dots, and none where a line begins or ends: each fact
 * is an element of its own.
 */
final class Dots {
    private static final String DOT = " · ";

    private Dots() {}

    /** HTML of facts that are plain text. */
    static String between(String facts) {
        return Arrays.stream(facts.split(DOT))
                .map(fact -> "<span>" + escape(fact) + "</span>")
                .collect(Collectors.joining(" "));
    }

    /** Splits what a paragraph holds where its text has dots. */
    static void split(Element paragraph) {
        List<Node> nodes = List.copyOf(paragraph.childNodes());
        paragraph.empty().addClass("dots");
        Element fact = paragraph.appendElement("span");
        for (Node node : nodes) {
            if (node instanceof TextNode text) {
                String[] parts = text.getWholeText().split(DOT, -1);
                fact.appendText(parts[0]);
                for (int i = 1; i < parts.length; i++) {
                    paragraph.appendText(" ");
                    fact = paragraph.appendElement("span");
                    fact.appendText(parts[i]);
                }
            } else {
                fact.appendChild(node);
            }
        }
    }
}
