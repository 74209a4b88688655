package workbook;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code start} replaces, and what it leaves to the learner. */
class StartTest extends TypedCommands {
    private static final String BOX = "exercises/src/main/java/minibroker/box/Box.java";

    @Test
    void startChecksWhatWasChangedAfterItPassed() {
        solveLesson01();
        run("check", "01");
        fixture.edit(BOX, "return things.size();", "return things.size() + 0; // mine");
        assertThat(run("start", "02")).isZero();
        assertThat(out())
                .contains("1 of 1 checks pass", "Nothing to fill: all 2 exercises before lesson 02 are your own.");
        assertThat(fixture.read(BOX)).contains("// mine");
    }

    @Test
    void startReplacesWhatWasChangedAndFails() {
        solveLesson01();
        run("check", "01");
        fixture.edit(BOX, "return things.size();", "return things.size() + 1; // mine");
        assertThat(run("start", "02")).isZero();
        assertThat(out()).contains("0 of 1 checks pass", "yours is kept in Box.java.kept-1");
        assertThat(fixture.read(BOX)).doesNotContain("// mine");
    }

    @Test
    void startKeepsWhatPassesAndWasNeverChecked() {
        solveLesson01();
        fixture.edit(BOX, "return things.size();", "return things.size() + 0; // mine");
        assertThat(run("start", "02")).isZero();
        assertThat(fixture.read(BOX)).contains("// mine");
        assertThat(run("start", "03")).isZero();
        assertThat(out()).contains("2 are your own");
    }

    @Test
    void startKeepsWhatWasGivenAndThenWrittenAnew() {
        run("start", "02");
        assertThat(out()).contains("type ./workbook watch. Next is 02-1, A shelf of boxes.");
        fixture.edit(BOX, "return things.size();", "return things.size() + 0; // mine");
        assertThat(run("start", "02")).isZero();
        assertThat(fixture.read(BOX)).contains("// mine");
    }

    @Test
    void startFillsWhatComesBeforeButNotWhatIsSolved() {
        fixture.edit(BOX, "throw new NotDoneYet(\"01-2\");", "return things.size(); // mine");
        run("check", "01-2");
        run("solution", "01-1", "--now", "--apply");
        run("check", "01-2");
        assertThat(run("start", "2")).isZero();
        assertThat(fixture.read(BOX)).contains("// mine").contains("things.poll()");
        assertThat(run("check", "01")).isZero();
        assertThat(run("start", "03")).isZero();
        assertThat(run("check", "02")).isZero();
        run();
        assertThat(out()).contains("4 of 4 exercises done").contains("Everything is done.");
    }
}
