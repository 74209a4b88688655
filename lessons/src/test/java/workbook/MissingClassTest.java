package workbook;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import workbook.learner.Study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

import static org.assertj.core.api.Assertions.assertThat;

/** A learner's class that is gone is not replaced by the finished broker's without a word. */
class MissingClassTest extends TypedCommands {
    private static final String FOLDER = "exercises/src/main/java/minibroker/";
    private static final String BOX = FOLDER + "box/Box.java";

    /** What can happen to a file so that its class is gone, and the rest compiles all the same. */
    private enum Way {
        DELETED {
            @Override
            void happen(Fixture fixture) {
                delete(fixture);
            }
        },
        EMPTIED {
            @Override
            void happen(Fixture fixture) {
                fixture.write(BOX, "");
            }
        },
        COMMENTED_OUT {
            @Override
            void happen(Fixture fixture) {
                fixture.write(BOX, fixture.read(BOX).replaceAll("(?m)^", "// "));
            }
        },
        COMMENTED_OUT_AS_A_BLOCK {
            @Override
            void happen(Fixture fixture) {
                fixture.write(BOX, "/*\n" + fixture.read(BOX).replace("*/", "") + "*/\n");
            }
        },
        RENAMED {
            @Override
            void happen(Fixture fixture) {
                fixture.write(FOLDER + "box/Crate.java", fixture.read(BOX).replaceAll("\\bBox\\b", "Crate"));
                delete(fixture);
            }
        },
        MOVED_TO_ANOTHER_PACKAGE {
            @Override
            void happen(Fixture fixture) {
                fixture.write(
                        FOLDER + "crate/Box.java",
                        fixture.read(BOX).replace("package minibroker.box", "package minibroker.crate"));
                delete(fixture);
            }
        },
        IN_ANOTHER_PACKAGE_IN_PLACE {
            @Override
            void happen(Fixture fixture) {
                fixture.edit(BOX, "package minibroker.box", "package minibroker.crate");
            }
        };

        abstract void happen(Fixture fixture);

        static void delete(Fixture fixture) {
            try {
                Files.delete(fixture.path(BOX));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @BeforeEach
    void passLesson01() {
        solveLesson01();
        Study study = Study.of(fixture.folders());
        study.catalogue().exercises().stream()
                .filter(exercise -> exercise.lesson().equals("01"))
                .forEach(study::passed);
    }

    @ParameterizedTest
    @EnumSource
    void doesNotPassAndIsNotCountedAsDone(Way way) {
        way.happen(fixture);

        assertThat(run("check", "01-1")).isEqualTo(1);
        assertThat(out())
                .startsWith("01-1  A box that says \"full\"                         class missing\n  " + BOX)
                .contains("./workbook reset 01-1 puts the starter back")
                .containsPattern("class\\s+minibroker\\.box\\.Box")
                .doesNotContain("checks pass");
        run();
        assertThat(out())
                .contains("   0 of 4 exercises done", "01-1  missing  A box", "01-2  missing  How many")
                .contains("Next      01-1  A box that says \"full\" (its class is missing: ./workbook reset 01-1)");
    }

    @ParameterizedTest
    @EnumSource(names = {"DELETED", "COMMENTED_OUT", "COMMENTED_OUT_AS_A_BLOCK", "IN_ANOTHER_PACKAGE_IN_PLACE"})
    void resetBringsItBack(Way way) {
        way.happen(fixture);

        assertThat(run("reset", "01-1")).isZero();

        assertThat(fixture.read(BOX)).startsWith("package minibroker.box;").contains("NotDoneYet(\"01-1\")");
        run();
        assertThat(out()).contains("01-1  open ").doesNotContain("missing");
    }

    @Test
    void oneThatWasGivenIsMissingToo() {
        run("start", "03");
        Way.EMPTIED.happen(fixture);
        run();
        assertThat(out()).contains("01-1  missing").contains("2 of 4 exercises done");
    }

    @Test
    void startGivesItAgain() {
        Way.DELETED.happen(fixture);
        assertThat(run("start", "02")).isZero();
        assertThat(run("check", "01")).isZero();
    }

    @Test
    void aBrokerDoesNotRunWithoutIt() {
        Way.COMMENTED_OUT.happen(fixture);
        assertThat(run("broker")).isEqualTo(1);
        assertThat(err()).startsWith(BOX + " holds no class minibroker.box.Box").contains("./workbook reset 01-1");
    }

    @Test
    void aProgramOfTheReferenceDoesNotRunInPlaceOfTheLearnersOwn() throws IOException {
        Files.delete(fixture.path("exercises/src/main/java/programs/greeting/Greeting.java"));
        assertThat(run("check", "02-2")).isEqualTo(1);
        assertThat(out()).contains("class missing", "./workbook reset 02-2");
    }

    @Test
    void aClassMayStandInAFileOfAnotherName() throws IOException {
        fixture.write(FOLDER + "elsewhere/box.java", fixture.read(BOX).replace("public class", "class"));
        Way.DELETED.happen(fixture);
        run();
        assertThat(out()).doesNotContain("missing");
    }
}
