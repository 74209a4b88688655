package workbook.verdict;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.Fixture;
import workbook.catalogue.Catalogue;
import workbook.generator.Reference;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/** What a learner reads. */
class JudgeTest {
    private static final String BOX = "exercises/src/main/java/minibroker/box/Box.java";
    private static final String SHELF = "exercises/src/main/java/minibroker/box/Shelf.java";
    private static final String BOX_TEST = "exercises/src/test/java/minibroker/box/BoxTest.java";

    private static Fixture fixture;
    private static Judge judge;

    @BeforeAll
    static void copyTheFixture(@TempDir Path folder) throws IOException {
        fixture = Fixture.in(folder);
        judge = new Judge(fixture.folders()).patient(Duration.ofSeconds(2), Duration.ofSeconds(60));
    }

    @BeforeEach
    void restoreTheFixture() throws IOException {
        fixture.restore();
    }

    @AfterAll
    static void closeTheJudge() {
        judge.close();
    }

    private Verdict verdict(String exercise) {
        return verdict(judge, exercise);
    }

    private static Verdict verdict(Judge judge, String exercise) {
        Catalogue catalogue = Catalogue.read(fixture.folders());
        return judge.judge(
                catalogue,
                catalogue.exercise(exercise).orElseThrow(),
                Reference.javaFiles(fixture.folders().exercises()),
                Checks.read(fixture.folders().checks()));
    }

    private String text(String exercise) {
        return VerdictText.forLearner(Colours.OFF).of(verdict(exercise));
    }

    private void solveAll() {
        fixture.solve("mini-broker", "minibroker/box/Box.java");
        fixture.solve("mini-broker", "minibroker/box/Shelf.java");
        fixture.solve("solutions", "programs/greeting/Greeting.java");
    }

    @Test
    void saysWhatIsNotStarted() {
        assertThat(text("01-1")).isEqualTo("""
                        01-1  A box that says "full"                         0 of 2 checks pass
                          FAILS  refusesTheThirdThing
                            scenario   capacity 2: the third thing is refused
                            observed   not started: write Box.put, Box.java:20
                            invariant  1. A box never holds more than its capacity.
                            at         BoxTest.java:17   (your code: Box.java:20)
                          FAILS  givesTheOldestFirst
                        """);
    }

    @Test
    void saysWhatWasExpectedAndObserved() {
        solveAll();
        fixture.edit(BOX, "things.poll()", "things.pollLast()");
        assertThat(text("01-1")).isEqualTo("""
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
        solveAll();
        assertThat(text("01-1"))
                .isEqualTo("01-1  A box that says \"full\"                         2 of 2 checks pass\n");
        assertThat(verdict("02-1").passed()).isTrue();
        assertThat(verdict("02-2").passed()).isTrue();
    }

    @Test
    void aClassThatDoesNotCompileGivesFileLineAndTheCompilersMessageOnly() {
        fixture.edit(BOX, "throw new NotDoneYet(\"01-2\");", "return things.size()");
        assertThat(text("01-1")).isEqualTo(BOX + ":33: ';' expected\n");
    }

    @Test
    void aChangedSignatureIsToldWhereTheCheckNeedsIt() {
        solveAll();
        fixture.edit(SHELF, "public void put(String thing)", "public void put(String thing, int times)");
        assertThat(text("02-1"))
                .startsWith("exercises/src/test/java/minibroker/box/Things.java:8: method put in class")
                .doesNotContain("BoxTest");
    }

    @Test
    void aCrashGivesExceptionMessageAndTheLearnersLine() {
        solveAll();
        fixture.edit(BOX, "return things.poll();", "return \"\" + Integer.parseInt(things.poll());");
        assertThat(text("01-1")).contains("""
                            observed   NumberFormatException: For input string: "a"
                            invariant  2. What was put in first comes out first.
                            at         BoxTest.java:29   (your code: Box.java:28)
                        """).doesNotContain("\tat ");
    }

    @Test
    void anEndlessLoopEndsInAVerdictThatSaysWhere() {
        solveAll();
        fixture.edit(
                BOX,
                "return things.poll();",
                "int turns = 0;\n        while (true) {\n            turns++;\n        }");
        assertThat(text("01-1"))
                .contains("1 of 2 checks pass")
                .contains("    expected   an end within 2 seconds\n")
                .contains("    observed   still running after 2 seconds in Box.take\n")
                .containsPattern("BoxTest.java:29   \\(your code: Box.java:3[012]\\)");
    }

    @Test
    void aCheckThatAllowsItselfTooMuchTimeIsGivenUp() {
        solveAll();
        fixture.edit(BOX, "return things.poll();", "while (true) {\n            things.size();\n        }");
        fixture.edit(
                BOX_TEST,
                "    @Test\n    @Tag(\"01-1\")\n    @Tag(\"invariant-2\")",
                "    @org.junit.jupiter.api.Timeout(60)\n    @Test\n    @Tag(\"01-1\")\n    @Tag(\"invariant-2\")");
        Judge impatient = judge.patient(Duration.ofSeconds(60), Duration.ofSeconds(3));
        assertThat(VerdictText.golden().of(verdict(impatient, "01-1")))
                .contains("    observed   still running after 3 seconds in Box.take\n")
                .contains("(your code: Box.java:");
    }

    @Test
    void theLoopItselfIsEnded() {
        solveAll();
        fixture.edit(
                BOX,
                "return things.poll();",
                "Thread.currentThread().setName(\"loops\");\n        while (true) {\n            things.size();\n        }");
        verdict("01-1");
        assertThat(threads("loops")).allSatisfy(thread -> thread.join(5_000)).allMatch(thread -> !thread.isAlive());
    }

    @Test
    void aThreadThatIsEndedAfterItsRunSaysNothing() throws InterruptedException {
        solveAll();
        fixture.edit(BOX, "return things.poll();", """
                Thread late = new Thread(() -> {
                    while (true) {
                        things.size();
                    }
                }, "late");
                late.start();
                return things.poll();""");
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true));
        try {
            assertThat(verdict("01-1").passed()).isTrue();
            for (Thread thread : threads("late")) {
                thread.join(5_000);
            }
        } finally {
            System.setErr(err);
        }
        assertThat(said.toString()).isEmpty();
    }

    @Test
    void aThreadThatWaitsForeverIsInterrupted() {
        solveAll();
        fixture.edit(BOX, "return things.poll();", """
                Thread waits = new Thread(() -> {
                    java.util.concurrent.locks.LockSupport.park();
                    new java.util.concurrent.CountDownLatch(1).countDown();
                }, "waits");
                waits.start();
                return things.poll();""");
        assertThat(verdict("01-1").passed()).isTrue();
        assertThat(threads("waits")).allSatisfy(thread -> thread.join(5_000)).allMatch(thread -> !thread.isAlive());
    }

    @Test
    void systemExitIsAFailureOfTheCheckAndNotTheEndOfTheWorkbook() {
        solveAll();
        fixture.edit(BOX, "return things.poll();", "System.exit(3);\n        return null;");
        assertThat(text("01-1"))
                .contains("    observed   UnsupportedOperationException: System.exit(3) inside a check\n")
                .contains("(your code: Box.java:28)");
    }

    @Test
    void exitByReferenceOrRuntimeFailsAsWell() {
        solveAll();
        fixture.edit(
                BOX,
                "return things.poll();",
                "java.util.function.IntConsumer end = System::exit;\n        end.accept(1);\n        return null;");
        assertThat(text("01-1")).contains("System.exit(1) inside a check");
        fixture.edit(BOX, "end.accept(1);", "Runtime.getRuntime().halt(1);");
        assertThat(text("01-1")).contains("Runtime.exit(1) inside a check");
    }

    @Test
    void outputIsShownWithAFailureOnlyAndItsEndOnly() {
        solveAll();
        fixture.edit(
                BOX,
                "return things.poll();",
                "for (int i = 0; i < 500; i++) {\n            System.out.println(\"line \" + i);\n        }\n"
                        + "        System.err.println(\"and to err\");\n        return things.pollLast();");
        assertThat(text("01-1"))
                .contains("    printed    line 481\n               line 482\n")
                .endsWith("               line 499\n               and to err\n");
        fixture.edit(BOX, "things.pollLast()", "things.poll()");
        assertThat(text("01-1")).doesNotContain("printed");
    }

    @Test
    void aTraceThatWasPrintedIsCutToTheLearnersFrames() {
        solveAll();
        fixture.edit(
                BOX,
                "return things.poll();",
                "new IllegalStateException(\"lost\").printStackTrace();\n        return things.pollLast();");
        assertThat(text("01-1"))
                .endsWith("    printed    java.lang.IllegalStateException: lost\n"
                        + "                   at minibroker.box.Box.take(Box.java:28)\n");
    }

    @Test
    void anEndlessLoopIsLookedForInTheFilesOfTheExercise() {
        solveAll();
        fixture.edit(BOX, "return things.offer(thing);", "while (true) {\n            things.size();\n        }");
        assertThat(text("02-1"))
                .contains("    observed   still running after 2 seconds in Shelf.put\n")
                .containsPattern("\\(your code: Shelf.java:\\d+\\)");
    }

    @Test
    void anExerciseThatNeedsAnEarlierOneSaysWhichMethodIsMissing() {
        assertThat(text("02-1")).contains("observed   not started: write Shelf.put, Shelf.java:14");
        fixture.solve("mini-broker", "minibroker/box/Shelf.java");
        assertThat(text("02-1")).contains("observed   not started: write Box.put, Box.java:20  (exercise 01-1)");
    }

    @Test
    void aClassOfChecksThatCannotBeSetUpFailsAllOfThem() {
        solveAll();
        fixture.edit(
                BOX_TEST,
                "private final Box box",
                "@org.junit.jupiter.api.BeforeAll\n    static void setUp() {\n"
                        + "        throw new IllegalStateException(\"no set-up\");\n    }\n\n    private final Box box");
        assertThat(text("01-1")).contains("0 of 2 checks pass").contains("IllegalStateException: no set-up");
    }

    @Test
    void checksAreToldInTheOrderOfTheirFile() {
        assertThat(((Verdict.Checked) verdict("01-1")).checks())
                .extracting(CheckVerdict::name)
                .containsExactly("refusesTheThirdThing", "givesTheOldestFirst");
    }

    @Test
    void aSkippedCheckDoesNotCountAsPassed() {
        solveAll();
        fixture.edit(
                BOX_TEST,
                "@Test\n    @Tag(\"01-2\")",
                "@org.junit.jupiter.api.Disabled(\"later\")\n    @Test\n    @Tag(\"01-2\")");
        assertThat(text("01-2")).contains("0 of 1 checks pass").contains("observed   it was skipped: later");
    }

    private static java.util.List<Thread> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .toList();
    }
}
