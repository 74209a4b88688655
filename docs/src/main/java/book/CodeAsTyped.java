package book;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

import java.util.List;

/**
 * Code inside a sentence as its author typed it. Asciidoctor makes arrows, dots and dashes of {@code ->}, {@code ...}
 * and the like there, too, and what a reader then copies does not compile.
 */
final class CodeAsTyped {
    /** Signs of more than one character stand before those that they contain. */
    private static final List<Sign> SIGNS = List.of(
            new Sign("\u2026\u200b", "..."),
            new Sign("\u2009\u2014\u2009", " -- "),
            new Sign("\u2014\u200b", "--"),
            new Sign("\u2192", "->"),
            new Sign("\u21d2", "=>"),
            new Sign("\u2190", "<-"),
            new Sign("\u21d0", "<="),
            new Sign("\u2019", "'"),
            new Sign("\u00a9", "(C)"),
            new Sign("\u00ae", "(R)"),
            new Sign("\u2122", "(TM)"));

    private record Sign(String shown, String typed) {}

    private CodeAsTyped() {}

    /** Changes the code in sentences; blocks of code are right as they are. */
    static void restore(Element body) {
        body.select("code:not(pre code)")
                .forEach(code -> code.traverse((node, depth) -> {
                    if (node instanceof TextNode text) {
                        text.text(typed(text.getWholeText()));
                    }
                }));
    }

    private static String typed(String shown) {
        String typed = shown;
        for (Sign sign : SIGNS) {
            typed = typed.replace(sign.shown, sign.typed);
        }
        return typed;
    }
}
