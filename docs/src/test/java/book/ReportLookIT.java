package book;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workbook.learner.ExerciseStatus.State;
import workbook.report.CapstoneReport;
import workbook.report.ExerciseReport;
import workbook.report.LessonReport;
import workbook.report.ReportPage;
import workbook.report.StudyReport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks at {@code ./workbook report --html} in a browser: all states, with verdicts as long as they come. */
class ReportLookIT {
    private static final Instant TIME = Instant.parse("2026-11-28T16:02:00Z");
    private static final String VERDICT = """
            01-2  The shop that does not make you wait           8 of 9 checks pass
              FAILS  aFullLineMakesTheCustomerWait
                scenario   room for one order in the line: the second customer waits until the first order is sent
                observed   it went on and returned %s
            """.formatted("x".repeat(300));

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start();
        String page = new ReportPage(ZoneOffset.UTC, Shell.resource("book.css")).of(report());
        Files.writeString(folder.resolve("report.html"), page);
    }

    @AfterAll
    static void end() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    private static StudyReport report() {
        List<ExerciseReport> exercises = Stream.of(State.values())
                .map(state -> new ExerciseReport(
                        "01-" + (state.ordinal() + 1),
                        "An exercise that is " + state.word(),
                        state,
                        Optional.of(TIME).filter(time -> state.behind()),
                        3,
                        Optional.of(TIME),
                        1,
                        state.behind(),
                        Optional.of(VERDICT)))
                .toList();
        CapstoneReport capstone = new CapstoneReport(
                "capstone-1", "Boxes for all", State.FAILING, Optional.empty(), 2, Optional.of(TIME));
        return new StudyReport(
                TIME,
                List.of(
                        new LessonReport("01", "Why queues", exercises, Optional.of(capstone)),
                        new LessonReport("02", "Messages and topics", List.of(), Optional.empty())));
    }

    private static void open(int width) {
        browser.size(width, 900).open(folder.resolve("report.html").toUri().toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void axeFindsNothingSerious(boolean dark) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (int width : new int[] {390, 1440}) {
            browser.dark(dark);
            open(width);
            softly.assertThat(Axe.serious(browser, dark))
                    .as("axe at %s, %s", width, dark ? "dark" : "light")
                    .isEmpty();
        }
        browser.dark(false);
        softly.assertAll();
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 768, 1440})
    void nothingIsWiderThanTheScreen(int width) {
        open(width);

        long beyond = browser.run("return document.documentElement.scrollWidth - window.innerWidth");
        assertThat(beyond).isNotPositive();
    }

    @Test
    void itHasTheBooksColoursOfTheNight() {
        browser.dark(true);
        open(768);
        String paper = browser.run("return getComputedStyle(document.body).backgroundColor");
        browser.dark(false);

        assertThat(paper).isEqualTo("rgb(20, 24, 31)");
    }

    @Test
    void onPaperTheFoldsAreOpenAndAllIsBlackOnWhite() {
        browser.print(true);
        open(768);
        List<String> colours = browser.run("""
                return [...new Set([...document.querySelectorAll('main *')]
                  .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
                  .map(e => getComputedStyle(e).color))];
                """);
        boolean shown = browser.run(
                "return [...document.querySelectorAll('details pre')].every(pre => pre.getBoundingClientRect().height > 0)");
        browser.print(false);

        assertThat(colours).containsOnly("rgb(0, 0, 0)", "rgb(68, 68, 68)");
        assertThat(shown).isTrue();
    }
}
