package editions;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FoldsTest {
    private static final String PAGE = """
            <article><h1>Lamps</h1>
            <div class="sect1"><h2 id="predict">Predict<a class="anchor" href="#predict">#</a></h2>
            <details><summary class="title">Answer</summary><div class="content"><p>Off.</p></div></details>
            <div class="sect2 exercise"><h3 id="ex-01-1">01-1 Switch</h3><p>Write it.</p>
            <details class="first"><summary>What the check says</summary><div class="content"><p>FAILS</p></div></details>
            <details class="hint"><summary>Hint 1: a nudge</summary>
            <div class="content" id="hint-01-1-1"><p>Look up.</p></div></details>
            <details class="solution"><summary>Worked solution</summary>
            <div class="content"><p>Turn it. See <a href="#hint-01-1-1">hint 1</a>.</p></div></details>
            <details><summary>Primer: electricity</summary><div class="content"><p>It flows.</p></div></details>
            </div>
            <details><summary>Why <code>off</code>?</summary><div class="content"><p>To save.</p></div></details>
            <a href="%s">elsewhere</a></div></article>
            """;

    @TempDir
    Path folder;

    private WholeBook book(String link) throws IOException {
        Files.writeString(folder.resolve("index.html"), """
                <article><h1>The book</h1><div class="lead"><p>A book.</p></div>
                <div class="imageblock"><img src="hero.svg" alt="A lamp"></div></article>
                <nav class="contents"><h2>Start</h2><ul><li><a href="index.html">The book</a></li></ul>
                <h2>Part I</h2><ul><li><a href="01-lamps.html"><span class="number">01</span> Lamps</a></li></ul></nav>
                """);
        Files.writeString(folder.resolve("hero.svg"), "<svg viewBox='0 0 10 20'></svg>");
        Files.writeString(folder.resolve("01-lamps.html"), PAGE.formatted(link));
        return WholeBook.of(Site.read(folder), "1.0");
    }

    @Test
    void whatAReaderShouldNotSeeAtOnceGoesToTheAppendices() throws IOException {
        WholeBook book = book("index.html");

        assertThat(book.chapters().stream().map(Chapter::name))
                .containsExactly("index", "01-lamps", "hints-01", "solutions-01", "answers-01");
        assertThat(text(book, 1))
                .contains("Write it.", "FAILS", "It flows.", "Why off?")
                .doesNotContain("Look up.", "Turn it.", "Off.", "To save.");
        assertThat(text(book, 2)).contains("01-1 Switch", "Hint 1: a nudge", "Look up.");
        assertThat(text(book, 3)).contains("01-1 Switch", "Worked solution", "Turn it.");
        assertThat(text(book, 4)).contains("Predict", "Off.", "Why off?", "To save.");
    }

    private static String text(WholeBook book, int chapter) {
        return book.chapters().get(chapter).body().text();
    }

    @Test
    void linksLeadThereAndBack() throws IOException {
        WholeBook book = book("index.html");
        Element lamps = book.chapters().get(1).body();

        for (Element way : lamps.select("a.page")) {
            String id = way.attr("href").substring(1);
            Chapter appendix = book.places().get(id);
            assertThat(appendix.isAppendix()).isTrue();
            Element back =
                    appendix.body().getElementById(id).nextElementSibling().selectFirst("a");
            assertThat(lamps.getElementById(back.attr("href").substring(1))).isNotNull();
        }
        assertThat(lamps.select("a.page").eachText())
                .containsExactlyInAnyOrder(
                        "Answer", "Answer", "Hints", "Worked solution, and mistakes that others made");
    }

    @Test
    void aLinkThatLeadsNowhereIsNamed() {
        assertThatThrownBy(() -> book("index.html#no-such-place"))
                .isInstanceOf(BrokenEdition.class)
                .hasMessage("01-lamps: the link \"elsewhere\" leads to pindex.no-such-place, which is in no chapter");
    }

    @Test
    void withoutABookThereIsNothingToMake() {
        assertThatThrownBy(() -> Site.read(folder.resolve("nothing")))
                .isInstanceOf(BrokenEdition.class)
                .hasMessageContaining("build the book first");
    }

    @Test
    void aLineThatIsTooWideIsBrokenAndKeepsItsColours() {
        Element body = Jsoup.parseBodyFragment("<pre><code><span class=\"k\">int</span> a;\n<span class=\"c\">// "
                        + "x".repeat(130) + "\n// more</span></code></pre>")
                .body();

        Listings.settle(body);

        assertThat(body.select(".hung").eachText()).containsExactly("int a;", "// " + "x".repeat(130), "// more");
        assertThat(body.select(".hung > .c")).hasSize(2);
    }
}
