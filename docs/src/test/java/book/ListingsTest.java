package book;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import workbook.catalogue.TaggedCode;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of listings: consoles, dumps, code in its place. */
class ListingsTest {

    @Test
    void whatIsTypedIsMarkedAndKeepsItsOutput() {
        Element body = body("""
                <div class="listingblock"><div class="content"><pre><code data-lang="console">a \\
                  b &lt;c&gt;</code></pre></div></div>
                <div class="listingblock"><div class="content"><pre>out</pre></div></div>
                <p>and on</p>""");

        Consoles.join(body);

        assertThat(body.select(".session > .console .typed").eachText()).containsExactly("a \\");
        assertThat(body.select(".session > .console .continued").eachText()).containsExactly("b <c>");
        assertThat(body.select(".session > .output").text()).isEqualTo("out");
        assertThat(body.select(".session").next().text()).isEqualTo("and on");
    }

    @Test
    void whatComesAfterTextIsNotTheOutputOfACommand() {
        Element body = body("""
                <div class="listingblock"><div class="content"><pre><code data-lang="console">a</code></pre></div></div>
                <p>between</p>
                <div class="listingblock"><div class="content"><pre>out</pre></div></div>""");

        Consoles.join(body);

        assertThat(body.select(".session, .output")).isEmpty();
    }

    @Test
    void aDumpsMeaningIsSplitFromItsBytes() {
        Element body = body("""
                <pre>offset  bytes        meaning
                     0  00 00 00 84  length: 132 bytes follow
                     4  00           type: 0, &lt;JSON&gt;
                     5  00 00 80     header size: 128</pre>""");

        Dumps.split(body);

        assertThat(body.select(".dump .meaning").eachText())
                .containsExactly("length: 132 bytes follow", "type: 0, <JSON>", "header size: 128");
        assertThat(body.select(".dump").first().wholeText())
                .startsWith("offset  bytes        meaning\n     0  00 00 00 84  len");
    }

    @Test
    void rowsOfADumpMayHaveANameGroupsOfBytesAndNoMeaning() {
        Element body = body("""
                <pre>000c  slot 1  54 41  01 72  TA r
                0018  CRC     73 68           sh
                0021          54 41 ...  and so on
                002c          54
                0036  54 bytes in all</pre>""");

        Dumps.split(body);

        assertThat(body.select(".bytes").eachText())
                .containsExactly(
                        "000c  slot 1  54 41  01 72",
                        "0018  CRC     73 68",
                        "0021          54 41 ...",
                        "002c          54");
        assertThat(body.select(".meaning").eachText()).containsExactly("TA r", "sh", "and so on");
        assertThat(body.select(".dump").attr("style")).isEqualTo("--at: 14ch");
    }

    @Test
    void longNamesOfAVerdictHaveJointsAndWhatIsSaidOfAFactHasALabel() {
        Element body = body("""
                <pre>  FAILS  theLengthCountsWhatFollowsIt
                    looked at  length in FrameDecoderInUseTest.java:166
                  (6 more checks fail)</pre>""");

        VerdictLines.split(body.selectFirst("pre"));

        assertThat(body.select(".check").html()).isEqualTo("the<wbr>Length<wbr>Counts<wbr>What<wbr>Follows<wbr>It");
        assertThat(body.select(".fact > .label").text()).isEqualTo("looked at");
        assertThat(body.select(".fact").html())
                .endsWith("  length in Frame<wbr>Decoder<wbr>In<wbr>Use<wbr>Test.<wbr>java:166");
    }

    @Test
    void otherNumbersAreNoDump() {
        Element body = body("<pre>  12  4711 paid\n  13  4712 paid\n  14  4713 paid</pre>");

        Dumps.split(body);

        assertThat(body.select(".dump, .meaning")).isEmpty();
    }

    @Test
    void includedCodeSaysItsFileAndIsDrawnInItsPlace() {
        Element body = body("""
                <div class="listingblock"><div class="content"><pre><code data-lang="java"><span class="c1">//@ Box.java 01-2</span>
                <span class="c1">//@around</span>
                <span class="kt">int</span> x() {
                <span class="c1">//@instead</span>
                    <span class="k">throw</span> no;
                <span class="c1">//@yours</span>
                    <span class="k">return</span> 1; <span class="c1">// one</span>
                <span class="c1">//@around</span>
                }</code></pre></div></div>""");

        Captions.settle(body);

        assertThat(body.select(".where").text()).isEqualTo("Box.java");
        assertThat(body.select(".around").eachText()).containsExactly("int x() {", "}");
        assertThat(body.select("del.instead").text()).isEqualTo("throw no;");
        assertThat(body.select(".yours").text()).isEqualTo("return 1; // one");
        assertThat(body.wholeText())
                .doesNotContain("//@")
                .contains("int x() {\n    throw no;\n    return 1; // one\n}");
    }

    @Test
    void whatAMethodAndItsStarterHaveIsMarkedAndMovedToTheLeft() {
        List<TaggedCode.Line> lines = TaggedCode.place(
                List.of(
                        "    int x() {",
                        "        // tag::01-2[]",
                        "        return 1;",
                        "        // end::01-2[]",
                        "    }"),
                "01-2");

        assertThat(InPlace.marked(lines, List.of(List.of("        throw no;"))))
                .containsExactly(
                        "//@around",
                        "int x() {",
                        "//@instead",
                        "    throw no;",
                        "//@yours",
                        "    return 1;",
                        "//@around",
                        "}");
    }

    @Test
    void headingsAndFoldsCanBeLinkedTo() {
        Element body = body("""
                <div class="sect2"><h3 id="ex-01-2">01-2 Two</h3>
                <details class="hint"><summary>Hint 2: where to look</summary><div class="content">here</div></details>
                <details class="solution"><summary>Worked solution</summary><div class="content">so</div></details>
                <details><summary>Primer: locks</summary><div class="content">lock</div></details></div>""");

        Anchors.add(body);

        assertThat(body.select("#hint-01-2-2").text()).isEqualTo("here");
        assertThat(body.select("#solution-01-2").text()).isEqualTo("so");
        assertThat(body.select("h3 > a.anchor").attr("href")).isEqualTo("#ex-01-2");
        assertThat(Anchors.words(body.selectFirst("h3"))).isEqualTo("01-2 Two");
    }

    private static Element body(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        body.ownerDocument().outputSettings().prettyPrint(false);
        return body;
    }
}
