package book;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.TextNode;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.jsoup.nodes.Entities.escape;

/**
 * Keeps a browser from breaking code in a sentence behind a hyphen, short code in a table, and a lesson's number from
 * its word: {@code 01-2} and {@code --on} stay whole. A long path may be broken behind each slash instead, and a long
 * name in front of its words.
 */
final class WholeWords {
    private static final int FITS_ON_A_PHONE = 30;
    private static final int FITS_INTO_A_COLUMN = 16;
    private static final Pattern LESSON = Pattern.compile("[Ll]esson \\d\\d");
    private static final Pattern PIECES = Pattern.compile("(?<=[\\s/])|(?=\\s)");
    private static final Pattern SPACES = Pattern.compile("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)");
    private static final Pattern JOINTS = Pattern.compile("(?<=\\w[.#_,(])(?=\\w)|(?<=[a-z0-9])(?=[A-Z])");

    private WholeWords() {}

    static void keep(Element body) {
        body.select("a").stream()
                .filter(link -> LESSON.matcher(link.text()).matches())
                .forEach(link -> link.addClass("whole"));
        body.select("td code").stream()
                .filter(code -> code.text().length() <= FITS_INTO_A_COLUMN)
                .forEach(code -> code.addClass("whole"));
        for (Element code : body.select("code:not(pre code)")) {
            for (TextNode text : code.textNodes()) {
                int fits = code.closest("td") == null ? FITS_ON_A_PHONE : FITS_INTO_A_COLUMN;
                if (text.getWholeText().contains("-") || text.getWholeText().length() > fits) {
                    text.before(PIECES.splitAsStream(text.getWholeText())
                            .map(piece -> piece(piece, fits))
                            .collect(Collectors.joining()));
                    text.remove();
                }
            }
        }
    }

    private static String piece(String piece, int fits) {
        boolean whole = piece.contains("-") && piece.length() > 1 && piece.length() <= FITS_ON_A_PHONE;
        String kept = whole ? "<span class=\"whole\">" + escape(piece) + "</span>" : jointed(piece, fits);
        return piece.length() > 2 && piece.endsWith("/") ? kept + "<wbr>" : kept;
    }

    /** HTML of a text whose words of more letters than fit may be broken where one of their parts begins. */
    static String joints(String text, int fits) {
        return SPACES.splitAsStream(text).map(word -> jointed(word, fits)).collect(Collectors.joining());
    }

    private static String jointed(String word, int fits) {
        return word.length() <= fits
                ? escape(word)
                : JOINTS.splitAsStream(word).map(Entities::escape).collect(Collectors.joining("<wbr>"));
    }
}
