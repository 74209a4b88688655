package workbook.authoring;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.Fixture;
import workbook.catalogue.BrokenLesson;
import workbook.generator.LostTag;
import workbook.verdict.Judge;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each proof holds for the fixture, and each is shown to fail when what it proves is not so. */
class AuthoringTest {
    private static final String REFERENCE = "mini-broker/src/main/java/minibroker/box/";
    private static final String STARTERS = "exercises/src/main/java/minibroker/box/";
    private static final String CHECKS = "exercises/src/test/java/minibroker/box/";
    private static final String WRONG = "lessons/01-boxes/wrong/";

    private static Fixture fixture;
    private static Judge judge;

    @BeforeAll
    static void copyTheFixture(@TempDir Path folder) throws IOException {
        fixture = Fixture.in(folder);
        judge = new Judge(fixture.folders());
        authoring().capture(judge, Set.of());
        fixture.remember();
    }

    @BeforeEach
    void restoreTheFixture() throws IOException {
        fixture.restore();
    }

    @AfterAll
    static void closeTheJudge() {
        judge.close();
    }

    private static Authoring authoring() {
        return new Authoring(fixture.folders(), new PrintStream(OutputStream.nullOutputStream()));
    }

    private static List<String> complaints() throws IOException {
        return authoring().verify(judge, Authoring.ProofScope.ALL, Set.of());
    }

    @Test
    void everythingHoldsForTheFixture() throws IOException {
        assertThat(complaints()).isEmpty();
    }

    @Test
    void oneLessonCanBeProvedAlone() throws IOException {
        Files.delete(fixture.path(WRONG + "01-1.txt"));
        assertThat(authoring().verify(judge, Authoring.ProofScope.ALL, Set.of("02")))
                .isEmpty();
        assertThat(authoring().verify(judge, Authoring.ProofScope.ALL, Set.of("01")))
                .hasSize(2);
    }

    @Test
    void theReferenceAndTheAnswersCanBeProvedEachAlone() throws IOException {
        Files.delete(fixture.path(WRONG + "01-1.txt"));
        assertThat(authoring().verify(judge, Authoring.ProofScope.REFERENCE, Set.of("01")))
                .isEmpty();
        assertThat(authoring().verify(judge, Authoring.ProofScope.ANSWERS, Set.of("01")))
                .hasSize(2);
    }

    @Test
    void captureWritesWhatALearnerReads() {
        assertThat(fixture.read("lessons/01-boxes/captured/01-2.first.txt"))
                .contains("observed   not started: write Box.size, Box.java:36");
        assertThat(fixture.read(WRONG + "01-1.txt"))
                .contains(
                        "== never-full\n01-1  A box",
                        "1 of 2 checks pass",
                        "FAILS  refusesTheThirdThing",
                        "expected   false",
                        "observed   true");
    }

    @Test
    void aSolvedStarterIsNoticed() throws IOException {
        fixture.solve("mini-broker", "minibroker/box/Shelf.java");
        assertThat(complaints())
                .containsExactly("starters all: " + STARTERS
                        + "Shelf.java is not what the reference makes: type ./workbook authoring starters");
    }

    @Test
    void aMissingStarterAndOneWithoutExerciseAreNoticed() throws IOException {
        Files.delete(fixture.path(STARTERS + "Shelf.java"));
        fixture.write(STARTERS + "Extra.java", "package minibroker.box;\n\nclass Extra {}\n");
        assertThat(complaints())
                .containsExactly(
                        "starters all: " + STARTERS + "Shelf.java is missing: type ./workbook authoring starters",
                        "starters all: " + STARTERS + "Extra.java has no exercise in the reference");
    }

    @Test
    void aLostEndTagIsNoticed() {
        fixture.edit(REFERENCE + "Shelf.java", "        // end::02-1[]\n", "");
        assertThatThrownBy(AuthoringTest::complaints)
                .isInstanceOf(LostTag.class)
                .hasMessage(REFERENCE + "Shelf.java:11: tag::02-1[] has no end::02-1[]");
    }

    @Test
    void anExerciseWithoutATagIsNoticed() throws IOException {
        fixture.edit(REFERENCE + "Shelf.java", "        // tag::02-1[]\n", "");
        fixture.edit(REFERENCE + "Shelf.java", "        // end::02-1[]\n", "");
        authoring().starters();
        assertThat(complaints())
                .contains("complete 02-1: no source file has // tag::02-1[]")
                .anyMatch(complaint -> complaint.startsWith("red 02-1: opensABoxWhenTheLastIsFull passes although"));
    }

    @Test
    void aTagOrACheckWithoutExerciseIsNoticed() throws IOException {
        fixture.edit(REFERENCE + "Box.java", "        // tag::01-2[]", "        // tag::01-9[]");
        fixture.edit(REFERENCE + "Box.java", "        // end::01-2[]", "        // end::01-9[]");
        fixture.edit(CHECKS + "ShelfTest.java", "@Tag(\"02-1\")", "@Tag(\"02-1\")\n@Tag(\"02-8\")");
        assertThat(complaints())
                .contains(
                        "complete 01-2: no source file has // tag::01-2[]",
                        "complete 01-9: " + REFERENCE + "Box.java has its tag, but no lesson has it",
                        "complete 02-8: minibroker/box/ShelfTest.java checks it, but no lesson has it");
    }

    @Test
    void anExerciseWithoutChecksIsNoticed() throws IOException {
        fixture.edit(CHECKS + "ShelfTest.java", "@Tag(\"02-1\")\n", "");
        assertThat(complaints()).contains("complete 02-1: no check has @Tag(\"02-1\")");
    }

    @Test
    void aCheckThatPassesOnTheStarterIsNoticed() throws IOException {
        fixture.edit(CHECKS + "BoxTest.java", "assertThat(Label.of(box)).as(\"label\").isEqualTo(\"box with 1\");", "");
        assertThat(complaints()).contains("red 01-2: countsWhatIsIn passes although nothing is written");
    }

    @Test
    void aCheckThatFailsForAnotherReasonIsNoticed() throws IOException {
        fixture.edit(
                CHECKS + "BoxTest.java",
                "assertThat(Label.of(box))",
                "box.take().length();\n        assertThat(Label.of(null))");
        assertThat(complaints())
                .anyMatch(complaint ->
                        complaint.startsWith("red 01-2: countsWhatIsIn fails, but neither as not done yet nor"
                                + " by its assertion: Crashed[exception=NullPointerException"));
    }

    @Test
    void aCheckThatNeedsALaterExerciseIsNoticed() throws IOException {
        fixture.edit(
                CHECKS + "BoxTest.java",
                "box.put(\"a\");\n        box.put(\"b\");\n        assertThat(box.take())",
                "box.size();\n        assertThat(box.take())");
        assertThat(complaints()).contains("red 01-1: givesTheOldestFirst needs exercise 01-2, which comes later");
    }

    @Test
    void aReferenceThatFailsIsNoticed() throws IOException {
        fixture.edit(REFERENCE + "Shelf.java", "new Box(2)", "new Box(3)");
        authoring().starters();
        assertThat(complaints()).anyMatch(complaint -> complaint.startsWith("green 02-1: the reference fails:"));
    }

    @Test
    void aCheckThatPassesOnlyWhileALaterExerciseIsOpenIsNoticed() throws IOException {
        fixture.edit(
                CHECKS + "BoxTest.java",
                "assertThat(box.put(\"c\")).as(\"put of the third\").isFalse();",
                "assertThat(box.put(\"c\")).as(\"put of the third\").isFalse();\n"
                        + "        org.assertj.core.api.Assertions.assertThatThrownBy(box::size).as(\"size\").isNotNull();");
        assertThat(complaints())
                .anyMatch(complaint -> complaint.startsWith("green 01-2: the reference fails:\n01-1  A box"))
                .noneMatch(complaint -> complaint.startsWith("green 01-1"));
    }

    @Test
    void aStarterThatDoesNotCompileIsNoticed() throws IOException {
        fixture.edit(
                REFERENCE + "Shelf.java",
                "        // end::02-1[]\n",
                "        // end::02-1[]\n        boxes.size();\n");
        authoring().starters();
        assertThat(complaints())
                .containsExactly("compile starters: minibroker/box/Shelf.java:16: unreachable statement");
    }

    @Test
    void aWrongAnswerThatPassesIsNoticed() throws IOException {
        fixture.edit(WRONG + "01-2.diff", "+return capacity;", "+return things.size() + 0;");
        assertThat(complaints())
                .containsExactly(
                        "wrong 01-2: capacity: no check catches it",
                        "wrong 01-2: " + WRONG
                                + "01-2.txt: capacity is no longer caught, or is gone: type ./workbook authoring capture");
    }

    @Test
    void aWrongAnswerThatDoesNotCompileIsNoticed() throws IOException {
        fixture.edit(WRONG + "01-2.diff", "+return capacity;", "+return nothing;");
        assertThat(complaints())
                .first()
                .asString()
                .startsWith("wrong 01-2: minibroker/box/Box.java:36: cannot find symbol");
    }

    @Test
    void aWrongAnswerThatDoesNotFitIsNoticedAndTheOthersAreProved() throws IOException {
        fixture.edit(
                WRONG + "01-2.diff", "-return things.size();\n+return capacity;", "-return all;\n+return capacity;");
        assertThat(complaints())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("wrong 01-2: " + WRONG + "01-2.diff:4: capacity: hunk 1 of 1, \"@@\", does not fit.");
    }

    @Test
    void fewerThanTwoWrongAnswersAreNoticed() throws IOException {
        fixture.write(WRONG + "01-2.diff", fixture.read(WRONG + "01-2.diff").replaceFirst("(?s)== empties.*", ""));
        authoring().capture(judge, Set.of());
        assertThat(complaints()).containsExactly("wrong 01-2: 1 wrong answers, at least 2 are needed");
    }

    @Test
    void aWrongAnswerOfWhichLearnersSeeTooFewIsNoticed() throws IOException {
        fixture.edit(WRONG + "01-2.diff", "Tells the capacity.\nshown to learners\n", "Tells the capacity.\n");
        assertThat(complaints())
                .containsExactly("wrong 01-2: 1 of 2 wrong answers are shown to learners, 2 to 2 should be");
    }

    @Test
    void aFileThatBelongsToNoExerciseIsNoticed() throws IOException {
        fixture.write(WRONG + "01-7.diff", "== never-full\n");
        assertThat(complaints()).containsExactly("wrong 01: " + WRONG + "01-7.diff: the lesson has no such exercise");
    }

    @Test
    void anOutdatedOrMissingGoldenIsNoticed() throws IOException {
        fixture.edit(WRONG + "01-1.txt", "observed   true", "observed   yes");
        fixture.edit(WRONG + "01-2.txt", "== empties", "== empty");
        Files.delete(fixture.path("lessons/02-shelves/wrong/02-1.txt"));
        fixture.edit("lessons/02-shelves/captured/02-2.first.txt", "not started", "not begun");
        assertThat(complaints())
                .hasSize(6)
                .anyMatch(
                        complaint -> complaint.startsWith("wrong 01-1: " + WRONG + "01-1.txt: never-full is outdated"))
                .anyMatch(complaint -> complaint.startsWith("wrong 01-2: " + WRONG + "01-2.txt: empties is missing"))
                .anyMatch(complaint -> complaint.startsWith(
                        "wrong 01-2: " + WRONG + "01-2.txt: empty is no longer caught, or is gone"))
                .anyMatch(complaint ->
                        complaint.startsWith("wrong 02-1: lessons/02-shelves/wrong/02-1.txt: a-box-each is missing"))
                .anyMatch(complaint ->
                        complaint.startsWith("red 02-2: lessons/02-shelves/captured/02-2.first.txt is outdated"));
    }

    @Test
    void aBrokenLessonIsNoticed() {
        fixture.edit("lessons/02-shelves/lesson.adoc", ":minutes: 20", "");
        assertThatThrownBy(AuthoringTest::complaints).isInstanceOf(BrokenLesson.class);
    }
}
