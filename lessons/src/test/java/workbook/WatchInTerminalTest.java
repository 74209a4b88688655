package workbook;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code watch} and others in a terminal, as somebody sees them who types. */
@EnabledIf("workbook.TypedTerminal#canBeMade")
@Execution(ExecutionMode.CONCURRENT)
class WatchInTerminalTest {
    private static final String BOX = "exercises/src/main/java/minibroker/box/Box.java";
    private static final String CTRL_C = "\003";
    private static final String UP = "\033[A";

    private Fixture fixture;

    @BeforeEach
    void copyTheFixture(@TempDir Path folder) throws IOException {
        fixture = Fixture.in(folder);
    }

    @Test
    void verdictHintsSolutionAndListOnOneScreen() throws Exception {
        try (TypedTerminal terminal = TypedTerminal.of(fixture, 80, 24, "watch")) {
            assertThat(terminal.await("checked at").replaceAll("at [0-9:]{8} in \\d+ ms", "at TIME"))
                    .isEqualTo("""
                    Lesson 01  Boxes                          [------------------------] 0 of 4 done

                    01-1  A box that says "full"                         0 of 2 checks pass
                      not started  refusesTheThirdThing
                        scenario   capacity 2: the third thing is refused
                        observed   not started: write Box.put, Box.java:20
                        invariant  1. A box never holds more than its capacity.
                        at         BoxTest.java:17   (your code: Box.java:20)
                      +1 more
                    """ + "\n".repeat(12) + """

                    checked at TIME
                    h hint   s solution   l list   r run again   n next   q quit""");
            terminal.type("h");
            terminal.await("hint 1 of 3", "A nudge for A box", "Enter verdict");
            terminal.type("H");
            assertThat(terminal.await("hint 2 of 3", "A pointer for")).contains("hint 1 of 3");
            terminal.type("\r");
            terminal.await("not started: write Box.put");
            terminal.type("s");
            terminal.await("01-1 is open. The solution all the same? s yes, any other key no");
            terminal.type("l");
            assertThat(terminal.await("Part I", "02  Shelves")).doesNotContain("all the same");
            terminal.type(UP + "ss");
            terminal.await("Why A box that says \"full\" is so.");
            terminal.type("q");
            assertThat(terminal.awaitEnd(0))
                    .startsWith("01-1: 0 of 2 checks pass. ./workbook watch goes on.\nexit code 0");
        }
    }

    @Test
    void everySaveIsCheckedAndAPassWaitsUntilTheNextExerciseIsWanted() throws Exception {
        try (TypedTerminal terminal = TypedTerminal.of(fixture, 120, 40, "watch")) {
            terminal.await("0 of 2 checks pass");
            fixture.edit(BOX, "throw new NotDoneYet(\"01-1\");", "typing");
            terminal.await("01-1  A box that says \"full\"", "does not compile", BOX + ":20: not a statement");
            fixture.solve("mini-broker", "minibroker/box/Box.java");
            terminal.await("2 of 2 checks pass", "01-1 is done.", "Next: 01-2  How many are in it", "1 of 4 done");
            terminal.type("n");
            terminal.await("01-2  How many are in it", "01-2 is done.", "Next: 02-1  A shelf of boxes", "2 of 4 done");
            terminal.type("n");
            terminal.await("Lesson 02  Shelves", "02-1  A shelf of boxes", "0 of 1 checks pass");
            terminal.resize(40, 12);
            assertThat(terminal.await("h hint   s solution   l list   r run\nagain   n next   q quit", "lines 1 to "))
                    .startsWith("Lesson 02  Shelves\n[############------------] 2 of 4 done\n\n02-1  A shelf");
            terminal.type(CTRL_C);
            terminal.awaitEnd(130);
        }
    }

    @Test
    void aSaveThatBreaksWhatHadPassedIsToldBelowTheVerdict() throws Exception {
        String solved = fixture.read("mini-broker/src/main/java/minibroker/box/Box.java");
        fixture.write(BOX, solved.replace("return things.size();", "return 7;"));
        try (TypedTerminal terminal = TypedTerminal.of(fixture, 120, 40, "watch 01-1")) {
            terminal.await("01-1 is done.");
            terminal.type("n");
            terminal.await("01-2  How many are in it", "0 of 1 checks pass");
            fixture.write(
                    BOX, solved.replace("return things.size();", "return 8;").replace("poll()", "pollLast()"));
            terminal.await("0 of 1 checks pass", "01-1 passed before, and does not any more: ./workbook check 01-1");
            terminal.type("q");
            terminal.awaitEnd(0);
        }
    }

    /** A check that hangs has five seconds; the newer text has its verdict before. */
    @Test
    void aSaveWhileChecksHangBeginsAnew() throws Exception {
        fixture.edit(BOX, "throw new NotDoneYet(\"01-1\");", "while (true) { Thread.onSpinWait(); }");
        try (TypedTerminal terminal = TypedTerminal.of(fixture, 80, 24, "watch 01-1")) {
            terminal.await("checking, 2 s", "01-1  A box");
            fixture.solve("mini-broker", "minibroker/box/Box.java");
            assertThat(terminal.await("checked at")).contains("2 of 2 checks pass");
            terminal.type("q");
            terminal.awaitEnd(0);
        }
    }

    @Test
    void aDumbTerminalGetsLineByLine() throws Exception {
        try (TypedTerminal terminal = TypedTerminal.dumb(fixture, "watch")) {
            assertThat(terminal.await("watching 01-1  (hint: ./workbook hint 01-1)"))
                    .doesNotContain("h hint", "WARN");
            terminal.type(CTRL_C);
            terminal.await("over");
        }
    }

    @Test
    void textIsAsWideAsTheTerminal() throws Exception {
        try (TypedTerminal terminal = TypedTerminal.of(fixture, 40, 24, "check 01-1")) {
            assertThat(terminal.awaitEnd(1))
                    .startsWith("01-1  A box that says \"full\"\n      0 of 2 checks pass\n")
                    .contains("\n  scenario  capacity 2: the third thing\n            is refused\n")
                    .doesNotContain("WARN");
        }
    }
}
