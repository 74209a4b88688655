package workbook.verdict;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What a learner reads. */
class JudgeTest {
    private static final String BOX = "exercises/src/main/java/minibroker/box/Box.java";
    private static final String SHELF = "exercises/src/main/java/minibroker/box/Shelf.java";
    private static final String BOX_TEST = "exercises/src/test/java/minibroker/box/BoxTest.java";

    private static Verdicts verdicts;

    @BeforeAll
    static void copyTheFixture(@TempDir Path folder) throws IOException {
        verdicts = new Verdicts(folder);
    }

    @BeforeEach
    void restoreTheFixture() throws IOException {
        verdicts.fixture().restore();
    }

    @AfterAll
    static void closeTheJudge() {
        verdicts.close();
    }

    @Test
    void saysWhatIsNotStarted() {
        assertThat(verdicts.text("01-1")).isEqualTo("""
                        01-1  A box that says "full"                         0 of 2 checks pass
                          not started  refusesTheThirdThing
                            scenario   capacity 2: the third thing is refused
                            observed   not started: write Box.put, Box.java:20
                            invariant  1. A box never holds more than its capacity.
                            at         BoxTest.java:17   (your code: Box.java:20)
                          not started  givesTheOldestFirst
                        """);
    }

    @Test
    void whatFailsIsToldBeforeWhatIsNotStarted() {
        verdicts.solveAll();
        verdicts.fixture().edit(BOX, "return things.poll();", "return things.pollLast();");
        verdicts.fixture()
                .edit(
                        BOX_TEST,
                        "    @Test\n    @Tag(\"01-1\")\n    @Tag(\"invariant-1\")",
                        "    @Test\n    @Tag(\"01-1\")\n    void isBegunLater() {\n"
                                + "        throw new minibroker.exercise.NotDoneYet(\"01-1\");\n    }\n\n"
                                + "    @Test\n    @Tag(\"01-1\")\n    @Tag(\"invariant-1\")");
        assertThat(verdicts.text("01-1"))
                .contains("  not started  isBegunLater\n  FAILS  givesTheOldestFirst\n    scenario   a, b in");
    }

    @Test
    void anExceptionWhoseNameACheckComparesIsToldWithWhatItMeans() {
        verdicts.solveAll();
        verdicts.fixture().edit(BOX, "return things.poll();", "things.notify();\n        return things.poll();");
        verdicts.fixture().edit(BOX_TEST, "assertThat(box.take()).as(\"first thing taken\").isEqualTo(\"a\");", """
                String thrown = "nothing";
                try {
                    box.take();
                } catch (RuntimeException e) {
                    thrown = e.getClass().getSimpleName();
                }
                assertThat(thrown).as("what take throws").isEqualTo("nothing");""");
        assertThat(verdicts.text("01-1"))
                .contains("    observed   \"IllegalMonitorStateException\"\n"
                        + "    means      only the thread that holds a lock may unlock it,");
    }

    @Test
    void anExceptionBesideAComparedNameIsToldWithItsMessageAndTheLineThatThrewIt() {
        verdicts.solveAll();
        verdicts.fixture().edit(BOX, "return things.poll();", "throw new IllegalStateException(\"2 inside\");");
        verdicts.fixture().edit(BOX_TEST, "assertThat(box.take()).as(\"first thing taken\").isEqualTo(\"a\");", """
                try {
                    box.take();
                } catch (IllegalStateException e) {
                    AssertionError different = new AssertionError("[take] Expecting nothing but was IllegalStateException");
                    different.addSuppressed(e);
                    throw different;
                }""");
        assertThat(verdicts.text("01-1"))
                .contains("    observed   IllegalStateException\n    message    2 inside\n")
                .contains("(your code: Box.java:28)");
    }

    @Test
    void whereAnotherExercisesClassThrewTheLineThatCalledItIsTold() {
        verdicts.solveAll();
        verdicts.fixture().edit(BOX, "return things.offer(thing);", "throw new IllegalStateException(\"closed\");");
        assertThat(verdicts.text("02-1"))
                .contains("    observed   IllegalStateException: closed\n")
                .containsPattern("\\(your code: Shelf.java:18,\\s+which called Box.java:21\\)");
    }

    @Test
    void checksOfLaterStepsAreCountedAndNotNamed() {
        verdicts.fixture().edit(BOX_TEST, "@Tag(\"invariant-1\")\n    @DisplayName(\"capacity 2", """
                @Tag("step-1")
                    @DisplayName("capacity 2""");
        verdicts.fixture().edit(BOX_TEST, "@Tag(\"invariant-2\")", "@Tag(\"step-2\")");
        assertThat(verdicts.text("01-1"))
                .contains("step 1 of 2: 0 of its 1 checks pass\n")
                .endsWith("\n  +1 more, of the steps after this one\n")
                .doesNotContain("givesTheOldestFirst");
    }

    @Test
    void checksOfAnExerciseInStepsComeByStepAndSayWhichOneIsNext() {
        verdicts.fixture()
                .edit(
                        BOX_TEST,
                        "@Tag(\"invariant-1\")\n    @DisplayName(\"capacity 2",
                        "@Tag(\"step-2\")\n    @DisplayName(\"capacity 2");
        verdicts.fixture().edit(BOX_TEST, "@Tag(\"invariant-2\")", "@Tag(\"step-1\")");
        assertThat(verdicts.text("01-1"))
                .contains("0 of 2 checks pass\n  step 1 of 2: 0 of its 1 checks pass\n")
                .contains("  not started  givesTheOldestFirst\n    scenario ");
        verdicts.solveAll();
        assertThat(verdicts.text("01-1")).endsWith("2 of 2 checks pass\n");
    }

    @Test
    void anExceptionIsToldWithWhatItMeans() {
        verdicts.solveAll();
        verdicts.fixture().edit(BOX, "return things.poll();", "things.notify();\n        return things.poll();");
        assertThat(verdicts.text("01-1"))
                .contains("    observed   IllegalMonitorStateException: current thread is not owner\n"
                        + "    means      notify, notifyAll and wait belong to synchronized. A Condition has\n"
                        + "               signal, signalAll and await.\n");
        verdicts.fixture().edit(BOX, "things.notify();", "things.iterator().remove();");
        assertThat(verdicts.text("01-1")).contains("IllegalStateException").doesNotContain("    means ");
    }

    @Test
    void saysWhatWasExpectedAndObserved() {
        verdicts.solveAll();
        verdicts.fixture().edit(BOX, "things.poll()", "things.pollLast()");
        assertThat(verdicts.text("01-1")).isEqualTo("""
                        01-1  A box that says "full"                         1 of 2 checks pass
                          FAILS  givesTheOldestFirst
                            scenario   a, b in: a comes out
                            looked at  first thing taken
                            expected   "a"
                            observed   "b"
                            invariant  2. What was put in first comes out first.
                            at         BoxTest.java:29   (your code: Box.java)
                        """);
    }

    @Test
    void countsWhenAllPass() {
        verdicts.solveAll();
        assertThat(verdicts.text("01-1"))
                .isEqualTo("01-1  A box that says \"full\"                         2 of 2 checks pass\n");
        assertThat(verdicts.verdict("02-1").passed()).isTrue();
        assertThat(verdicts.verdict("02-2").passed()).isTrue();
    }

    @Test
    void aClassThatDoesNotCompileGivesFileLineAndTheCompilersMessageOnly() {
        verdicts.fixture().edit(BOX, "throw new NotDoneYet(\"01-2\");", "return things.size()");
        assertThat(verdicts.text("01-1")).isEqualTo(BOX + ":33: ';' expected\n");
    }

    @Test
    void aChangedSignatureIsToldWhereTheCheckNeedsIt() {
        verdicts.solveAll();
        verdicts.fixture().edit(SHELF, "public void put(String thing)", "public void put(String thing, int times)");
        assertThat(verdicts.text("02-1"))
                .startsWith("exercises/src/test/java/minibroker/box/Things.java:8: method put in class")
                .doesNotContain("BoxTest");
    }

    @Test
    void aCrashGivesExceptionMessageAndTheLearnersLine() {
        verdicts.solveAll();
        verdicts.fixture().edit(BOX, "return things.poll();", "return \"\" + Integer.parseInt(things.poll());");
        assertThat(verdicts.text("01-1")).contains("""
                            observed   NumberFormatException: For input string: "a"
                            invariant  2. What was put in first comes out first.
                            at         BoxTest.java:29   (your code: Box.java:28)
                        """).doesNotContain("\tat ");
    }

    @Test
    void outputIsShownWithAFailureOnlyAndItsEndOnly() {
        verdicts.solveAll();
        verdicts.fixture()
                .edit(
                        BOX,
                        "return things.poll();",
                        "for (int i = 0; i < 500; i++) {\n            System.out.println(\"line \" + i);\n        }\n"
                                + "        System.err.println(\"and to err\");\n        return things.pollLast();");
        assertThat(verdicts.text("01-1"))
                .contains("    printed    line 481\n               line 482\n")
                .endsWith("               line 499\n               and to err\n");
        verdicts.fixture().edit(BOX, "things.pollLast()", "things.poll()");
        assertThat(verdicts.text("01-1")).doesNotContain("printed");
    }

    @Test
    void aTraceThatWasPrintedIsCutToTheLearnersFrames() {
        verdicts.solveAll();
        verdicts.fixture()
                .edit(
                        BOX,
                        "return things.poll();",
                        "new IllegalStateException(\"lost\").printStackTrace();\n        return things.pollLast();");
        assertThat(verdicts.text("01-1"))
                .endsWith("    printed    java.lang.IllegalStateException: lost\n"
                        + "                   at minibroker.box.Box.take(Box.java:28)\n");
    }

    @Test
    void anExerciseThatNeedsAnEarlierOneSaysWhichMethodIsMissing() {
        assertThat(verdicts.text("02-1")).contains("observed   not started: write Shelf.put, Shelf.java:14");
        verdicts.fixture().solve("mini-broker", "minibroker/box/Shelf.java");
        assertThat(verdicts.text("02-1"))
                .contains("observed   not started: write Box.put, Box.java:20  (exercise 01-1)");
    }

    @Test
    void aClassOfChecksThatCannotBeSetUpFailsAllOfThem() {
        verdicts.solveAll();
        verdicts.fixture()
                .edit(
                        BOX_TEST,
                        "private final Box box",
                        "@org.junit.jupiter.api.BeforeAll\n    static void setUp() {\n"
                                + "        throw new IllegalStateException(\"no set-up\");\n    }\n\n    private final Box box");
        assertThat(verdicts.text("01-1")).contains("0 of 2 checks pass").contains("IllegalStateException: no set-up");
    }

    @Test
    void checksAreToldInTheOrderOfTheirFile() {
        assertThat(((Verdict.Checked) verdicts.verdict("01-1")).checks())
                .extracting(CheckVerdict::name)
                .containsExactly("refusesTheThirdThing", "givesTheOldestFirst");
    }

    @Test
    void allFilesOfAnExerciseHaveToBeThere() throws IOException {
        verdicts.solveAll();
        List<String> both = List.of("minibroker/box/Box.java", "minibroker/box/Shelf.java");
        assertThat(verdicts.of(verdicts.judge(), "01-1", both).passed()).isTrue();
        Files.delete(verdicts.fixture().path(SHELF));
        assertThat(verdicts.of(verdicts.judge(), "01-1", both)).isInstanceOf(Verdict.Missing.class);
    }

    @Test
    void aByteThatIsNotUtf8IsToldWithFileAndLineAndStopsNoOtherExercise() throws IOException {
        verdicts.solveAll();
        verdicts.fixture().edit(BOX, "package", "// gr\u00fcn\npackage");
        Files.write(verdicts.fixture().path(BOX), verdicts.fixture().read(BOX).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(verdicts.text("01-1")).isEqualTo(BOX + ":1: not UTF-8: save the file in that\n    encoding\n");
        assertThat(verdicts.verdict("02-1").passed()).isTrue();
    }

    @Test
    void aSkippedCheckDoesNotCountAsPassed() {
        verdicts.solveAll();
        verdicts.fixture()
                .edit(
                        BOX_TEST,
                        "@Test\n    @Tag(\"01-2\")",
                        "@org.junit.jupiter.api.Disabled(\"later\")\n    @Test\n    @Tag(\"01-2\")");
        assertThat(verdicts.text("01-2")).contains("0 of 1 checks pass").contains("observed   it was skipped: later");
    }

    @Test
    void whatHasNoLetterIsToldAsAnEscapeAndALongValueByItsBeginning() {
        verdicts.solveAll();
        verdicts.fixture().edit(BOX, "return things.poll();", "return \"\\ud83d\\0\" + \"x\".repeat(5_000);");
        assertThat(verdicts.text("01-1"))
                .contains("    observed   \"\\ud83d\\u0000xxx", "1004 more characters")
                .doesNotContain("\0");
    }
}
