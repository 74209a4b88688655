package workbook;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.authoring.Authoring;
import workbook.authoring.CapstoneTrial;
import workbook.catalogue.BrokenLesson;
import workbook.catalogue.Capstone;
import workbook.catalogue.Catalogue;
import workbook.learner.ExerciseStatus.State;
import workbook.learner.Study;
import workbook.terminal.Tty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** A capstone closes a lesson, and asks for all that comes before it. */
class CapstoneTest {
    private static final String LESSON = "lessons/01-boxes/lesson.adoc";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Fixture fixture;

    @BeforeEach
    void crownTheFirstLesson(@TempDir Path folder) throws IOException {
        fixture = Fixture.in(folder);
        fixture.edit(
                LESSON,
                ":minutes: 30\n",
                ":minutes: 30\n:capstone: 1\n:capstone-title: Boxes for all\n:capstone-run: programs.box.All\n");
    }

    private int run(String... args) {
        out.reset();
        PrintStream both = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Workbook(fixture.folders(), both, both, Tty.NONE).run(args);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theBoardShowsItBelowItsLesson() {
        assertThat(run()).isZero();

        assertThat(out())
                .contains("      capstone-1  open     Boxes for all")
                .doesNotContain("./workbook run capstone");
    }

    @Test
    void theBoardProposesItWhenItsExercisesAreDone() {
        fixture.solve("mini-broker", "minibroker/box/Box.java");
        run("check", "01");
        run();

        assertThat(out()).contains("Capstone  ./workbook run capstone-1   Boxes for all");
    }

    @Test
    void theCheckOfTheLastExerciseBeforeItNamesIt() {
        fixture.solve("mini-broker", "minibroker/box/Box.java");
        run("check", "01-1");
        assertThat(out()).endsWith("\nNext: 01-2  How many are in it\n");
        run("check", "01-2");
        assertThat(out()).endsWith("""

                        All of lesson 01 is written: read on at "Run it".
                        Next: capstone-1  Boxes for all  (./workbook run capstone-1)
                        Then: 02-1  A shelf of boxes
                        """);
    }

    @Test
    void oneThatPassedIsNotNamedAnyMore() {
        fixture.solve("mini-broker", "minibroker/box/Box.java");
        run("check", "01");
        Study study = Study.of(fixture.folders());
        study.ran(study.catalogue().lessons().get(0).capstone().orElseThrow(), true);
        run("check", "01");
        assertThat(out()).endsWith("\nNext: 02-1  A shelf of boxes\n");
    }

    @Test
    void oneThatFailedIsOpenAgainWhenTheBrokerHasChanged() {
        fixture.solve("mini-broker", "minibroker/box/Box.java");
        run("check", "01");
        Study study = Study.of(fixture.folders());
        study.ran(study.catalogue().lessons().get(0).capstone().orElseThrow(), false);
        run();
        assertThat(out()).contains("capstone-1  failing  Boxes for all");
        fixture.edit("exercises/src/main/java/minibroker/box/Box.java", "things.poll()", "things.pollFirst()");
        run();
        assertThat(out()).contains("capstone-1  open     Boxes for all");
    }

    @Test
    void oneThatPassedIsDoneAgainWhenWhatWasBrokenIsPutBack() {
        String box = "exercises/src/main/java/minibroker/box/Box.java";
        fixture.solve("mini-broker", "minibroker/box/Box.java");
        run("check", "01");
        Study study = Study.of(fixture.folders());
        Capstone capstone = study.catalogue().lessons().get(0).capstone().orElseThrow();
        study.ran(capstone, true);
        fixture.edit(box, "things.poll()", "things.pollLast()");
        study.ran(capstone, false);
        assertThat(study.of(capstone)).isEqualTo(State.FAILING);
        fixture.edit(box, "things.pollLast()", "things.poll()");
        assertThat(study.of(capstone)).isEqualTo(State.DONE);
    }

    @Test
    void itIsNotRunWhileAnythingUpToItIsOpen() {
        assertThat(run("run", "capstone-1")).isEqualTo(2);

        assertThat(out())
                .contains("capstone-1 needs all exercises up to lesson 01; open: 01-1 01-2")
                .contains("./workbook start 02 fills in what is missing.");
    }

    @Test
    void oneThatIsNotThereIsRefusedWithThoseThatAre() {
        assertThat(run("run", "capstone-7")).isEqualTo(2);

        assertThat(out()).contains("no capstone-7; there are: capstone-1");
    }

    @Test
    void aCapstoneWithoutProgramIsNoticed() {
        fixture.edit(LESSON, ":capstone-run: programs.box.All\n", "");

        assertThatThrownBy(() -> Catalogue.read(fixture.folders()))
                .isInstanceOf(BrokenLesson.class)
                .hasMessageContaining("no :capstone-run:");
    }

    @Test
    void itIsTriedOnTheReferenceAndOnTheMistakesThatNameIt() {
        fixture.edit("lessons/01-boxes/wrong/01-1.diff", "@@ put", "fails capstone-1\n@@ put");

        List<CapstoneTrial> trials = new Authoring(fixture.folders(), new PrintStream(OutputStream.nullOutputStream()))
                .capstoneTrials(Set.of());

        assertThat(trials)
                .extracting(CapstoneTrial::subject, CapstoneTrial::passes)
                .containsExactly(tuple("the reference", true), tuple("01-1 never-full", false));
        String box = "minibroker/box/Box.java";
        assertThat(trials.get(0).texts().get(box))
                .contains("things.size() == capacity")
                .doesNotContain("throw new NotDoneYet");
        assertThat(trials.get(1).texts().get(box)).doesNotContain("things.size() == capacity", "throw new NotDoneYet");
    }
}
