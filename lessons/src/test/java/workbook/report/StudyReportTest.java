package workbook.report;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.Fixture;
import workbook.catalogue.Catalogue;
import workbook.catalogue.Exercise;
import workbook.generator.Reference;
import workbook.learner.ExerciseFiles;
import workbook.learner.ExerciseStatus;
import workbook.learner.Progress;
import workbook.learner.Study;
import workbook.verdict.Colours;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** The three forms of a report, at a time and in a zone of the test's choice. */
class StudyReportTest {
    private static final Instant NOW = Instant.parse("2026-03-29T00:59:00.750Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Path GOLDEN = Path.of("src/test/resources/report/report.json");
    private static final String BOX = "exercises/src/main/java/minibroker/box/Box.java";

    private Fixture fixture;

    @BeforeEach
    void crownTheFirstLesson(@TempDir Path folder) throws IOException {
        fixture = Fixture.in(folder);
        fixture.edit(
                "lessons/01-boxes/lesson.adoc",
                ":minutes: 30\n",
                ":minutes: 30\n:capstone: 1\n:capstone-title: Boxes for all\n:capstone-run: programs.box.All\n");
    }

    private Study studyAt(Instant time) {
        Reference reference = Reference.read(fixture.folders());
        ExerciseFiles files = new ExerciseFiles(fixture.folders(), reference);
        Progress progress = new Progress(fixture.folders(), Clock.fixed(time, ZoneOffset.UTC));
        return new Study(
                fixture.folders(),
                Catalogue.read(fixture.folders()),
                reference,
                files,
                progress,
                new ExerciseStatus(files, progress));
    }

    /** 01-1 done, 01-2 failing, the capstone run twice and passed at last. */
    private StudyReport report() {
        Study before = studyAt(Instant.parse("2026-03-28T16:30:10Z"));
        fixture.edit(BOX, "throw new NotDoneYet(\"01-2\");", "return 7;");
        fixture.solve("mini-broker", "minibroker/box/Box.java");
        fixture.edit(BOX, "return things.size();", "return 7;");
        Exercise first = before.catalogue().exercise("01-1").orElseThrow();
        Exercise second = before.catalogue().exercise("01-2").orElseThrow();
        before.checked(first, "01-1  passes\n");
        before.passed(first);
        before.progress().hintsSeen("01-1", 2);
        before.ran(before.catalogue().lessons().get(0).capstone().orElseThrow(), false);
        Study later = studyAt(Instant.parse("2026-03-28T23:05:59Z"));
        later.checked(second, "01-2  fails\n    observed  \"<b>\" & \u001B[31m${zone}\n");
        later.failed(second);
        later.ran(later.catalogue().lessons().get(0).capstone().orElseThrow(), true);
        return StudyReport.of(studyAt(NOW), lesson -> true, NOW);
    }

    @Test
    void jsonHasTimesInUtcAndNullForWhatIsNotKnown() throws IOException {
        assertThat(ReportJson.of(report())).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void thePageHasTimesInItsZoneAcrossTheChangeToSummerTime() {
        String page = new ReportPage(BERLIN, ":root { --yes: green; }\n").of(report());

        assertThat(page)
                .contains(
                        "Made <time datetime=\"2026-03-29T00:59:00Z\">2026-03-29 01:59</time>. Times are those of Europe/Berlin.")
                .contains(
                        "<td data-column=\"Passed\"><time datetime=\"2026-03-28T16:30:10Z\">2026-03-28 17:30</time></td>")
                .contains("last run <time datetime=\"2026-03-28T23:05:59Z\">2026-03-29 00:05</time>")
                .contains("<style>\n:root { --yes: green; }\n")
                .contains("<li>02 Shelves</li>");
    }

    @Test
    void whatALearnersCodePrintedIsNoMarkup() {
        String page = new ReportPage(ZoneOffset.UTC, "").of(report());

        assertThat(page)
                .contains("<span class=\"fact\">    observed  &quot;&lt;b&gt;&quot; &amp; \uFFFD[31m${zone}</span>")
                .contains("Times are those of Z.")
                .doesNotContain("<script", "http:", "https:", "src=");
    }

    @Test
    void whatFailsStandsOpenAndWhatPassedIsFolded() {
        assertThat(new ReportPage(ZoneOffset.UTC, "").of(report()))
                .contains(
                        "<details><summary>The last verdict on 01-1",
                        "<details open><summary>The last verdict on 01-2");
    }

    @Test
    void theTableTellsLessonsThatAreBegunInFull() {
        ReportTable table = new ReportTable(Colours.OFF, 120, Optional.of(BERLIN));

        assertThat(String.join("\n", table.lines(report()))).isEqualTo("""
                        1 of 4 exercises done, 1 as in the solution

                        01  Boxes                                          1 of 2 done
                            01-1  done     2026-03-28 17:30  1 check    2 hints   A box that says "full"  (as in the solution)
                            01-2  failing                    1 check    0 hints   How many are in it
                            capstone-1  done     2026-03-29 00:05  2 runs   Boxes for all
                        02  Shelves                                        0 of 2 done""");
    }

    @Test
    void theSameStudyIsToldInTheSameWords() {
        StudyReport report = report();

        assertThat(ReportJson.of(report)).isEqualTo(ReportJson.of(StudyReport.of(studyAt(NOW), lesson -> true, NOW)));
    }
}
