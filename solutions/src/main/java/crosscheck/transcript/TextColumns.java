package crosscheck.transcript;

import org.jline.utils.WCWidth;

import java.util.ArrayList;
import java.util.List;

/** Text in the columns of a terminal, of which a Chinese letter takes two. */
public final class TextColumns {

    private TextColumns() {}

    /** How many columns a line takes. */
    static int of(CharSequence line) {
        return line.codePoints()
                .map(letter -> Math.max(0, WCWidth.wcwidth(letter)))
                .sum();
    }

    /** With blanks at the end, up to a width. */
    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    /**
     * Breaks a line at its blanks. A word that is longer than a line stays whole.
     *
     * @param indent of the second line and those after it
     */
    public static List<String> fill(String line, int width, int indent) {
        if (of(line) <= width) {
            return List.of(line);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder filled = new StringBuilder();
        // A word with the blanks before it.
        for (String word : line.split("(?<=\\S)(?=\\s)")) {
            boolean fits = of(filled) + of(word) <= width;
            if (fits || filled.toString().isBlank() || of(filled) <= indent) {
                filled.append(word);
            } else {
                lines.add(filled.toString());
                filled = new StringBuilder(" ".repeat(indent)).append(word.stripLeading());
            }
        }
        lines.add(filled.toString());
        return lines;
    }

    /** As above, without an indent, and a word that is longer than a line is broken: for the cells of a table. */
    static List<String> cells(String text, int width) {
        List<String> cells = new ArrayList<>();
        for (String line : fill(text, width, 0)) {
            StringBuilder cell = new StringBuilder();
            for (int letter : line.codePoints().toArray()) {
                if (of(cell) + Math.max(0, WCWidth.wcwidth(letter)) > width) {
                    cells.add(cell.toString());
                    cell = new StringBuilder();
                }
                cell.appendCodePoint(letter);
            }
            cells.add(cell.toString());
        }
        return cells;
    }
}
