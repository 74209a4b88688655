package workbook.learner;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.Fixture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** In the fixture 01-1, 01-2 and 02-1 are parts of the broker; 02-2 is a client program. */
class LoanTest {
    private static final String BOX = "exercises/src/main/java/minibroker/box/Box.java";
    private static final String GREETING = "exercises/src/main/java/programs/greeting/Greeting.java";
    private static final String SHELF = "exercises/src/main/java/minibroker/box/Shelf.java";

    private Fixture fixture;
    private Study study;

    @BeforeEach
    void copyTheFixture(@TempDir Path folder) throws IOException {
        fixture = Fixture.in(folder);
        study = Study.of(fixture.folders());
    }

    private Loan loan() {
        return Loan.of(study);
    }

    @Test
    void lendsTheBrokersPartsOfLessonsThatAreNotBegun() {
        assertThat(loan().exercises()).containsExactlyInAnyOrder("01-1", "01-2", "02-1");
        assertThat(study.files().textsWith(loan().exercises()).get("minibroker/box/Shelf.java"))
                .doesNotContain("new NotDoneYet");
    }

    @Test
    void lendsNothingOfALessonOfWhichSomethingIsWritten() {
        fixture.edit(BOX, "throw new NotDoneYet(\"01-2\");", "return 0;");
        assertThat(loan().exercises()).containsExactly("02-1");
        assertThat(loan().summary())
                .contains("(the finished broker lends yours the parts that are not begun: lesson 02 and all after it)");
        assertThat(study.files().textsWith(loan().exercises()).get("minibroker/box/Box.java"))
                .isEqualTo(fixture.read(BOX))
                .contains("NotDoneYet(\"01-1\")");
    }

    @Test
    void aClientProgramThatIsWrittenNeedsTheBrokerOfItsLessonAllTheSame() {
        fixture.edit(GREETING, "throw new NotDoneYet(\"02-2\");", "return name;");
        assertThat(loan().exercises()).containsExactlyInAnyOrder("01-1", "01-2", "02-1");
    }

    @Test
    void namesTheLessonsThatWereLeftOut() {
        fixture.edit(SHELF, "throw new NotDoneYet(\"02-1\");", "boxes.clear();");
        assertThat(loan().exercises()).containsExactlyInAnyOrder("01-1", "01-2");
        assertThat(loan().summary())
                .contains("(the finished broker lends yours the parts that are not begun: lesson 01)");
    }

    @Test
    void aLessonThatWasOnlyCheckedIsNotBegun() {
        study.progress().mark("01-1", Progress.Mark.FAILED);
        assertThat(loan().exercises()).containsExactlyInAnyOrder("01-1", "01-2", "02-1");
    }

    @Test
    void whatStartFilledInIsNotLent() {
        study.files().fill(Set.of("01-1", "01-2", "02-1", "02-2"));
        for (String id : Set.of("01-1", "01-2", "02-1", "02-2")) {
            study.progress().mark(id, Progress.Mark.GIVEN);
        }
        assertThat(loan().summary()).isEmpty();
    }

    @Test
    void whatSurroundsALentRegionIsTheLearners() {
        fixture.edit(BOX, "throw new NotDoneYet(\"01-2\");", "return 42; // mine");
        assertThat(study.files().textsWith(Set.of("01-1")).get("minibroker/box/Box.java"))
                .contains("return 42; // mine", "things.poll()")
                .doesNotContain("new NotDoneYet");
        assertThat(fixture.read(BOX)).contains("NotDoneYet(\"01-1\")");
    }

    @Test
    void aFileWithoutTheTagsStaysTheLearners() {
        fixture.write(SHELF, "// all gone");
        assertThat(study.files().textsWith(Set.of("02-1"))).containsEntry("minibroker/box/Shelf.java", "// all gone");
    }
}
