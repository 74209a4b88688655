package book;

import org.jsoup.nodes.Element;

import java.util.ArrayList;
import java.util.List;

/**
 * A paragraph with the role {@code aside} is a detour from the text in front of it: history, a joke, what would break
 * the sentence. Where there is room the style sheet puts it into the margin, beside that text, and elsewhere below it.
 *
 * <p>So that nothing lies over anything else, aside and text share a grid. It takes in as many of the following
 * paragraphs and lists as the aside is probably long.
 */
final class Asides {
    private static final int LETTERS_OF_A_LINE = 78;
    private static final int LETTERS_OF_AN_ASIDES_LINE = 34;

    private Asides() {}

    static void place(Element body, Page page, Problems problems) {
        for (Element aside : body.select(".paragraph.aside")) {
            aside.removeClass("paragraph").attr("role", "note");
            Element text = aside.previousElementSibling();
            if (text == null || !isProse(text)) {
                String begin =
                        aside.text().substring(0, Math.min(20, aside.text().length()));
                problems.addWhere(
                        page.source(), begin, "an aside must follow the paragraph or list that it belongs to");
            } else if (text.closest("details") == null) {
                settle(text, aside);
            }
        }
    }

    private static void settle(Element text, Element aside) {
        List<Element> inside = new ArrayList<>(List.of(text, aside));
        int missing = lines(aside, LETTERS_OF_AN_ASIDES_LINE) - lines(text, LETTERS_OF_A_LINE);
        Element next = aside.nextElementSibling();
        while (missing > 0 && next != null && isProse(next) && !belongsToAnAside(next)) {
            inside.add(next);
            missing -= lines(next, LETTERS_OF_A_LINE);
            next = next.nextElementSibling();
        }
        Element grid = new Element("div").addClass("beside");
        text.before(grid);
        inside.forEach(grid::appendChild);
    }

    /** A paragraph that has an aside of its own keeps it beside itself. */
    private static boolean belongsToAnAside(Element block) {
        Element next = block.nextElementSibling();
        return next != null && next.hasClass("aside");
    }

    private static int lines(Element block, int letters) {
        int lines = 1;
        for (Element part : block.select("p")) {
            lines += 1 + part.text().length() / letters;
        }
        return lines;
    }

    private static boolean isProse(Element block) {
        return block.is(".paragraph, .ulist, .olist, .dlist") && block.selectFirst("pre, table") == null;
    }
}
