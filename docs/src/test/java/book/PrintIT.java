package book;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.print.PrintOptions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Prints a page from a browser. The whole book on paper is another matter: docs/editions. */
class PrintIT extends InBrowser {
    private static final String LESSON = Path.of("")
            .toAbsolutePath()
            .resolve("target/book/07-commit-log.html")
            .toUri()
            .toString();

    @Test
    void aPrintedPageShowsWhatItsFoldsHideAndNothingToClick() throws IOException {
        browser.size(1440, 900).open(LESSON);

        assertThat(printed())
                .contains("Somebody pulls the plug after each of your lines in turn.")
                .contains("The order of the writes is the whole exercise.")
                .contains("Look behind the broken bytes.")
                .doesNotContain("To the text", "Contents", "Part IV");
    }

    private static String printed() throws IOException {
        byte[] pdf = Base64.getDecoder()
                .decode(browser.driver().print(new PrintOptions()).getContent());
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void codeIsPrintedInBlackOnWhite() {
        browser.print(true).open(LESSON);
        List<String> colours = browser.run("""
                const of = (s, p) => [...document.querySelectorAll(s)].map(e => getComputedStyle(e)[p]);
                return [...new Set([...of('.rouge span', 'color'), ...of('pre.rouge', 'color')])];
                """);
        String paper = browser.run("return getComputedStyle(document.body).backgroundColor");
        browser.print(false);

        assertThat(colours).containsExactly("rgb(0, 0, 0)");
        assertThat(paper).isEqualTo("rgb(255, 255, 255)");
    }
}
