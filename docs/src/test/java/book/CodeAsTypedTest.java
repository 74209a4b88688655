package book;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CodeAsTypedTest {
    private static String restored(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        CodeAsTyped.restore(body);
        return body.wholeText();
    }

    @Test
    void codeInASentenceCanBeCopied() {
        assertThat(restored(
                        "<p><code>take(waiter &#8594; true)</code>, <code>&#8656;</code>, <code>x &#8658; &#8592;</code>,"
                                + " <code>walk(&#8230;&#8203;)</code>, <code>a&#8201;&#8212;&#8201;b</code>, <code>i&#8212;&#8203;j</code>,"
                                + " <code>it&#8217;s (&#169;)</code></p>"))
                .isEqualTo("take(waiter -> true), <=, x => <-, walk(...), a -- b, i--j, it's ((C))");
    }

    @Test
    void soCanCodeWithMarkupInIt() {
        assertThat(restored("<code>a <em>&#8594;</em> b</code>")).isEqualTo("a -> b");
    }

    @Test
    void theSentenceAroundItAndBlocksOfCodeStayAsTheyAre() {
        assertThat(restored("<p>It&#8217;s a &#8594; b&#8230;&#8203;</p><pre><code>\"&#8594;\"</code></pre>"))
                .isEqualTo("It\u2019s a \u2192 b\u2026\u200b\"\u2192\"");
    }

    /**
     * Such as the names of topics that begin alike: the author typed one character, and no space of no width follows
     * it.
     */
    @Test
    void anEllipsisThatWasTypedStays() {
        assertThat(restored("<code>%DLQ%&#8230;</code>")).isEqualTo("%DLQ%\u2026");
    }
}
