package book;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of quotes, hyphens and dots in sentences. */
class SentencesTest {

    @Test
    void straightQuotesBecomeThoseOfABook() {
        Element body = body("<p>\"Yes\", he said (\"no\") and \"\", of <code>a</code>'s \"<em>b</em>\": 'c'</p>");

        Quotes.curl(body);

        assertThat(body.text()).isEqualTo("“Yes”, he said (“no”) and “”, of a’s “b”: ‘c’");
    }

    @Test
    void codeKeepsItsQuotes() {
        Element body = body("<ul><li><p>\"<code>f(\"x\")</code>\"</p></li></ul><pre>\"y\"</pre>");

        Quotes.curl(body);

        assertThat(body.wholeText()).isEqualTo("“f(\"x\")”\"y\"");
    }

    @Test
    void codeIsNotBrokenBehindAHyphen() {
        Element body = body("<p><code>./workbook run 01-2 --on x</code> <code>a/very-long/path</code> b-c</p>");

        WholeWords.keep(body);

        assertThat(body.select(".whole").eachText()).containsExactly("01-2", "--on", "very-long/");
        assertThat(body.text()).isEqualTo("./workbook run 01-2 --on x a/very-long/path b-c");
        assertThat(body.select("wbr")).hasSize(1);
    }

    @Test
    void aLongNameIsBrokenAtItsJoints() {
        Element body = body("<p><code>java.util.concurrent.ArrayBlockingQueue</code> <code>NotDoneYet</code></p>");

        WholeWords.keep(body);

        assertThat(body.select("code").eachText())
                .containsExactly("java.util.concurrent.ArrayBlockingQueue", "NotDoneYet");
        assertThat(body.select("wbr")).hasSize(5);
    }

    @Test
    void factsAreElementsAndTheirDotsAreDrawn() {
        Element body = body("<p>Client · about 5 minutes · <code>a</code> and <code>b</code></p>");

        Dots.split(body.child(0));

        assertThat(body.select("p.dots > span").eachText()).containsExactly("Client", "about 5 minutes", "a and b");
        assertThat(body.text()).isEqualTo("Client about 5 minutes a and b");
        assertThat(Dots.between("a · b")).isEqualTo("<span>a</span> <span>b</span>");
    }

    private static Element body(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        body.ownerDocument().outputSettings().prettyPrint(false);
        return body;
    }
}
