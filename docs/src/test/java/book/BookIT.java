package book;

import org.assertj.core.api.SoftAssertions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import workbook.catalogue.Catalogue;
import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.catalogue.WorkbookLayout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads the built book as a browser would. It does not trust the program that built it: links are followed again. */
class BookIT {
    private static final List<String> OF_AN_EXERCISE = List.of(
            "What the check says before you begin",
            "Hint 1: a nudge",
            "Hint 2: where to look",
            "Hint 3: nearly the answer",
            "Worked solution",
            "Mistakes that others made");

    private static final Pattern LESSON = Pattern.compile("[Ll]esson (\\d\\d)\\b");

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path BOOK = ROOT.resolve("docs/target/book");
    private static final Map<String, Document> PAGES = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.list(BOOK)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
                PAGES.put(file.getFileName().toString(), Jsoup.parse(file));
            }
        }
    }

    @Test
    void everyLinkInsideTheBookLeadsSomewhere() {
        SoftAssertions softly = new SoftAssertions();
        PAGES.forEach((name, page) -> {
            for (String href : page.select("a[href]").eachAttr("href")) {
                if (!href.matches("https?:.*")) {
                    String file = href.startsWith("#") ? name : href.replaceFirst("#.*", "");
                    softly.assertThat(PAGES).as("%s links to %s", name, href).containsKey(file);
                    if (href.contains("#") && PAGES.containsKey(file)) {
                        String id = href.substring(href.indexOf('#') + 1);
                        softly.assertThat(PAGES.get(file).getElementById(id))
                                .as("%s links to %s", name, href)
                                .isNotNull();
                    }
                }
            }
        });
        softly.assertAll();
    }

    @Test
    void noLinkShowsAFilesNameInPlaceOfWords() {
        PAGES.forEach((name, page) -> assertThat(page.select("a[href]").eachText())
                .as("links of %s", name)
                .noneMatch(text -> text.matches("\\S+\\.(html|adoc)")));
    }

    @Test
    void everyPageCanBeReachedFromTheFirst() {
        assertThat(PAGES.get("index.html").select("nav.contents a").eachAttr("href"))
                .as("table of contents")
                .containsExactlyInAnyOrderElementsOf(hrefsOfPages());
    }

    private static List<String> hrefsOfPages() {
        List<String> sections = PAGES.get("index.html").select("h2[id]").eachAttr("id").stream()
                .map(id -> "#" + id)
                .toList();
        return Stream.concat(PAGES.keySet().stream(), sections.stream()).toList();
    }

    @Test
    void everyExerciseHasATaskAndFoldsItsHintsAndItsSolution() {
        for (Lesson lesson : Catalogue.read(new WorkbookLayout(ROOT)).lessons()) {
            Document page = PAGES.get(lesson.folder().getFileName() + ".html");
            for (Exercise exercise : lesson.exercises()) {
                Element heading = page.getElementById("ex-" + exercise.id());
                assertThat(heading).as("heading of %s", exercise.id()).isNotNull();
                Element part = heading.parent();
                assertThat(part.select("> .paragraph").size())
                        .as("facts and task of %s", exercise.id())
                        .isGreaterThanOrEqualTo(2);
                assertThat(part.text()).contains("./workbook check " + exercise.id());
                List<String> folds = part.select("> details > summary").eachText();
                assertThat(folds).as("folds of %s", exercise.id()).startsWith(OF_AN_EXERCISE.toArray(String[]::new));
                assertThat(folds.subList(OF_AN_EXERCISE.size(), folds.size()))
                        .as("folds between %s and what comes next", exercise.id())
                        .allMatch(fold -> fold.startsWith("Primer: "));
                assertThat(part.select("> details[open]"))
                        .as("open folds of %s", exercise.id())
                        .isEmpty();
                part.select("> details > .content").forEach(content -> assertThat(content.text())
                        .as("a fold of %s", exercise.id())
                        .isNotBlank());
            }
        }
    }

    @Test
    void aMistakeIsToldWithItsDifferenceAndItsVerdict() {
        PAGES.forEach((name, page) -> {
            for (Element fold : page.select("details.mistakes > .content")) {
                int mistakes = fold.select("> .mistake").size();
                assertThat(mistakes).as("mistakes in a fold of %s", name).isBetween(2, 5);
                assertThat(fold.select("> .listingblock code[data-lang=diff]"))
                        .as("differences in a fold of %s", name)
                        .hasSize(mistakes)
                        .allSatisfy(difference ->
                                assertThat(difference.text()).startsWith("@@").containsPattern("(?m)^[-+]"));
                assertThat(fold.select("> .verdict"))
                        .as("verdicts in a fold of %s", name)
                        .hasSize(mistakes)
                        .allSatisfy(verdict -> assertThat(verdict.text())
                                .contains("FAILS", "scenario")
                                .doesNotContain("your code"));
            }
        });
    }

    @Test
    void aPageNeedsNothingFromOutside() {
        PAGES.forEach((name, page) -> {
            assertThat(page.select("iframe, object, embed")).isEmpty();
            assertThat(page.select("script").eachAttr("src"))
                    .as("scripts of %s", name)
                    .containsExactly("book.js", "live.js");
            List<String> loaded = Stream.concat(
                            page.select("[src]").eachAttr("src").stream(),
                            page.select("link[href]").eachAttr("href").stream())
                    .toList();
            assertThat(loaded).as("what %s loads", name).allSatisfy(file -> assertThat(BOOK.resolve(file))
                    .exists());
        });
        assertThat(Shell.resource("book.css")).doesNotContain("@import", "url(", "http:", "https:");
    }

    @Test
    void aPageHasOneTitleAndEveryPictureItsDescription() {
        PAGES.forEach((name, page) -> {
            assertThat(page.select("h1")).as("titles of %s", name).hasSize(1);
            assertThat(page.select("html[lang]")).as("language of %s", name).hasSize(1);
            assertThat(page.select("img").eachAttr("alt"))
                    .as("descriptions of pictures of %s", name)
                    .hasSize(page.select("img").size())
                    .noneMatch(String::isBlank);
        });
    }

    @Test
    void nothingIsLeftUnresolved() {
        PAGES.forEach((name, page) -> assertThat(page.text())
                .as("text of %s", name)
                .doesNotContain("Unresolved directive", "include::", "image::", "{exercise}", "xref:"));
    }

    @Test
    void codeInASentenceIsAsItWasTyped() {
        PAGES.forEach(
                (name, page) -> assertThat(page.select("code:not(pre code)").eachText())
                        .as("code on %s", name)
                        .noneMatch(code -> code.matches(".*(\u2026\u200b|[\u2190\u2192\u21d0\u21d2\u2014\u2019]).*")));
    }

    @Test
    void parenthesesInCodeAreAllThere() {
        PAGES.forEach(
                (name, page) -> assertThat(page.select("code:not(pre code)").eachText())
                        .as("code with an arrow on %s", name)
                        .filteredOn(code -> code.contains(" -> "))
                        .allSatisfy(code -> assertThat(
                                        code.chars().filter(c -> c == '(').count())
                                .as(code)
                                .isEqualTo(code.chars().filter(c -> c == ')').count())));
    }

    @Test
    void anIdentifierIsUsedOnceOnAPage() {
        PAGES.forEach((name, page) -> assertThat(page.select("[id]").eachAttr("id"))
                .as("identifiers of %s", name)
                .doesNotHaveDuplicates());
    }

    @Test
    void whatASentenceNamesIsALink() {
        Document page = PAGES.get("12-retry-and-dead-letters.html");

        assertThat(page.select("article a[href=06-pulling.html]").eachText()).contains("lesson 06");
        assertThat(page.select("article p a[href=#ex-12-4]").eachText()).contains("12-4");
        assertThat(page.select("a.term[href=glossary.html#word-dead-letter]")).hasSize(1);
        assertThat(page.select("a.named[href=#ex-12-1] > code").eachText()).contains("FailedMessages");
        assertThat(page.select("pre a, summary a.term, h2 a.term")).isEmpty();
    }

    @Test
    void theGlossaryHasEachWordOnceBelowItsLetter() {
        Document page = PAGES.get("glossary.html");

        assertThat(page.select("h3[id^=letter-] ~ .dlist dt").eachText())
                .doesNotHaveDuplicates()
                .contains("at least once");
        assertThat(page.select(".letters a").eachAttr("href"))
                .containsExactlyElementsOf(page.select("h3[id^=letter-]").eachAttr("id").stream()
                        .map(id -> "#" + id)
                        .toList());
    }

    @Test
    void everyColumnHasAHead() {
        PAGES.forEach((name, page) -> assertThat(page.select("thead th").eachText())
                .as("heads of tables on %s", name)
                .hasSameSizeAs(page.select("thead th"))
                .noneMatch(String::isBlank));
    }

    @Test
    void sentencesHaveTheQuotesOfABookAndFactsNoDotsOfTheirOwn() {
        PAGES.forEach((name, page) -> {
            Element body = page.body().clone();
            body.select("code, pre, kbd").remove();
            assertThat(body.text()).as("sentences of %s", name).doesNotContain("\"", "'");
            assertThat(body.select(".dots").text()).as("facts of %s", name).doesNotContain("·");
        });
    }

    @Test
    void aLessonThatIsToComeIsMarked() {
        PAGES.forEach((name, page) -> {
            Element article = page.selectFirst("article").clone();
            article.select(".to-come, code, pre, a").remove();
            assertThat(LESSON.matcher(article.text())
                            .results()
                            .map(lesson -> lesson.group(1))
                            .filter(number -> PAGES.keySet().stream().noneMatch(file -> file.startsWith(number + "-"))))
                    .as("lessons that %s promises without a mark", name)
                    .isEmpty();
        });
        assertThat(PAGES.get("02-messages-and-topics.html").select(".to-come").eachText())
                .contains("lesson 18");
    }

    @Test
    void aLessonHasAFewShortAsidesAndNoneSaysWhatToDo() throws IOException {
        String index = Files.readString(BOOK.resolve("search-index.js"));
        PAGES.forEach((name, page) -> {
            if (name.matches("\\d\\d-.*")) {
                assertThat(page.select(".aside")).as("asides of %s", name).hasSizeBetween(2, 5);
            }
            for (Element aside : page.select(".aside")) {
                assertThat(aside.text().split(" ")).as(aside.text()).hasSizeLessThan(65);
                assertThat(aside.text()).doesNotContain("./workbook");
                assertThat(index.split(Pattern.quote(aside.text()), -1))
                        .as("in the search once: %s", aside.text())
                        .hasSize(2);
            }
        });
    }

    @Test
    void aSolutionStandsInItsPlace() {
        PAGES.forEach((name, page) -> {
            assertThat(page.text()).as("text of %s", name).doesNotContain("//@");
            for (Element code : page.select("details.solution .where + .content code")) {
                assertThat(code.select(".yours")).as("a solution of %s", name).isNotEmpty();
                assertThat(code.select("del.instead").eachText())
                        .as("what a solution of %s takes the place of", name)
                        .hasSameSizeAs(code.select(".yours"))
                        .allMatch(line -> line.startsWith("throw new NotDoneYet("));
                assertThat(code.selectFirst(".around").wholeText())
                        .as("the given lines around a solution of %s", name)
                        .doesNotStartWith(" ");
            }
        });
    }
}
