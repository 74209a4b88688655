package book;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;
import workbook.catalogue.WorkbookLayout;
import workbook.inspect.InspectServer;
import workbook.inspect.RunningBrokers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks with a browser at what {@code ./workbook inspect} shows of a broker in a JVM of its own, while Apache's client
 * uses it. What a message does is shown in the order in which it does it, so the tests have an order, too.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InspectIT {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final WorkbookLayout FOLDERS =
            new WorkbookLayout(Path.of("").toAbsolutePath().getParent());

    /** What is told of a message with this key, oldest first. */
    private static final String TOLD = """
            return [...document.querySelectorAll('.happenings li')]
              .filter(line => line.textContent.includes('key ' + arguments[0] + ' '))
              .map(line => line.querySelector('.what').textContent).reverse().join(' ');
            """;

    /** Whether a group is behind in the queues of users' topics, by so much at least, or not at all. */
    private static final String BEHIND = """
            const rows = [...document.querySelectorAll('#queues > .scroll tr')]
              .filter(row => row.cells[2]?.textContent === arguments[0]);
            const behind = rows.reduce((sum, row) => sum + Number(row.cells[4].textContent), 0);
            return rows.length > 0 && (arguments[1] > 0 ? behind >= arguments[1] : behind === 0);
            """;

    @TempDir
    private static Path announced;

    private static Browser browser;
    private static InspectServer server;
    private static WatchedBroker broker;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        browser = Browser.start();
        server = InspectServer.start(FOLDERS, RunningBrokers.in(announced), 0);
        browser.size(1440, 900).open(server.address());
    }

    @AfterAll
    static void end() throws IOException {
        if (broker != null) {
            broker.close();
        }
        if (server != null) {
            server.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    /** No test may leave an error in the console, and none may find one. */
    @BeforeEach
    void nothingIsWrongInThePage() {
        assertThat(consoleErrors()).isEmpty();
    }

    private static List<String> consoleErrors() {
        return browser.driver().manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    private static String text(String selector) {
        return browser.run(
                "const e = document.querySelector(arguments[0]); return e.checkVisibility() ? e.innerText : ''",
                selector);
    }

    /** @param script is true when it has come */
    private static void until(String what, String script, Object... arguments) {
        new WebDriverWait(browser.driver(), BOUND, Duration.ofMillis(100))
                .withMessage(() -> what + "; the page shows: " + text("main"))
                .until(driver -> browser.<Boolean>run(script, arguments));
    }

    private static void untilTold(String key, String words) {
        until("%s of %s".formatted(words, key), TOLD.replace(".join(' ')", ".join(' ') === arguments[1]"), key, words);
    }

    private static void untilStatus(String words) {
        until(words, "return document.getElementById('status').textContent.includes(arguments[0])", words);
    }

    @Test
    @Order(1)
    void withoutABrokerThePageSaysHowToStartOneAndGoesOnWhenItIsThere() throws Exception {
        untilStatus("No broker of this workbook runs. Waiting");
        assertThat(text("#none")).contains("./workbook broker");

        broker = WatchedBroker.start(FOLDERS, announced);
        untilStatus("Looking at " + broker.address() + ", the watched broker. It keeps messages in memory.");
        assertThat(text("#none")).isEmpty();
        assertThat(text("#held .empty")).isEqualTo("Nobody waits.");
        broker.withClients();
    }

    @Test
    @Order(2)
    void aMessageArrivesAndAClickNamesItsBytes() throws Exception {
        broker.type("send hello");
        untilTold("hello", "arrived");

        WebElement line =
                browser.driver().findElement(By.xpath("//ol[@class='happenings']//button[contains(., 'key hello ')]"));
        line.click();
        until("the bytes", "return document.querySelector('#message[open] tbody tr') !== null");
        assertThat(text("#message tbody"))
                .contains("MAGICCODE", "da a3 20 a7", "BODY", "This is hello.", "PROPERTIES", "KEYS=hello");
        browser.driver().findElement(By.cssSelector("#message .close")).click();
        until("closed", "return !document.getElementById('message').open");
    }

    @Test
    @Order(3)
    void consumersThatFoundNothingWaitInHeldPulls() {
        until(
                "four held pulls of billing",
                "return [...document.querySelectorAll('#held tbody tr')]"
                        + ".filter(row => row.cells[1].textContent === 'billing'"
                        + " && row.cells[0].textContent.startsWith('Watched ')).length === 4");
        assertThat(text("#groups tbody")).contains("billing", "slow", "ledger");
    }

    @Test
    @Order(4)
    void aMessageIsParkedAndDelivered() throws Exception {
        broker.type("later tea 1");
        untilTold("tea", "parked delivered");
        broker.type("later hour 17");
        until(
                "one that waits an hour",
                "return [...document.querySelectorAll('.levels .some')]"
                        + ".some(level => level.textContent.startsWith('1 h1 waiting'))");
    }

    @Test
    @Order(5)
    void aTimerIsOnTheWheel() throws Exception {
        broker.type("timer supper 50");
        untilTold("supper", "parked");
        until(
                "on the wheel",
                "return document.querySelectorAll('.slot.some').length === 1"
                        + " && /in \\d+ s: 1/.test(document.querySelector('.seconds').textContent)");
    }

    @Test
    @Order(6)
    void aMessageThatIsFailedOnIsRetriedAndDies() throws Exception {
        broker.type("poison bad");
        untilTold("bad", "arrived parked retried dead");
        until(
                "a dead letter of billing",
                "return [...document.querySelectorAll('#failed tbody tr')]"
                        + ".some(row => row.cells[0].textContent === 'billing' && row.cells[3].textContent === '1')");
    }

    @Test
    @Order(7)
    void aLockThatIsNotRenewedEnds() {
        until(
                "locks of ledger that have ended",
                "return [...document.querySelectorAll('#locks tbody tr')]"
                        + ".filter(row => row.cells[1].textContent === 'ledger')"
                        + ".some(row => row.cells[4].textContent === 'it has ended')");
        until(
                "locks that are held again",
                "return [...document.querySelectorAll('#locks tbody tr')]"
                        + ".filter(row => row.cells[1].textContent === 'ledger')"
                        + ".some(row => /^[0-9.]+ s$/.test(row.cells[4].textContent))");
    }

    @Test
    @Order(8)
    void aGroupThatKeepsItsMessagesIsBehindAndCatchesUp() throws Exception {
        broker.type("many 40");
        until("slow is behind", BEHIND, "slow", 40);
        until("billing is not", BEHIND, "billing", 0);
        broker.type("release");
        until("slow has caught up", BEHIND, "slow", 0);
    }

    @Test
    @Order(9)
    void heldStillThePageAsksNothing() throws Exception {
        browser.driver().findElement(By.id("hold")).click();
        broker.type("send unseen");
        String before = text("#happened");
        // Another page of the same server sees it; this one does not.
        String first = browser.driver().getWindowHandle();
        browser.driver().switchTo().newWindow(WindowType.TAB);
        browser.open(server.address());
        untilTold("unseen", "arrived");
        browser.driver().close();
        browser.driver().switchTo().window(first);
        assertThat(text("#happened")).isEqualTo(before);

        browser.driver().findElement(By.id("hold")).click();
        untilTold("unseen", "arrived");
    }

    /** A minute where everything is proved; an hour with -Dinspect.seconds=3600. */
    @Test
    @Order(10)
    void loadGrowsNeitherPageNorBroker() throws Exception {
        int seconds = Integer.getInteger("inspect.seconds", Boolean.getBoolean("authoring") ? 60 : 8);
        broker.type("many 300");
        until("all that it keeps", "return document.querySelectorAll('.happenings li').length >= 200");
        Map<String, Double> before = browser.memory();
        long files = broker.openFiles();
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        for (int sent = 0; System.nanoTime() < end; sent++) {
            broker.type("many 100");
            broker.type("send sent-" + sent);
            untilTold("sent-" + sent, "arrived");
        }
        Map<String, Double> after = browser.memory();

        assertThat(after.get("Nodes")).as("nodes; %s before", before).isLessThan(before.get("Nodes") + 300);
        assertThat(after.get("JSHeapUsedSize"))
                .as("heap; %s before", before)
                .isLessThan(before.get("JSHeapUsedSize") + 3e6);
        assertThat(broker.openFiles()).as("open files of the broker").isLessThanOrEqualTo(files + 4);
        System.out.printf("the page after %s s of load: %s, before: %s%n", seconds, after, before);
    }

    @Test
    @Order(11)
    void axeFindsNothingSeriousAndNothingIsCut() throws IOException {
        for (boolean dark : new boolean[] {false, true}) {
            for (int width : new int[] {390, 1440}) {
                browser.dark(dark).size(width, 900);
                assertThat(Axe.serious(browser, dark))
                        .as("axe at %s, dark: %s", width, dark)
                        .isEmpty();
                assertThat(browser.<Long>run("return document.documentElement.scrollWidth"))
                        .as("width at %s", width)
                        .isLessThanOrEqualTo(width);
            }
        }
        browser.dark(false).size(1440, 900);
    }

    @Test
    @Order(12)
    void aBrokerThatIsKilledIsWaitedForAndLookedAtAgain() throws Exception {
        broker.kill();
        untilStatus("Waiting for one. What is pale was there before.");
        assertThat(text("#none")).isEmpty();
        broker.startAgain();
        untilStatus("Looking at " + broker.address());
        until("nothing of the broker before", TOLD.replace(".join(' ')", ".join(' ') === ''"), "hello");
        broker.type("send again");
        untilTold("again", "arrived");
        assertThat(consoleErrors()).isEmpty();
    }
}
