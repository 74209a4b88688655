package book;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.jsoup.nodes.Entities.escape;

/**
 * Keeps a browser from breaking code in a sentence behind a hyphen, short code in a table, and a lesson's number from
 * its word: {@code 01-2} and {@code --on} stay whole. A long path may be broken behind each slash instead.
 */
final class WholeWords {
    private static final int FITS_ON_A_PHONE = 30;
    private static final int FITS_INTO_A_COLUMN = 16;
    private static final Pattern LESSON = Pattern.compile("[Ll]esson \\d\\d");
    private static final Pattern PIECES = Pattern.compile("(?<=[\\s/])|(?=\\s)");

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
                if (text.getWholeText().contains("-") || text.getWholeText().length() > FITS_ON_A_PHONE) {
                    text.before(PIECES.splitAsStream(text.getWholeText())
                            .map(WholeWords::piece)
                            .collect(Collectors.joining()));
                    text.remove();
                }
            }
        }
    }

    private static String piece(String piece) {
        boolean whole = piece.contains("-") && piece.length() > 1 && piece.length() <= FITS_ON_A_PHONE;
        String kept = whole ? "<span class=\"whole\">" + escape(piece) + "</span>" : escape(piece);
        return piece.length() > 2 && piece.endsWith("/") ? kept + "<wbr>" : kept;
    }
}
