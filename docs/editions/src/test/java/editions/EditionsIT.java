package editions;

import com.adobe.epubcheck.api.EpubCheck;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Opens the PDF and the EPUB that were made, beside the pages that they were made of. */
class EditionsIT {
    private static final Path TARGET = Path.of("").toAbsolutePath().resolve("target");
    private static final Path SITE = TARGET.getParent().getParent().resolve("target/book");
    private static final int MOST_BYTES = 15_000_000;

    private static final List<Document> LESSONS = new ArrayList<>();
    private static final Map<String, Integer> PLACES = new LinkedHashMap<>();
    private static PDDocument pdf;
    private static PagesOfPdf printed;

    @BeforeAll
    static void open() throws IOException {
        try (Stream<Path> files = Files.list(SITE)) {
            for (Path file : files.filter(f -> f.getFileName().toString().matches("\\d\\d-.*\\.html"))
                    .sorted()
                    .toList()) {
                LESSONS.add(Jsoup.parse(file));
            }
        }
        pdf = Loader.loadPDF(TARGET.resolve("mini-broker-workbook.pdf").toFile());
        printed = PagesOfPdf.of(pdf);
        note(pdf.getDocumentCatalog().getDocumentOutline());
    }

    @AfterAll
    static void close() throws IOException {
        pdf.close();
    }

    /** The page of everything that the outline names. */
    private static void note(PDOutlineNode node) throws IOException {
        for (PDOutlineItem item : node.children()) {
            PLACES.putIfAbsent(
                    item.getTitle(), pdf.getPages().indexOf(((PDPageDestination) item.getDestination()).getPage()));
            note(item);
        }
    }

    @Test
    void thePdfHasACoverContentsAndAllLessonsInTheirOrder() {
        assertThat(pdf.getNumberOfPages()).isGreaterThan(300);
        assertThat(printed.page(0)).contains("Mini Broker Workbook", "Version 1.0.0");
        assertThat(printed.page(1)).startsWith("Contents");
        assertThat(LESSONS).hasSizeGreaterThanOrEqualTo(17);
        assertThat(PLACES.keySet())
                .containsSubsequence(LESSONS.stream().map(EditionsIT::label).toList());
    }

    private static String label(Document lesson) {
        return lesson.selectFirst(".contents [aria-current]").text().replaceFirst(" ", "  ");
    }

    @Test
    void everyExerciseStandsWhereTheContentsSay() {
        for (Document lesson : LESSONS) {
            for (Element heading : lesson.select("h3[id^=ex-]")) {
                heading.select(".anchor").remove();
                String exercise = heading.text();
                assertThat(PLACES).as("outline of the PDF").containsKey(exercise);
                int page = PLACES.get(exercise);
                assertThat(printed.page(page)).contains(exercise);
                assertThat(printed.between(page, page + 3))
                        .contains("./workbook check " + exercise.split(" ")[0], "What the check says", "Hints, page ");
                assertThat(printed.between(1, PLACES.get("Start here")))
                        .as("contents of the PDF")
                        .containsPattern(Pattern.quote(exercise) + "[ .]+" + (page + 1) + "\\b");
            }
        }
    }

    @Test
    void hintsAndSolutionsStandInTheAppendicesAlone() {
        int appendix = PLACES.get("Appendix A – Hints");
        String text = printed.packedBetween(0, appendix);
        String behind = printed.packedBetween(appendix, pdf.getNumberOfPages());
        for (Document lesson : LESSONS) {
            for (Element fold : lesson.select("details.hint, details.solution")) {
                String beginning = beginning(fold.selectFirst("> .content"));
                assertThat(text.contains(beginning))
                        .as("before the appendices: %s", beginning)
                        .isFalse();
                assertThat(behind.contains(beginning))
                        .as("in the appendices: %s", beginning)
                        .isTrue();
            }
        }
    }

    /** The first words, without spaces, as a line may be broken between any of them. */
    private static String beginning(Element content) {
        String words = PagesOfPdf.packed(content.select("p, pre").first().text());
        return words.substring(0, Math.min(60, words.length()));
    }

    @Test
    void everyPageHasItsNumberAndSaysWhereOneIs() {
        IntStream.range(1, pdf.getNumberOfPages()).forEach(page -> assertThat(printed.page(page))
                .as("page %s", page + 1)
                .matches("\\S.{2,90} .*\\b" + (page + 1)));
    }

    @Test
    void everyLinkOfThePdfLeadsToAPage() throws IOException {
        int links = 0;
        for (PDPage page : pdf.getPages()) {
            for (PDAnnotation annotation : page.getAnnotations()) {
                if (annotation instanceof PDAnnotationLink link && !(link.getAction() instanceof PDActionURI)) {
                    links++;
                    PDDestination target =
                            link.getAction() instanceof PDActionGoTo go ? go.getDestination() : link.getDestination();
                    assertThat(target).isInstanceOf(PDPageDestination.class);
                    assertThat(((PDPageDestination) target).getPage()).isNotNull();
                }
            }
        }
        assertThat(links).as("links inside the PDF").isGreaterThan(1000);
    }

    @Test
    void noCharacterIsMissing() {
        assertThat(printed.charactersWithoutGlyph()).isEmpty();
    }

    @Test
    void nothingStandsOutsideItsPage() {
        assertThat(printed.outside()).isEmpty();
    }

    @Test
    void theEpubIsValid() {
        StringWriter said = new StringWriter();
        EpubCheck check =
                new EpubCheck(TARGET.resolve("mini-broker-workbook.epub").toFile(), new PrintWriter(said));

        assertThat(check.doValidate())
                .as(said.toString()
                        .lines()
                        .filter(line -> !line.startsWith("INFO"))
                        .collect(Collectors.joining("\n")))
                .isZero();
    }

    @Test
    void bothAreSmallEnoughToBeSentByMail() {
        assertThat(TARGET.resolve("mini-broker-workbook.pdf"))
                .satisfies(file -> assertThat(Files.size(file)).isLessThan(MOST_BYTES));
        assertThat(TARGET.resolve("mini-broker-workbook.epub"))
                .satisfies(file -> assertThat(Files.size(file)).isLessThan(MOST_BYTES));
    }
}
