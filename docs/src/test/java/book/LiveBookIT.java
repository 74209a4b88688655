package book;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.support.ui.WebDriverWait;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Pages of the book in a browser while a learner works: served by the program, from a learner's folder. */
class LiveBookIT {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final String QUEUE = "minibroker/queue/BoundedQueue.java";
    private static final String LESSON = "01-why-queues.html";
    private static final String ALL_PASS = "(\\d+) of \\1 checks pass";
    private static final String STANDING = "#ex-01-1 + .standing";

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static LearnersWorkbook learner;
    private static LearnersWorkbook.Served book;

    private String tab;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        boolean can = LearnersWorkbook.canBeMade();
        if ("required".equals(System.getenv("BROWSER"))) {
            assertThat(can).as("lessons, mini-broker and exercises are built").isTrue();
        }
        assumeTrue(can, "build all modules first: the book is not looked at as it is served");
        browser = Browser.start();
        learner = LearnersWorkbook.in(folder);
        book = learner.serve(0);
    }

    @AfterAll
    static void end() throws IOException {
        if (browser != null) {
            browser.close();
        }
        if (book != null) {
            book.close();
        }
    }

    @BeforeEach
    void startAnew() throws IOException {
        learner.startAnew();
        tab = browser.driver().getWindowHandle();
        browser.size(1440, 900);
    }

    @AfterEach
    void closeOtherTabs() {
        for (String other : browser.driver().getWindowHandles()) {
            if (!other.equals(tab)) {
                browser.driver().switchTo().window(other).close();
            }
        }
        browser.driver().switchTo().window(tab);
    }

    private static void open(String page) {
        browser.open(book.address() + page);
        await("the page is live", () -> browser.run("return document.documentElement.classList.contains('live')"));
    }

    private static void openTab(String page) {
        browser.driver().switchTo().newWindow(WindowType.TAB);
        browser.size(1440, 900);
        open(page);
    }

    private static void await(String what, Supplier<Boolean> holds) {
        new WebDriverWait(browser.driver(), BOUND, Duration.ofMillis(100))
                .withMessage(what)
                .until(driver -> holds.get());
    }

    private static String state() {
        return text(STANDING + " .state");
    }

    private static String text(String selector) {
        return browser.run("return document.querySelector(arguments[0])?.innerText.trim() ?? ''", selector);
    }

    private static boolean isOpen(String selector) {
        return browser.run("return document.querySelector(arguments[0]).open", selector);
    }

    private static WebElement button() {
        return browser.driver().findElement(By.cssSelector(STANDING + " button"));
    }

    @Test
    void twoPagesTurnGreenWhileTheReaderWorks() throws Exception {
        open(LESSON);
        assertThat(state()).isEqualTo("open");
        assertThat(text(".continue")).isEqualTo("Continue with 01-1");
        assertThat(text("details:has(> #solution-01-1) > summary")).contains("opens when 01-1 passes");
        openTab("index.html");
        String second = browser.driver().getWindowHandle();
        assertThat(text(".continue")).isEqualTo("Continue with 01-1");

        browser.driver().switchTo().window(tab);
        learner.solve(QUEUE);
        learner.edit(QUEUE, "elements.size() == capacity", "elements.size() > capacity");
        await("a save is seen", () -> state().equals("started"));
        learner.run("check", "01-1", "--plain");
        await("a check that fails is seen", () -> state().equals("✗ failing"));
        assertThat(text(STANDING + " .verdict")).contains("checks pass", "FAILS", "scenario", "observed");
        assertThat(isOpen("details:has(> #solution-01-1)")).isFalse();

        learner.solve(QUEUE);
        assertThat(learner.run("check", "01-1", "--plain")).containsPattern(ALL_PASS);
        await("a check that passes is seen", () -> state().equals("✓ done"));
        assertTheFirstExerciseIsGreen();

        browser.driver().switchTo().window(second);
        await("the other tab sees it, too", () -> text(".continue").equals("Continue with 01-2"));
        assertThat(text(".contents a[href='%s'] .mark".formatted(LESSON))).isEqualTo("1 of 3");
        browser.driver().findElement(By.cssSelector(".continue")).click();
        await("it leads to the exercise", () -> browser.driver().getCurrentUrl().endsWith(LESSON + "#ex-01-2"));
    }

    private static void assertTheFirstExerciseIsGreen() {
        assertThat(text(STANDING + " .verdict")).containsPattern(ALL_PASS);
        assertThat(browser.<String>run(
                        "return getComputedStyle(document.querySelector(arguments[0])).color", STANDING + " .state"))
                .as("green")
                .isEqualTo("rgb(29, 107, 60)");
        assertThat(isOpen("details:has(> #solution-01-1)"))
                .as("the solution unfolds")
                .isTrue();
        assertThat(isOpen("details:has(> #mistakes-01-1)"))
                .as("mistakes unfold")
                .isTrue();
        assertThat(text(".contents a[href='#ex-01-1'] .mark")).startsWith("✓");
        assertThat(text(".contents .here > a .mark")).isEqualTo("1 of 3");
    }

    @Test
    void aButtonRunsTheCheckAndShowsItsVerdictInPlaceAndInTheOtherTab() throws Exception {
        learner.solve(QUEUE);
        open(LESSON);
        openTab(LESSON);
        String second = browser.driver().getWindowHandle();
        browser.driver().switchTo().window(tab);

        button().click();
        button().click();
        await("the verdict is there", () -> state().equals("✓ done"));
        assertThat(text(STANDING + " .verdict")).containsPattern(ALL_PASS);
        assertThat(text(STANDING + " .said")).isEqualTo("01-1: done");
        await("it can be pressed again", () -> button().getText().equals("Check 01-1"));
        assertThat(Files.readString(learner.top().resolve(".workbook/progress.properties")))
                .contains("01-1.checks=1", "01-1.passedAt=");
        browser.driver().switchTo().window(second);
        await("the other tab shows it", () -> state().equals("✓ done"));
    }

    @Test
    void whileACheckRunsTheButtonSaysForHowLong() throws Exception {
        learner.solve(QUEUE);
        learner.edit(
                QUEUE,
                "public int size() {",
                "public int size() {\n        while (capacity > 0) { Thread.onSpinWait(); }");
        open(LESSON);
        button().click();
        await("a time", () -> button().getText().matches("Checking, [1-9]\\d* s"));
        assertThat(button().getAttribute("aria-disabled")).isEqualTo("true");
        browser.driver()
                .findElement(By.cssSelector("#ex-01-2 + .standing button"))
                .click();
        await("words", () -> text("#ex-01-2 + .standing .said").equals("01-1 is being checked: one at a time"));
        await("an end", () -> state().equals("✗ failing") && button().getText().equals("Check 01-1"));
    }

    @Test
    void aPageFallsSilentWhenTheServerEndsAndComesBackWithIt() throws Exception {
        learner.solve(QUEUE);
        try (LearnersWorkbook.Served other = learner.serve(0)) {
            browser.open(other.address() + LESSON);
            await("live", () -> browser.run("return document.documentElement.classList.contains('live')"));
            other.end();
            await(
                    "silent",
                    () -> browser.driver().findElements(By.cssSelector(".standing, .mark, .continue, .until")).stream()
                            .noneMatch(WebElement::isDisplayed));
            try (LearnersWorkbook.Served again = learner.serve(other.port())) {
                assertThat(again.port()).isEqualTo(other.port());
                await("back", () -> state().equals("started"));
            }
        }
    }

    @Test
    void aLessonThatWasComparedLinksToTheComparison() throws IOException {
        open("05-sending.html");
        assertThat(text(".compared:not([hidden])")).isEmpty();
        Files.writeString(
                learner.top().resolve(".workbook/crosscheck.html"),
                "<head><meta name=\"lessons\" content=\"04 05\"><title>compared</title></head><h2 id=lesson-05>05</h2>");
        await("a link", () -> text(".compared:not([hidden]) a").equals("Your broker beside RocketMQ"));
        browser.driver().findElement(By.cssSelector(".compared a")).click();
        await("its page", () -> browser.driver().getTitle().equals("compared"));
        open("06-pulling.html");
        assertThat(text(".compared:not([hidden])")).isEmpty();
    }

    @Test
    void fromTheFileSystemNothingOfItIsThere() {
        browser.open(learner.top()
                .resolve("docs/target/book")
                .resolve(LESSON)
                .toUri()
                .toString());

        assertThat(browser.driver().findElements(By.cssSelector(".standing, .mark, .continue, .until, .live")))
                .isEmpty();
        assertThat(browser.<List<String>>run("return performance.getEntriesByType('resource').map(r => r.name)"))
                .noneMatch(loaded -> loaded.contains("live/"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void axeFindsNothingSeriousAndNothingSticksOut(boolean dark) throws Exception {
        learner.solve(QUEUE);
        learner.edit(QUEUE, "elements.size() == capacity", "elements.size() > capacity");
        learner.run("check", "01-1", "--plain");
        SoftAssertions softly = new SoftAssertions();
        for (int width : new int[] {390, 768, 1440}) {
            browser.dark(dark).size(width, 900);
            open(LESSON);
            String where = "at %s, %s".formatted(width, dark ? "dark" : "light");
            softly.assertThat(Axe.serious(browser, dark)).as("axe " + where).isEmpty();
            softly.assertThat(browser.<Long>run("return document.documentElement.scrollWidth - innerWidth"))
                    .as("too wide " + where)
                    .isLessThanOrEqualTo(0);
        }
        browser.dark(false);
        softly.assertAll();
    }
}
