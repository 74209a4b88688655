package book;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Turns the straight quotes of sentences into those of a book. In code they stay what they are. */
final class Quotes {
    private static final String BLOCKS = "p, li, td, th, dt, dd, h1, h2, h3, h4, summary, .title, figcaption, .mistake";
    private static final String CODE = "code, pre, kbd, samp, script, style";
    private static final String OPENS_AFTER = " \t\n\u00a0([{\u2014\u2013/\u201c\u2018";

    private Quotes() {}

    static void curl(Element body) {
        for (Element block : body.select(BLOCKS)) {
            char[] before = {' '};
            block.traverse((node, depth) -> {
                if (node instanceof TextNode text) {
                    boolean skipped = text.parent().closest(CODE) != null
                            || !text.parent().closest(BLOCKS).equals(block);
                    String whole = text.getWholeText();
                    if (!skipped) {
                        whole = curled(whole, before[0]);
                        text.text(whole);
                    }
                    if (!whole.isEmpty()) {
                        before[0] = whole.charAt(whole.length() - 1);
                    }
                }
            });
        }
    }

    static String of(String sentence) {
        return curled(sentence, ' ');
    }

    private static String curled(String text, char first) {
        StringBuilder curled = new StringBuilder(text.length());
        char before = first;
        for (char c : text.toCharArray()) {
            boolean opens = OPENS_AFTER.indexOf(before) >= 0 && !(c == '"' && before == '\u201c');
            char made = c == '"' ? opens ? '\u201c' : '\u201d' : c == '\'' ? opens ? '\u2018' : '\u2019' : c;
            curled.append(made);
            before = made;
        }
        return curled.toString();
    }
}
