package workbook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.terminal.Tty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code report} says, where it writes it, and what it leaves alone. */
class ReportVerbTest extends TypedCommands {
    @TempDir
    private Path elsewhere;

    @Test
    void whereNothingIsDoneEachLessonHasALine() {
        assertThat(run("report")).isZero();

        assertThat(out()).isEqualTo("""
                        0 of 4 exercises done

                        01  Boxes                                          0 of 2 done
                        02  Shelves                                        0 of 2 done
                        """);
    }

    @Test
    void whatWasCheckedIsToldWithHowOftenAndHowManyHints() {
        run("hint", "01-1");
        run("check", "01-1");
        solveLesson01();
        run("check", "01");
        run("report");

        assertThat(out()).isEqualTo("""
                        2 of 4 exercises done, 2 as in the solution

                        01  Boxes                                          2 of 2 done
                            01-1  done     2 checks   1 hint    A box that says "full"  (as in the solution)
                            01-2  done     1 check    0 hints   How many are in it  (as in the solution)
                        02  Shelves                                        0 of 2 done
                        """);
    }

    @Test
    void aPersonSeesWhenAnExercisePassed() {
        solveLesson01();
        run("check", "01-1");
        run(Tty.of(120, false), "report", "1");

        assertThat(out())
                .containsPattern("    01-1  done     \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d  1 check ")
                .containsPattern("    01-2  started {20}0 checks")
                .doesNotContain("Shelves");
    }

    @Test
    void whatStartFilledInIsGivenAndNotDone() {
        run("start", "02");
        run("report", "01");

        assertThat(out()).startsWith("0 of 2 exercises done, 2 given\n").contains("01  Boxes", "0 of 2 done, 2 given");
    }

    @Test
    void jsonAndPageGoToFilesWhichLaterOnesReplace() throws IOException {
        Path json = elsewhere.resolve("my report.json");
        Path html = elsewhere.resolve("my report.html");
        Files.createFile(json);
        assertThat(run("report", "--json", json.toString(), "--html", html.toString()))
                .isZero();
        assertThat(out())
                .isEqualTo("0 of 4 exercises done%nThe report: %s%nThe report: %s%n"
                        .formatted(html.toUri(), json.toUri()));
        assertThat(json).content().startsWith("{\n  \"schema\" : 1,\n").contains("\"doneCount\" : 0");
        solveLesson01();
        run("check", "01");
        assertThat(run("report", "--json", json.toString(), "--html", html.toString()))
                .isZero();

        assertThat(json).content().contains("\"doneCount\" : 2").endsWith("}\n");
        assertThat(html).content().contains("<h1>2 of 4 exercises done");
    }

    @Test
    void jsonGoesToStandardOutputAloneAndNoWordsBesideIt() {
        assertThat(run("report", "--json", "-", "--html", elsewhere + "/page.html"))
                .isZero();

        assertThat(out()).startsWith("{").endsWith("}\n");
        assertThat(elsewhere.resolve("page.html")).exists();
    }

    @Test
    void onlyOneOfThemGoesToStandardOutput() {
        assertThat(run("report", "--json", "-", "--html", "-")).isEqualTo(2);

        assertThat(err()).isEqualTo("--html - and --json -: only one can go to standard output\n");
    }

    @Test
    void aFileThatIsNoReportIsNotReplaced() throws IOException {
        Path mine = Files.writeString(elsewhere.resolve("Mine.java"), "class Mine {}");
        assertThat(run("report", "--json", mine.toString())).isEqualTo(2);
        assertThat(err()).isEqualTo(mine + " is there and is no such report: name another file\n");
        assertThat(run("report", "--html", elsewhere.toString())).isEqualTo(2);

        assertThat(mine).hasContent("class Mine {}");
    }

    @Test
    void aFolderThatIsMissingAndALessonThatIsMissingAreNamed() {
        Path nowhere = elsewhere.resolve("nowhere");
        assertThat(run("report", "--json", nowhere.resolve("r.json").toString()))
                .isEqualTo(2);
        assertThat(err()).isEqualTo("there is no folder %s to write a report into\n".formatted(nowhere));
        assertThat(run("report", "7")).isEqualTo(2);

        assertThat(err()).isEqualTo("no lesson 7; there are 01 to 02\n");
    }

    @Test
    void aReportChangesNothing() throws IOException {
        solveLesson01();
        run("check", "01");
        String before = fixture.read(".workbook/progress.properties");
        run("report", "--html", elsewhere + "/page.html");

        assertThat(fixture.read(".workbook/progress.properties")).isEqualTo(before);
    }
}
