package workbook.terminal;

import org.jline.utils.WCWidth;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text in columns. Most letters take one, those of Chinese, Japanese and Korean two, a colour none. */
public final class Columns {
    private static final Pattern COLOUR = Pattern.compile("\033\\[[0-9;]*m");
    private static final String COLOUR_ENDS = "\033[0m";

    /** Below this code point every printable character takes one column. */
    private static final int FIRST_UNLIKE = 0x300;

    private static final String WIDE = "\\u1100-\\u115F\\u2E80-\\uA4CF\\uAC00-\\uD7A3\\uF900-\\uFAFF\\uFE30-\\uFE6F"
            + "\\uFF00-\\uFF60\\uFFE0-\\uFFE6\\x{20000}-\\x{3FFFD}";

    /** What does not begin a line: commas, full stops and closing brackets among the wide ones. */
    private static final String CLOSING =
            "\\u3001\\u3002\\u300D\\u300F\\uFF01\\uFF09\\uFF0C\\uFF0E\\uFF1A\\uFF1B\\uFF1F";

    /** A word with the blanks before it. Text without blanks may be broken after each wide letter. */
    private static final Pattern WORD =
            Pattern.compile("(\\s*)([" + WIDE + "][" + CLOSING + "]*|[^\\s" + WIDE + "]+[" + CLOSING + "]*)");

    private Columns() {}

    /** How many columns a line takes. */
    public static int of(CharSequence line) {
        String text = line.toString();
        String plain = text.indexOf('\033') < 0 ? text : COLOUR.matcher(text).replaceAll("");
        return plain.codePoints().map(Columns::of).sum();
    }

    private static int of(int letter) {
        if (letter < FIRST_UNLIKE) {
            return letter < ' ' ? 0 : 1;
        }
        return Math.max(0, WCWidth.wcwidth(letter));
    }

    /** With blanks at the end, up to a width. */
    public static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    /**
     * Breaks a line between its words. A word that is longer than a line stays whole.
     *
     * @param indent of the second line and those after it
     */
    public static List<String> fill(String line, int width, int indent) {
        if (of(line) <= width) {
            return List.of(line);
        }
        String before = " ".repeat(Math.max(0, Math.min(indent, width / 2)));
        List<String> lines = new ArrayList<>();
        StringBuilder filled = new StringBuilder();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            boolean fits = of(filled) + of(word.group()) <= width;
            if (!fits && !filled.toString().isBlank() && of(filled) + of(word.group(1)) > before.length()) {
                lines.add(filled.toString());
                filled = new StringBuilder(before).append(word.group(2));
            } else {
                filled.append(word.group());
            }
        }
        lines.add(filled.toString());
        return eachWithItsColour(lines);
    }

    /** Breaks a line wherever it has to be, for a screen on which nothing may be wider. */
    public static List<String> cut(String line, int width) {
        if (of(line) <= width) {
            return List.of(line);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder cut = new StringBuilder();
        int used = 0;
        Matcher colour = COLOUR.matcher(line);
        for (int i = 0; i < line.length(); ) {
            if (line.charAt(i) == '\033' && colour.region(i, line.length()).lookingAt()) {
                cut.append(colour.group());
                i = colour.end();
                continue;
            }
            int letter = line.codePointAt(i);
            if (used + of(letter) > width) {
                lines.add(cut.toString());
                cut = new StringBuilder();
                used = 0;
            }
            cut.appendCodePoint(letter);
            used += of(letter);
            i += Character.charCount(letter);
        }
        lines.add(cut.toString());
        return eachWithItsColour(lines);
    }

    /** A colour that a line does not end goes on in the next one. */
    private static List<String> eachWithItsColour(List<String> lines) {
        String open = "";
        List<String> painted = new ArrayList<>();
        for (String line : lines) {
            String begun = open + line;
            Matcher colour = COLOUR.matcher(line);
            while (colour.find()) {
                open = colour.group().equals(COLOUR_ENDS) ? "" : colour.group();
            }
            painted.add(open.isEmpty() ? begun : begun + COLOUR_ENDS);
        }
        return painted;
    }
}
