package book;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import workbook.live.BookServer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks at the built book in a browser: opened from the file system, and as {@code ./workbook book} serves it. */
class BrowserIT {
    static final Path BOOK = Path.of("").toAbsolutePath().resolve("target/book");
    private static final Duration BOUND = Duration.ofSeconds(20);

    private static Browser browser;
    private static BookServer server;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start();
        server = BookServer.toThisMachine(BOOK, 0);
    }

    @AfterAll
    static void end() throws IOException {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static String address(String from, String page) {
        return (from.equals("file") ? BOOK.toUri().toString() : server.address()) + page;
    }

    /** The names of all pages. */
    static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(BOOK)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "server"})
    void oneFindsAPlaceBySearchingAndGoesThere(String from) {
        browser.size(1440, 900).open(address(from, "index.html"));
        browser.driver().findElement(By.tagName("body")).sendKeys("/");
        WebElement field = new WebDriverWait(browser.driver(), BOUND)
                .until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(".search input")));
        field.sendKeys("held pull");
        new WebDriverWait(browser.driver(), BOUND)
                .until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".found a")));

        assertThat(browser.<List<String>>run(
                        "return [...document.querySelectorAll('.found h2')].map(h => h.textContent.split(',')[0])"))
                .as("groups of what was found")
                .contains("Exercises", "Lessons", "Terms");
        field.sendKeys(Keys.ENTER);
        new WebDriverWait(browser.driver(), BOUND).until(ExpectedConditions.urlMatches("#"));
        assertThat(browser.<String>run("return document.querySelector(location.hash).parentElement.textContent"))
                .containsIgnoringCase("pull");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SCHEDULE_TOPIC_XXXX",
                "./workbook watch",
                "the broken invariant",
                "reconsume times",
                "check passed",
                "offline"
            })
    void namesCommandsAndVerdictsAreFound(String words) {
        browser.size(1440, 900).open(address("file", "index.html"));
        browser.driver().findElement(By.cssSelector(".to-search")).click();
        browser.driver().findElement(By.cssSelector(".search input")).sendKeys(words);

        new WebDriverWait(browser.driver(), BOUND)
                .until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".found a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "server"})
    void aLinkToAFoldOpensIt(String from) {
        browser.size(1440, 900).open(address(from, "07-commit-log.html#hint-07-1-2"));

        assertThat(browser.<Boolean>run("return document.getElementById('hint-07-1-2').closest('details').open"))
                .isTrue();
    }

    @Test
    void theBarFollowsTheReading() {
        browser.size(1440, 900).open(address("file", "07-commit-log.html#ex-07-2"));
        new WebDriverWait(browser.driver(), BOUND)
                .until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(".bar .section"), "07-2"));

        assertThat(browser.<String>run("return document.querySelector('.contents .reading a').hash"))
                .isEqualTo("#ex-07-2");
        browser.driver().findElement(By.cssSelector(".bar a[rel=next]")).click();
        new WebDriverWait(browser.driver(), BOUND).until(ExpectedConditions.urlContains("08-"));
    }

    /** A page around the lessons has no lesson's number in front of its section. */
    @ParameterizedTest
    @CsvSource({"07-commit-log.html#recap, · ", "glossary.html#types, none"})
    void noDotDanglesInTheBar(String page, String dot) {
        browser.size(1440, 900).open(address("file", page));
        new WebDriverWait(browser.driver(), BOUND)
                .until(driver -> browser.<Boolean>run("return document.querySelector('.section').textContent !== ''"));

        String drawn = browser.run("return getComputedStyle(document.querySelector('.section'), '::before').content");
        assertThat(drawn).contains(dot);
    }

    @Test
    void aPageLoadsNothingFromAnotherHostAndIsCompleteWithoutItsScript() throws IOException {
        for (String page : pages()) {
            browser.open(address("server", page));
            assertThat(browser.<List<String>>run("return performance.getEntriesByType('resource').map(r => r.name)"))
                    .as("what %s loads", page)
                    .allSatisfy(loaded -> assertThat(loaded).startsWith(server.address()));
        }
        browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            browser.open(address("file", "07-commit-log.html"));
            assertThat(browser.driver().findElements(By.cssSelector(".copy, .to-search")))
                    .isEmpty();
            assertThat(browser.driver().findElement(By.cssSelector("article")).getText())
                    .contains("07-4");
        } finally {
            browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    @Test
    void darkPagesAreDark() {
        String paper = "return getComputedStyle(document.body).backgroundColor";
        browser.dark(false).open(address("file", "index.html"));
        String light = browser.run(paper);
        browser.dark(true).open(address("file", "index.html"));
        String dark = browser.run(paper);
        browser.dark(false);

        assertThat(dark).isNotEqualTo(light).isEqualTo("rgb(20, 24, 31)");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void axeFindsNothingSerious(boolean dark) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (String page : List.of("index.html", "using-the-workbook.html", "07-commit-log.html", "glossary.html")) {
            for (int width : new int[] {390, 1440}) {
                browser.dark(dark).size(width, 900).open(address("file", page));
                softly.assertThat(Axe.serious(browser, dark))
                        .as("axe on %s at %s, %s", page, width, dark ? "dark" : "light")
                        .isEmpty();
            }
        }
        browser.dark(false);
        softly.assertAll();
    }

    @Test
    void onAPhoneTheContentsAreAFoldAtTheTopThatKeysOpen() {
        browser.size(390, 800).open(address("file", "07-commit-log.html"));
        WebElement fold = browser.driver().findElement(By.cssSelector(".contents summary"));
        assertThat(fold.getLocation().getY()).isLessThan(120);
        assertThat(lessonTenIsShown()).isFalse();

        tabTo("nav.contents summary");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
        new WebDriverWait(browser.driver(), BOUND).until(driver -> lessonTenIsShown());
        browser.size(1440, 900).open(address("file", "07-commit-log.html"));
        assertThat(lessonTenIsShown()).isTrue();
    }

    private static boolean lessonTenIsShown() {
        return browser.run("return document.querySelector('.contents a[href^=\"10-\"]').checkVisibility()");
    }

    @Test
    void withKeysAloneOneGetsPastTheContentsAndIntoAFold() {
        browser.size(1440, 900).open(address("file", "07-commit-log.html"));
        tabTo(".skip");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
        tabTo("#ex-07-1 ~ details.hint > summary");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);

        assertThat(browser.<Boolean>run("return document.getElementById('hint-07-1-1').closest('details').open"))
                .isTrue();
    }

    /** As somebody does who has no mouse; what is focused has to show it. */
    private static void tabTo(String selector) {
        for (int i = 0; i < 150; i++) {
            browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
            if (browser.<Boolean>run("return document.activeElement.matches(arguments[0])", selector)) {
                assertThat(browser.<String>run("return getComputedStyle(document.activeElement).outlineStyle"))
                        .as("outline of %s", selector)
                        .isEqualTo("solid");
                return;
            }
        }
        throw new AssertionError("150 times the tab key, and still not at " + selector);
    }

    @Test
    void theCopyButtonTakesWhatOneWritesAndNotWhatIsAroundIt() {
        browser.size(1440, 900).open(address("server", "07-commit-log.html#solution-07-1"));
        browser.run("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); };"
                + "document.querySelector('#solution-07-1 .copy').click()");
        String copied = browser.run("return window.copied");

        assertThat(browser.<String>run("return document.querySelector('#solution-07-1 pre code').textContent"))
                .contains("NotDoneYet", copied.lines().findFirst().orElseThrow());
        assertThat(copied).doesNotContain("NotDoneYet").startsWith("    ").doesNotEndWith("\n");
    }

    @Test
    void apostrophesAndQuotesAreFoundAsTheyAreTyped() {
        browser.size(1440, 900).open(address("file", "index.html"));
        browser.driver().findElement(By.cssSelector(".to-search")).click();
        browser.driver().findElement(By.cssSelector(".search input")).sendKeys("say \"full\"");

        new WebDriverWait(browser.driver(), BOUND)
                .until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(".found a"), "01-1"));
    }
}
