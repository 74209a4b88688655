package editions;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What stands on each page of a PDF, read once; pages are counted from 0. */
final class PagesOfPdf extends PDFTextStripper {
    /** Points between text and the edge of the paper. */
    private static final float EDGE = 40;

    private final List<String> pages = new ArrayList<>();
    private final List<String> packed = new ArrayList<>();
    private final Set<String> withoutGlyph = new TreeSet<>();
    private final Set<String> outside = new TreeSet<>();

    private PagesOfPdf() {
        setSortByPosition(true);
    }

    static PagesOfPdf of(PDDocument document) throws IOException {
        PagesOfPdf text = new PagesOfPdf();
        for (int page = 1; page <= document.getNumberOfPages(); page++) {
            text.setStartPage(page);
            text.setEndPage(page);
            String said = text.getText(document);
            text.pages.add(said.replaceAll("\\s+", " ").strip());
            text.packed.add(packed(said.strip().replaceFirst("^.*\\R", "").replaceFirst("\\R.*$", "")));
        }
        return text;
    }

    /** Without spaces. */
    static String packed(String text) {
        return text.replaceAll("[\\s\u00a0\u200b]+", "");
    }

    /** Each run of white space is one space. */
    String page(int number) {
        return pages.get(number);
    }

    String between(int first, int end) {
        return String.join(" ", pages.subList(first, end));
    }

    /** Without spaces, head and number of the pages, for sentences that may be broken anywhere. */
    String packedBetween(int first, int end) {
        return String.join("", packed.subList(first, end));
    }

    Set<String> charactersWithoutGlyph() {
        return withoutGlyph;
    }

    Set<String> outside() {
        return outside;
    }

    @Override
    protected void showGlyph(Matrix place, PDFont font, int code, Vector displacement) throws IOException {
        if (font instanceof PDType0Font type0 && type0.codeToGID(code) == 0) {
            withoutGlyph.add("page " + getCurrentPageNo() + ": " + font.getName());
        }
        super.showGlyph(place, font, code, displacement);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        if (text.getX() < EDGE
                || text.getX() + text.getWidth() > text.getPageWidth() - EDGE
                || text.getY() > text.getPageHeight() - EDGE / 2) {
            outside.add("page " + getCurrentPageNo() + ": " + text.getUnicode());
        }
        super.processTextPosition(text);
    }
}
