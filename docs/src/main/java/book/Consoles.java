package book;

import org.jsoup.nodes.Element;

import java.util.stream.Collectors;

import static org.jsoup.nodes.Entities.escape;

/**
 * What is typed, and what came back. A command's prompt is drawn by the style sheet, so that nobody copies it; a line
 * that continues the one before has none. Output that follows its command is joined to it.
 */
final class Consoles {
    private Consoles() {}

    static void join(Element body) {
        for (Element code : body.select("pre code[data-lang=console]")) {
            Element block = code.closest(".listingblock");
            block.addClass("console");
            boolean[] continued = {false};
            code.html(code.wholeText()
                    .lines()
                    .map(line -> {
                        String typed = "<span class=\"%s\">%s</span>"
                                .formatted(continued[0] ? "continued" : "typed", escape(line));
                        continued[0] = line.endsWith("\\");
                        return typed;
                    })
                    .collect(Collectors.joining("\n")));
            Element next = block.nextElementSibling();
            if (next != null && isOutput(next)) {
                block.wrap("<div class=\"session\"></div>");
                next.addClass("output");
                block.parent().appendChild(next);
            }
        }
    }

    private static boolean isOutput(Element block) {
        boolean literal =
                block.hasClass("literalblock") || block.hasClass("listingblock") && block.selectFirst("code") == null;
        return literal && block.selectFirst("> .title") == null && !block.hasClass("verdict");
    }
}
