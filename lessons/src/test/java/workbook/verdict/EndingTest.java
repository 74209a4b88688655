package workbook.verdict;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/** Code that would not end, or would end more than itself. */
class EndingTest {
    private static final String BOX = "exercises/src/main/java/minibroker/box/Box.java";
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
    void anEndlessLoopEndsInAVerdictThatSaysWhere() {
        verdicts.solveAll();
        verdicts.fixture()
                .edit(
                        BOX,
                        "return things.poll();",
                        "int turns = 0;\n        while (true) {\n            turns++;\n        }");
        assertThat(verdicts.text("01-1"))
                .contains("1 of 2 checks pass")
                .contains("    expected   an end within 2 seconds\n")
                .contains("    observed   still running after 2 seconds in Box.take\n")
                .containsPattern("BoxTest.java:29   \\(your code: Box.java:3[012]\\)");
    }

    @Test
    void whatWouldComeAfterAnEndlessLoopIsNotRun() {
        verdicts.solveAll();
        verdicts.fixture()
                .edit(BOX, "return things.offer(thing);", "while (true) {\n            things.size();\n        }");
        assertThat(verdicts.text("01-1"))
                .contains("0 of 2 checks pass")
                .containsOnlyOnce("  FAILS  ")
                .containsOnlyOnce("  not run  ")
                .contains("still running after 2 seconds in Box.put")
                .endsWith("  (not run: refusesTheThirdThing came to no end, so the run ended with it)\n");
    }

    @Test
    void aLoopThatFillsTheMemoryIsEndedBeforeTheMemoryIsFull() {
        verdicts.solveAll();
        verdicts.fixture().edit(BOX, "return things.poll();", """
                java.util.List<long[]> all = new java.util.ArrayList<>();
                while (true) {
                    all.add(new long[10_000]);
                    java.util.concurrent.locks.LockSupport.parkNanos(200_000);
                }""");
        Judge patient = verdicts.judge().patient(Duration.ofSeconds(60), Duration.ofSeconds(60));
        assertThat(VerdictText.golden().of(verdicts.of(patient, "01-1")))
                .contains("    observed   it keeps more and more memory, ")
                .contains("MiB so far in Box.take: a loop that adds without an end?");
    }

    @Test
    void anEndlessLoopIsLookedForInTheFilesOfTheExercise() {
        verdicts.solveAll();
        verdicts.fixture()
                .edit(BOX, "return things.offer(thing);", "while (true) {\n            things.size();\n        }");
        assertThat(verdicts.text("02-1"))
                .contains("    observed   still running after 2 seconds in Shelf.put\n")
                .containsPattern("\\(your code: Shelf.java:\\d+\\)");
    }

    @Test
    void aCheckThatAllowsItselfTooMuchTimeIsGivenUp() {
        verdicts.solveAll();
        verdicts.fixture().edit(BOX, "return things.poll();", "while (true) {\n            things.size();\n        }");
        verdicts.fixture()
                .edit(
                        BOX_TEST,
                        "    @Test\n    @Tag(\"01-1\")\n    @Tag(\"invariant-2\")",
                        "    @org.junit.jupiter.api.Timeout(60)\n    @Test\n    @Tag(\"01-1\")\n    @Tag(\"invariant-2\")");
        Judge impatient = verdicts.judge().patient(Duration.ofSeconds(60), Duration.ofSeconds(3));
        assertThat(VerdictText.golden().of(verdicts.of(impatient, "01-1")))
                .contains("    observed   still running after 3 seconds in Box.take\n")
                .contains("(your code: Box.java:");
    }

    @Test
    void theLoopItselfIsEnded() {
        verdicts.solveAll();
        verdicts.fixture()
                .edit(
                        BOX,
                        "return things.poll();",
                        "Thread.currentThread().setName(\"loops\");\n        while (true) {\n            things.size();\n        }");
        verdicts.verdict("01-1");
        assertThat(threads("loops")).allSatisfy(thread -> thread.join(5_000)).allMatch(thread -> !thread.isAlive());
    }

    @Test
    void aThreadThatIsEndedAfterItsRunSaysNothing() throws InterruptedException {
        verdicts.solveAll();
        verdicts.fixture().edit(BOX, "return things.poll();", """
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
            assertThat(verdicts.verdict("01-1").passed()).isTrue();
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
        verdicts.solveAll();
        verdicts.fixture().edit(BOX, "return things.poll();", """
                Thread waits = new Thread(() -> {
                    java.util.concurrent.locks.LockSupport.park();
                    new java.util.concurrent.CountDownLatch(1).countDown();
                }, "waits");
                waits.start();
                return things.poll();""");
        assertThat(verdicts.verdict("01-1").passed()).isTrue();
        assertThat(threads("waits")).allSatisfy(thread -> thread.join(5_000)).allMatch(thread -> !thread.isAlive());
    }

    @Test
    void systemExitIsAFailureOfTheCheckAndNotTheEndOfTheWorkbook() {
        verdicts.solveAll();
        verdicts.fixture().edit(BOX, "return things.poll();", "System.exit(3);\n        return null;");
        assertThat(verdicts.text("01-1"))
                .contains("    observed   UnsupportedOperationException: System.exit(3) inside a check\n")
                .contains("(your code: Box.java:28)");
    }

    @Test
    void exitByReferenceOrRuntimeFailsAsWell() {
        verdicts.solveAll();
        verdicts.fixture()
                .edit(
                        BOX,
                        "return things.poll();",
                        "java.util.function.IntConsumer end = System::exit;\n        end.accept(1);\n        return null;");
        assertThat(verdicts.text("01-1")).contains("System.exit(1) inside a check");
        verdicts.fixture().edit(BOX, "end.accept(1);", "Runtime.getRuntime().halt(1);");
        assertThat(verdicts.text("01-1")).contains("Runtime.exit(1) inside a check");
    }

    private static java.util.List<Thread> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .toList();
    }
}
