package workbook.learner;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.Fixture;
import workbook.catalogue.Exercise;
import workbook.learner.ExerciseStatus.State;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class ExerciseStatusTest {
    private static final String BOX = "exercises/src/main/java/minibroker/box/Box.java";

    private Fixture fixture;
    private Study study;

    @BeforeEach
    void copyTheFixture(@TempDir Path folder) throws IOException {
        fixture = Fixture.in(folder);
        study = Study.of(fixture.folders());
    }

    private Exercise exercise(String id) {
        return study.catalogue().exercise(id).orElseThrow();
    }

    private State state(String id) {
        return study.status().of(exercise(id));
    }

    @Test
    void goesFromOpenToStartedToFailingToDone() {
        assertThat(state("01-2")).isEqualTo(State.OPEN);
        fixture.edit(BOX, "throw new NotDoneYet(\"01-2\");", "return 0;");
        assertThat(state("01-2")).isEqualTo(State.STARTED);
        study.failed(exercise("01-2"));
        assertThat(state("01-2")).isEqualTo(State.FAILING);
        study.passed(exercise("01-2"));
        assertThat(state("01-2")).isEqualTo(State.DONE);
    }

    @Test
    void aChangeAfterThePassMakesItUndecidedAgain() {
        fixture.edit(BOX, "throw new NotDoneYet(\"01-2\");", "return 0;");
        study.passed(exercise("01-2"));
        fixture.edit(BOX, "return 0;", "return 1;");
        assertThat(state("01-2")).isEqualTo(State.CHANGED);
        study.failed(exercise("01-2"));
        assertThat(state("01-2")).isEqualTo(State.FAILING);
    }

    @Test
    void whatIsPutBackAfterSomethingWasBrokenOnPurposeIsDone() {
        fixture.edit(BOX, "throw new NotDoneYet(\"01-2\");", "return 0;");
        study.passed(exercise("01-2"));
        fixture.edit(BOX, "return 0;", "return 1;");
        study.failed(exercise("01-2"));
        fixture.edit(BOX, "return 1;", "return 0;");
        assertThat(state("01-2")).isEqualTo(State.DONE);
        fixture.edit(BOX, "return 0;", "return 2;");
        assertThat(state("01-2")).isEqualTo(State.CHANGED);
    }

    @Test
    void aTextThatFailsDoesSoEvenIfItPassedOnce() {
        fixture.edit(BOX, "throw new NotDoneYet(\"01-2\");", "return 0;");
        study.passed(exercise("01-2"));
        study.failed(exercise("01-2"));
        assertThat(state("01-2")).isEqualTo(State.FAILING);
        study.passed(exercise("01-2"));
        assertThat(state("01-2")).isEqualTo(State.DONE);
    }

    @Test
    void whatFailedAndWasChangedIsUndecided() {
        fixture.edit(BOX, "throw new NotDoneYet(\"01-2\");", "return 0;");
        study.failed(exercise("01-2"));
        fixture.edit(BOX, "return 0;", "return 1;");
        assertThat(state("01-2")).isEqualTo(State.STARTED);
    }

    @Test
    void aStarterIsOpenWhateverIsRemembered() {
        study.passed(exercise("01-2"));
        assertThat(state("01-2")).isEqualTo(State.OPEN);
    }

    @Test
    void theNextOneIsTheFirstThatIsNotBehind() {
        assertThat(study.next()).contains(exercise("01-1"));
        study.files().fill(Set.of("01-1", "01-2"));
        study.progress().mark("01-1", Progress.Mark.GIVEN);
        study.progress().mark("01-2", Progress.Mark.GIVEN);
        assertThat(study.next()).contains(exercise("02-1"));
        assertThat(study.status()
                        .next(study.catalogue(), exercise -> exercise.id().endsWith("-2")))
                .contains(exercise("02-2"));
        assertThat(study.status().nextAfter(study.catalogue(), exercise("02-1"), any -> true))
                .contains(exercise("02-2"));
        assertThat(study.status().nextAfter(study.catalogue(), exercise("02-2"), any -> true))
                .contains(exercise("02-1"));
    }

    @Test
    void anotherProgramSeesWhatThisOneRemembers() {
        study.progress().hintsSeen("01-1", 2);
        assertThat(new Progress(fixture.folders()).hintsSeen("01-1")).isEqualTo(2);
    }
}
