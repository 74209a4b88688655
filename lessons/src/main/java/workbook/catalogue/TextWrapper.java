package workbook.catalogue;

import workbook.terminal.Columns;

/** Fills words into lines of a width, with hanging indents for list items. */
final class TextWrapper {
    private final int width;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder paragraph = new StringBuilder();
    private String first = "";
    private String rest = "";
    private int number;

    TextWrapper(int width) {
        this.width = width;
    }

    void words(String words) {
        paragraph.append(paragraph.length() == 0 ? "" : " ").append(words.strip());
    }

    void item(String marker, String words) {
        endParagraph();
        String indent = "  ".repeat(marker.length() - 1);
        first = indent + (marker.startsWith(".") ? ++number + ". " : "- ");
        rest = " ".repeat(first.length());
        words(words);
    }

    void endParagraph() {
        if (paragraph.length() == 0) {
            return;
        }
        String words = paragraph.toString().strip().replaceAll("\\s+", " ");
        Columns.fill(first + words, width, rest.length()).forEach(this::line);
        paragraph.setLength(0);
        if (first.isEmpty()) {
            number = 0;
        }
        first = "";
        rest = "";
    }

    void blank() {
        if (text.length() > 0 && text.indexOf("\n\n", text.length() - 2) < 0) {
            text.append('\n');
        }
    }

    void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    String text() {
        return text.toString().replaceFirst("\\A\n+", "").stripTrailing() + "\n";
    }
}
