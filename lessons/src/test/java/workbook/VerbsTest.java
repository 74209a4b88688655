package workbook;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What each verb says and its exit code. */
class VerbsTest extends TypedCommands {
    private static final String BOX = "exercises/src/main/java/minibroker/box/Box.java";

    @Test
    void noArgumentShowsTheBoard() {
        assertThat(run()).isZero();
        assertThat(out()).isEqualTo("""
                        Mini Broker Workbook   0 of 4 exercises done

                        Part I
                          01  Boxes                                          0 of 2
                              01-1  open     A box that says "full"
                              01-2  open     How many are in it
                          02  Shelves                                        0 of 2

                        Next      01-1  A box that says "full" (10 to 20 minutes)
                        Write in  exercises/src/main/java/minibroker/box/Box.java
                        Read      lesson 01 in the book (below), or lessons/01-boxes/lesson.adoc
                        Then      ./workbook watch        checks on every save (or: ./workbook check)
                        Stuck?    ./workbook hint
                        Book      ./workbook book         builds it and serves it to your browser
                        """);
    }

    @Test
    void theBoardFollowsTheLearner() {
        solveLesson01();
        run("check", "01");
        fixture.edit(
                "exercises/src/main/java/minibroker/box/Shelf.java",
                "throw new NotDoneYet(\"02-1\");",
                "boxes.clear();");
        run("check", "02-1");
        run("board", "--all");
        assertThat(out())
                .contains("2 of 4 exercises done")
                .contains("01-1  done     A box")
                .contains("02-1  failing  A shelf of boxes")
                .contains("02-2  open     A greeting")
                .contains("Next      02-1");
    }

    @Test
    void checkSaysWhatFailsAndThenWhatIsNext() {
        assertThat(run("check")).isEqualTo(1);
        assertThat(out()).startsWith("01-1  A box that says \"full\"                         0 of 2 checks pass\n");
        solveLesson01();
        assertThat(run("check", "1")).isZero();
        assertThat(out()).isEqualTo("""
                        01-1  A box that says "full"                         2 of 2 checks pass
                        01-2  How many are in it                             1 of 1 checks pass
                        All of lesson 01 is written: read on at "Run it".
                        Next: 02-1  A shelf of boxes
                        """);
    }

    @Test
    void checkOfBrokenCodeIsItsFirstErrorOnceAndExitCode1() {
        fixture.edit(BOX, "throw new NotDoneYet(\"01-2\");", "return things.size()");
        assertThat(run("check", "01")).isEqualTo(1);
        assertThat(out()).isEqualTo(BOX + ":33: ';' expected\n");
    }

    @Test
    void hintsComeOneByOneAndNeverTheAnswer() {
        run("hint");
        assertThat(out())
                .isEqualTo("01-1  A box that says \"full\": hint 1 of 3\nA nudge for A box that says \"full\".\n\n");
        run("hint", "01-1");
        assertThat(out()).contains("hint 2 of 3", "A pointer").doesNotContain("Nearly");
        run("hint", "--again");
        assertThat(out()).contains("hint 2 of 3");
        run("hint");
        assertThat(out()).contains("hint 3 of 3", "Nearly the answer");
        assertThat(run("hint")).isZero();
        assertThat(out()).startsWith("You have seen all 3 hints for 01-1").doesNotContain("Why");
        run("hint", "02-1", "--all");
        assertThat(out()).contains("hint 1 of 3", "hint 2 of 3", "hint 3 of 3");
    }

    @Test
    void theSolutionComesAfterAPassOrOnDemand() {
        assertThat(run("solution", "01-1")).isEqualTo(1);
        assertThat(err())
                .isEqualTo(
                        "01-1 is open: pass it first (./workbook check 01-1), take a hint (./workbook hint 01-1), or add --now\n");
        assertThat(run("solution", "01-1", "--now")).isZero();
        assertThat(out())
                .startsWith("01-1  A box that says \"full\"\nWhy A box that says \"full\" is so.\n\n"
                        + "    public boolean put(String thing) {\n        if (things.size()")
                .contains("--- yours: " + BOX + "\n+++ the reference\n@@ ")
                .contains("-        throw new NotDoneYet(\"01-1\");\n")
                .contains("+        return things.poll();\n")
                .doesNotContain("NotDoneYet(\"01-2\")", "Mistakes");
        solveLesson01();
        run("check", "01-1");
        assertThat(run("solution", "01-1")).isZero();
        assertThat(out()).contains(BOX + " is the same as the reference.\n");
    }

    @Test
    void afterAPassTheSolutionShowsMistakesThatOthersMade() {
        run("authoring", "capture", "01");
        solveLesson01();
        run("check", "01-1");
        assertThat(run("solution", "01-1")).isZero();
        assertThat(out()).endsWith("""

                        Mistakes that others made   (- the reference, + the mistake)

                        Forgets the capacity.
                        @@ put
                        -if (things.size() == capacity) {
                        -    return false;
                        -}
                         return things.offer(thing);
                          FAILS  refusesTheThirdThing
                            scenario   capacity 2: the third thing is refused
                            looked at  put of the third
                            expected   false
                            observed   true
                            invariant  1. A box never holds more than its capacity.

                        Takes from the wrong end.
                        @@ take
                        -return things.poll();
                        +return things.pollLast();
                          FAILS  givesTheOldestFirst
                            scenario   a, b in: a comes out
                            looked at  first thing taken
                            expected   "a"
                            observed   "b"
                            invariant  2. What was put in first comes out first.
                        """);
    }

    @Test
    void aMistakeThatIsNotMarkedStaysWithTheAuthor() {
        fixture.edit("lessons/01-boxes/wrong/01-1.diff", "capacity.\nshown to learners\n", "capacity.\n");
        solveLesson01();
        run("check", "01-1");
        run("solution", "01-1");
        assertThat(out()).contains("Takes from the wrong end.").doesNotContain("Forgets the capacity.");
    }

    @Test
    void theSolutionOfTheNextOneIsShownWhereNoneIsNamed() {
        assertThat(run("solution")).isEqualTo(1);
        assertThat(err()).startsWith("01-1 is open: pass it first");
        solveLesson01();
        run("check", "01");
        assertThat(run("solution", "--now")).isZero();
        assertThat(out()).startsWith("02-1  A shelf of boxes");
    }

    @Test
    void theSolutionIsAppliedWithTheOldTextKept() {
        fixture.edit(BOX, "throw new NotDoneYet(\"01-2\");", "return 7; // mine");
        assertThat(run("solution", "01-2", "--now", "--apply")).isZero();
        assertThat(out()).endsWith(BOX + " was replaced; yours is kept in Box.java.kept-1\n");
        assertThat(fixture.read(BOX)).contains("return things.size();");
        assertThat(fixture.read(BOX + ".kept-1")).contains("// mine");
    }

    @Test
    void resetSaysWhereTheOldTextIs() {
        fixture.edit(BOX, "throw new NotDoneYet(\"01-2\");", "return 7; // mine");
        assertThat(run("reset", "01-2")).isZero();
        assertThat(out()).isEqualTo(BOX + " was replaced; yours is kept in Box.java.kept-1\n");
        run("reset", "01-2");
        assertThat(out()).isEqualTo("01-2 is as it was at the start.\n");
    }

    @Test
    void everyVerbAnswersHelp() {
        for (String verb : List.of(
                "board", "check", "watch", "hint", "solution", "reset", "start", "broker", "dump", "repair", "run")) {
            assertThat(run(verb, "--help")).as(verb).isZero();
            assertThat(out()).startsWith("Usage: workbook " + verb);
            assertThat(err()).isEmpty();
        }
    }

    @Test
    void wrongArgumentsGetOneLineAndExitCode2() {
        assertOneLine("no exercise 01-7; near it: 01, 01-1, 01-2", "check", "01-7");
        assertOneLine("no exercise 07-1; near it: ", "hint", "07-1");
        assertOneLine("no lesson 9; there are 01 to 02", "start", "9");
        assertOneLine("no lesson x; there are 01 to 02", "start", "x");
        assertOneLine("There is no command chek. Did you mean: check", "chek");
        assertOneLine("There is no command xyzzy. See: ./workbook --help", "xyzzy");
        assertOneLine("Missing required parameter: 'ID'. See: ./workbook --help", "reset");
        assertOneLine(
                "Invalid value for option '--port': 'x' is not an int. See: ./workbook --help", "book", "--port", "x");
        assertOneLine(
                "--on dokker: type mini, reference, rocketmq, docker, or HOST:PORT of a name server such as localhost:9876",
                "run",
                "02-2",
                "--on",
                "dokker");
        assertOneLine(
                "--on mini: type rocketmq, docker, recorded, or HOST:PORT of a name server",
                "crosscheck",
                "--on",
                "mini");
        assertOneLine("01-1 is not a client program; ./workbook check 01-1 checks it", "run", "01-1");
        assertOneLine("no program Nothing; there are: Greeting", "run", "Nothing");
    }

    private void assertOneLine(String message, String... args) {
        assertThat(run(args)).as(String.join(" ", args)).isEqualTo(2);
        assertThat(err()).startsWith(message).hasLineCount(1);
        assertThat(out()).isEmpty();
    }

    @Test
    void aCopyBesideAFileIsLeftOutWithAWord() {
        solveLesson01();
        fixture.write(BOX.replace(".java", " copy.java"), fixture.read(BOX));
        assertThat(run()).isZero();
        assertThat(run("check", "01-1")).isZero();
        assertThat(out())
                .contains(
                        "(exercises/src/main/java/minibroker/box/Box copy.java is left out: no class can have that name)");
    }

    @Test
    void aSecondClassOfTheSameNameIsToldWithFileAndLine() {
        fixture.write(BOX.replace("Box.java", "Box2.java"), fixture.read(BOX));
        assertThat(run()).isZero();
        assertThat(run("check", "01-1")).isEqualTo(1);
        assertThat(out()).contains("exercises/src/main/java/minibroker/box/Box2.java:", "Box");
    }

    @Test
    void aByteThatIsNotUtf8StopsNoCommand() throws IOException {
        Path box = fixture.path(BOX);
        byte[] text =
                fixture.read(BOX).replaceFirst("package", "// \u00fc\npackage").getBytes(StandardCharsets.ISO_8859_1);
        for (String[] command : new String[][] {
            {}, {"hint"}, {"check", "02-1"}, {"solution", "01-1", "--now"}, {"start", "02"}, {"reset", "01-1"}
        }) {
            Files.write(box, text);
            assertThat(run(command)).as(String.join(" ", command)).isLessThan(2);
            assertThat(err()).isEmpty();
        }
    }

    @Test
    void aBrokenLessonIsToldWithFileAndLine() {
        fixture.edit("lessons/02-shelves/lesson.adoc", ":minutes: 20", ":minutes: some");
        assertThat(run()).isEqualTo(3);
        assertThat(err()).isEqualTo("lessons/02-shelves/lesson.adoc:3: :minutes: must be a number, not \"some\"\n");
    }

    @Test
    void helpNamesTheExitCodes() {
        assertThat(run("--help")).isZero();
        assertThat(out())
                .contains(
                        "  0   it worked; the checks pass",
                        "  1   a check fails",
                        "  2   that can't",
                        "  3   something around",
                        "  4   a store is damaged",
                        "  5   the broker needs an exercise")
                .doesNotContain("authoring");
    }

    @Test
    void authoringTellsWhatIsNotProved() {
        assertThat(run("authoring", "capture")).isZero();
        assertThat(run("authoring", "verify")).isZero();
        assertThat(out()).endsWith("\nall proved\n");
        solveLesson01();
        assertThat(run("authoring", "verify")).isEqualTo(1);
        assertThat(out()).contains("\n1 not proved:\n  starters all: ");
        assertThat(run("authoring", "starters")).isZero();
    }
}
