package editions;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds characters of the book that the fonts of the PDF don't have: a reader would see a box or a # for them. */
final class CharacterCheck {
    private static final String CODE = "pre, code, kbd";
    /** Not drawn: the place where a line may be broken, and the sign that chooses an emoji's form. */
    private static final Set<Integer> UNSEEN = Set.of(0x200b, 0xfe0f);

    /** Appear in the output of checks alone, where the PDF writes them as Java does. */
    private static final Map<Integer, String> ESCAPED = Map.of(0x663, "\\u0663", 0x4f60, "\\u4f60");

    private final Map<String, Fonts.Glyphs> glyphs;

    CharacterCheck(Map<String, Fonts.Glyphs> glyphs) {
        this.glyphs = glyphs;
    }

    /** Text with those characters escaped that no font has and that may be written so. */
    static String escaped(String text) {
        String escaped = text;
        for (Map.Entry<Integer, String> escape : ESCAPED.entrySet()) {
            escaped = escaped.replace(Character.toString(escape.getKey()), escape.getValue());
        }
        return escaped;
    }

    /** @return a sentence for each character that some chapter can't be printed with */
    List<String> missing(WholeBook book) {
        Set<String> missing = new TreeSet<>();
        for (Chapter chapter : book.chapters()) {
            check(
                    chapter.name(),
                    List.of(Fonts.HEADINGS),
                    chapter.label() + chapter.group() + chapter.facts(),
                    missing);
            chapter.body().traverse((node, depth) -> {
                if (node instanceof TextNode text) {
                    check(chapter.name(), families(text), text.getWholeText(), missing);
                }
            });
        }
        book.pictures().forEach((address, picture) -> Jsoup.parse(picture.svg(), "", Parser.xmlParser())
                .select("text")
                .eachText()
                .forEach(text -> checkPicture(address, text, missing)));
        return new ArrayList<>(missing);
    }

    private static List<String> families(TextNode text) {
        Element parent = text.parent();
        return parent.closest(CODE) != null ? List.of(Fonts.CODE) : List.of(Fonts.TEXT, Fonts.HEADINGS);
    }

    private void check(String place, List<String> families, String text, Set<String> missing) {
        text.codePoints()
                .filter(c -> c > ' ' && !UNSEEN.contains(c))
                .filter(c -> !ESCAPED.containsKey(c) || !families.contains(Fonts.CODE))
                .filter(c ->
                        !families.stream().allMatch(family -> glyphs.get(family).has(c)))
                .filter(c -> Fonts.FALLBACKS.stream()
                        .noneMatch(family -> glyphs.get(family).has(c)))
                .forEach(c -> missing.add(said(place, c)));
    }

    /** Letters in diagrams have no fallback. */
    private void checkPicture(String place, String text, Set<String> missing) {
        text.codePoints()
                .filter(c -> c > ' ' && !glyphs.get(Fonts.HEADINGS).has(c))
                .forEach(c -> missing.add(said(place, c)));
    }

    private static String said(String place, int c) {
        return "%s: no font of the PDF has %s (U+%s, %s); write it in another way"
                .formatted(place, Character.toString(c), Integer.toHexString(c), Character.getName(c));
    }
}
