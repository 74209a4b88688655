package picture;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import javax.xml.parsers.DocumentBuilderFactory;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PicturesTest {
    private static final List<Point> RATES =
            List.of(new Point(1, 812.5), new Point(2, 1600), new Point(4, 3100), new Point(16, 11_900));

    @Test
    void aPlotHasTheValuesOfItsAxisAndRoundNumbersBesideIt() throws Exception {
        Document svg = parsed(LinePlot.overDoubling("rates", "queues")
                .chart("Messages a second", Curve.line("one", RATES))
                .svg());

        assertThat(texts(svg))
                .containsSubsequence("Messages a second", "0", "2,000", "12,000", "1", "2", "4", "16", "queues")
                .as("no legend for one curve")
                .doesNotContain("one");
        assertThat(attributes(svg, "circle", "cx")).hasSize(4);
    }

    @Test
    void aCurveHasOneColourInAllChartsAndItsNameInTheLegend() throws Exception {
        String svg = LinePlot.over("two", "s")
                .chart("first", Curve.line("a", RATES), Curve.dots("b", RATES))
                .logarithmicChart("second", Curve.line("b", RATES))
                .svg();

        assertThat(texts(parsed(svg))).startsWith("a", "b", "first");
        assertThat(svg).containsOnlyOnce("polyline class=\"curve s0\"").contains("polyline class=\"curve s1\"");
        assertThat(attributes(parsed(svg), "circle", "class"))
                .as("the marks of a, and that in the legend")
                .containsOnly("d0")
                .hasSize(5);
        assertThat(attributes(parsed(svg), "rect", "class")).containsOnly("d1").hasSize(9);
    }

    @Test
    void aLogarithmicChartRefusesWhatHasNoPlaceThere() {
        LinePlot plot = LinePlot.over("t", "s").logarithmicChart("c", Curve.line("a", List.of(new Point(1, 0))));

        assertThatThrownBy(plot::svg).hasMessageContaining("not positive");
    }

    @Test
    void panelsOfATimelineShareTheirTimeAndEachLaneHasALine() throws Exception {
        Document svg = parsed(new TimelinePicture("orders")
                .panel("before", List.of(Mark.at("4711", 0, "a", "c"), Mark.at("4712", 8_000, "b", "p")))
                .panel("after", List.of(Mark.during("4711", 0, 4_000, "a"), Mark.at("4711", 4_000, "a", "p")))
                .svg());

        assertThat(texts(svg))
                .containsSubsequence("a", "b", "before", "0 s", "2", "8", "4711", "4712", "after", "0 s", "8", "4711");
        assertThat(attributes(svg, "line", "class").stream().filter("lane"::equals))
                .hasSize(3);
    }

    @Test
    void aTimelineThatIsOverWithinASecondCountsMilliseconds() throws Exception {
        Document svg = parsed(new TimelinePicture("requests")
                .panel("p", List.of(Mark.duringMicros("r1", 0, 2_500, "a"), Mark.duringMicros("r2", 2_500, 4_000, "a")))
                .svg());

        assertThat(texts(svg)).contains("0 ms", "4").doesNotContain("0 s");
    }

    @Test
    void aMarkDoesNotEndBeforeItBegins() {
        assertThatThrownBy(() -> new Mark("4711", 10, 9, "a", ""))
                .hasMessage("a mark in 4711 ends at 9 µs, before it begins at 10 µs");
    }

    @Test
    void everythingIsInsideTheViewBoxWhateverTheData() throws Exception {
        List<Curve> many = IntStream.range(0, 9)
                .mapToObj(i -> Curve.line("a curve with a long name " + i, RATES))
                .toList();
        inside(LinePlot.over("t", "ms").chart("c", many.toArray(Curve[]::new)).svg());
        inside(LinePlot.over("t", "ms")
                .chart("c", Curve.dots("a", List.of(new Point(0, -250), new Point(0, 123_456_789))))
                .svg());
        inside(LinePlot.over("t", "ms").chart("c", Curve.dots("a", List.of())).svg());
        inside(new TimelinePicture("t").panel("nothing", List.of()).svg());
        inside(new TimelinePicture("t <&>")
                .panel("p", List.of(Mark.at("a lane", 119_999, "k", "12"), Mark.at("b", 0, "<l>", "&")))
                .svg());
    }

    private static void inside(String text) throws Exception {
        Document svg = parsed(text);
        double height = Double.parseDouble(
                svg.getDocumentElement().getAttribute("viewBox").split(" ")[3]);
        for (String tag : List.of("text", "rect", "circle", "line")) {
            for (String x : List.of("x", "x1", "x2", "cx")) {
                assertThat(attributes(svg, tag, x))
                        .as("%s of %s in %s", x, tag, text)
                        .allSatisfy(
                                value -> assertThat(Double.parseDouble(value)).isBetween(0.0, 440.0));
            }
            for (String y : List.of("y", "y1", "y2", "cy")) {
                assertThat(attributes(svg, tag, y))
                        .as("%s of %s in %s", y, tag, text)
                        .allSatisfy(
                                value -> assertThat(Double.parseDouble(value)).isBetween(0.0, height));
            }
        }
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> texts(Document svg) {
        List<String> texts = new ArrayList<>();
        NodeList nodes = svg.getElementsByTagName("text");
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    private static List<String> attributes(Document svg, String tag, String name) {
        List<String> values = new ArrayList<>();
        NodeList nodes = svg.getElementsByTagName(tag);
        for (int i = 0; i < nodes.getLength(); i++) {
            Element element = (Element) nodes.item(i);
            if (element.hasAttribute(name)) {
                values.add(element.getAttribute(name));
            }
        }
        return values;
    }
}
