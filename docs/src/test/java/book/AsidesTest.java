package book;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class AsidesTest {
    private static final String LONG = "A detour that takes its time. ".repeat(12);

    @Test
    void anAsideIsBesideItsTextAndBehindItForWhoeverReads() {
        Element body = body(paragraph("Text.") + aside("Detour.") + "<h3>Next</h3>");

        Asides.place(body, page(), new Problems(Path.of("")));

        assertThat(body.select(".beside > *").eachText()).containsExactly("Text.", "Detour.");
        assertThat(body.select(".beside > .aside[role=note]").text()).isEqualTo("Detour.");
        assertThat(body.select(".beside").next().text()).isEqualTo("Next");
    }

    @Test
    void asManyParagraphsAreBesideItAsItIsLongButNeitherCodeNorTheTextOfAnother() {
        Element code = body(paragraph("Text.") + aside(LONG) + paragraph("Two.") + "<pre>code</pre>" + paragraph("3"));
        Element another = body(paragraph("Text.") + aside(LONG) + paragraph("Two.") + aside("Second."));

        Asides.place(code, page(), new Problems(Path.of("")));
        Asides.place(another, page(), new Problems(Path.of("")));

        assertThat(code.select(".beside > .paragraph").eachText()).containsExactly("Text.", "Two.");
        assertThat(another.select(".beside").eachText()).containsExactly("Text. " + LONG.strip(), "Two. Second.");
    }

    @Test
    void anAsideWithoutATextInFrontOfItIsAProblem() {
        Problems problems = new Problems(Path.of("").toAbsolutePath());

        Asides.place(body("<h3>Heading</h3>" + aside("Detour.")), page(), problems);

        assertThat(problems.all()).extracting(Problem::message).anyMatch(m -> m.startsWith("an aside must follow"));
    }

    private static Page page() {
        try {
            Path source = Files.createTempFile("aside", ".adoc");
            source.toFile().deleteOnExit();
            return new Page("a", source, "A", Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String paragraph(String text) {
        return "<div class=\"paragraph\"><p>" + text + "</p></div>";
    }

    private static String aside(String text) {
        return paragraph(text).replace("paragraph", "paragraph aside");
    }

    private static Element body(String html) {
        return Jsoup.parseBodyFragment(html).body();
    }
}
