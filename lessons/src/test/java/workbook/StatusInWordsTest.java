package workbook;

import org.junit.jupiter.api.Test;
import workbook.learner.Loan;
import workbook.learner.Study;

import static org.assertj.core.api.Assertions.assertThat;

/** What verbs say of exercises that were solved already, and of a broker that is not there. */
class StatusInWordsTest extends TypedCommands {
    private static final String GREETING = "exercises/src/main/java/programs/greeting/Greeting.java";
    private static final String BOX = "exercises/src/main/java/minibroker/box/Box.java";

    @Test
    void whatChangedSinceItPassedIsToldSo() {
        solveLesson01();
        run("check", "01");
        fixture.edit(BOX, "return things.size();", "return things.size() + 0;");
        run();
        assertThat(out())
                .contains("01-2  changed  How many are in it")
                .contains("Next      01-2  How many are in it (changed since it passed: ./workbook check 01-2)\n");
        run("check", "01-1");
        assertThat(out())
                .endsWith("Next: 01-2  How many are in it  (changed since it passed: ./workbook check 01-2)\n");
        assertThat(run("solution", "01-2")).isEqualTo(1);
        assertThat(err())
                .isEqualTo("01-2 has changed since it passed: check it again (./workbook check 01-2), or add --now\n");
    }

    @Test
    void startSaysWhatItDidAndWhereToRead() {
        assertThat(run("start", "01")).isZero();
        assertThat(out()).isEqualTo("""
                        Nothing comes before lesson 01.
                        Lesson 01, Boxes: lesson 01 in the book (./workbook book), or lessons/01-boxes/lesson.adoc
                        Read it, and type ./workbook watch. Next is 01-1, A box that says "full".
                        """);
        fixture.edit(BOX, "throw new NotDoneYet(\"01-2\");", "return things.size(); // mine");
        run("solution", "01-1", "--now", "--apply");
        run("check", "01-2");
        run("reset", "01-1");
        run("start", "02");
        assertThat(out()).contains("\nBefore lesson 02: 1 exercise is filled with the reference, 1 is your own.\n");
        fixture.write("docs/target/book/02-shelves.html", "");
        run("start", "02");
        assertThat(out()).isEqualTo("""
                        Nothing to do. Before lesson 02: 1 exercise is filled with the reference, 1 is your own.
                        Lesson 02, Shelves: docs/target/book/02-shelves.html
                        Read it, and type ./workbook watch. Next is 02-1, A shelf of boxes.
                        """);
    }

    @Test
    void startWithAllOfOnesOwnFillsNothing() {
        solveLesson01();
        run("check", "01");
        run("start", "02");
        assertThat(out()).startsWith("Nothing to fill: all 2 exercises before lesson 02 are your own.\n");
    }

    @Test
    void noBrokerAtAnAddressIsToldInOneLine() {
        fixture.edit(
                GREETING, "public final class", "/** As if with org.apache.rocketmq.client. */\npublic final class");
        assertThat(run("run", "02-2", "--on", "localhost:1")).isEqualTo(3);
        assertThat(err()).isEqualTo("no broker listens at localhost:1; ./workbook broker starts yours\n");
    }

    @Test
    void aProgramThatNeedsNoBrokerProvesNothingOfOne() {
        assertThat(run("run", "02-2", "--on", "rocketmq")).isEqualTo(2);
        assertThat(err())
                .isEqualTo(
                        "02-2 does not talk to a broker of choice: it brings its own or needs none. Leave out --on rocketmq\n");
    }

    @Test
    void aProgramThatKillsItsBrokerStartsItItself() {
        fixture.edit(GREETING, "public final class", "/** As if with BrokerOfChoice.start(). */\npublic final class");
        assertThat(run("run", "02-2", "--on", "localhost:1")).isEqualTo(2);
        assertThat(err())
                .isEqualTo(
                        "02-2 kills its broker, so it starts one itself: --on mini, reference, rocketmq or docker\n");
    }

    @Test
    void whatABrokerLacksIsToldByHowFarTheExerciseIs() {
        assertThat(wrong()).contains("Your broker lacks 01-1 (A box that says \"full\"). What needs it fails;");
        fixture.edit(BOX, "throw new NotDoneYet(\"01-1\");", "return true; // mine");
        assertThat(wrong())
                .contains("In your broker 01-1 (A box that says \"full\") was not checked yet: ./workbook check 01-1.");
        run("check", "01-1");
        assertThat(wrong())
                .contains("In your broker 01-1 (A box that says \"full\") fails its checks: ./workbook check 01-1.");
        solveLesson01();
        run("check", "01-1");
        fixture.edit(BOX, "things.poll()", "things.pollFirst()");
        assertThat(wrong())
                .contains(
                        "In your broker 01-1 (A box that says \"full\") has changed since it passed: ./workbook check 01-1.");
        run("check", "01");
        assertThat(wrong()).contains("Your broker lacks 02-1");
    }

    private String wrong() {
        return BrokerTrouble.of(Study.of(fixture.folders()), Loan.NOTHING).orElse("");
    }

    @Test
    void severalAreCheckedInTheOrderInWhichTheyAreTyped() {
        solveLesson01();
        assertThat(run("check", "02-1", "01", "01-2")).isEqualTo(1);
        assertThat(out().lines().filter(line -> line.matches("\\d\\d-\\d .*")).map(line -> line.substring(0, 4)))
                .containsExactly("02-1", "01-1", "01-2");
        assertThat(run("check", "01-2", "09-9")).isEqualTo(2);
        assertThat(err()).startsWith("no exercise 09-9; near it: ");
    }

    @Test
    void whereCapstonesAreOpenNotEverythingIsDone() {
        solveLesson01();
        fixture.solve("mini-broker", "minibroker/box/Shelf.java");
        fixture.solve("solutions", "programs/greeting/Greeting.java");
        fixture.edit(
                "lessons/02-shelves/lesson.adoc",
                ":part:",
                ":capstone: 1\n:capstone-title: Hello\n:capstone-run: programs.greeting.Greeting\n:part:");
        run("check", "01", "02");
        run();
        assertThat(out())
                .contains("Capstone  ./workbook run capstone-1   Hello")
                .contains("All exercises are done, and a capstone is open.")
                .doesNotContain("Everything is done");
    }

    @Test
    void theProgramsOwnExerciseIsNamedBeforeTheBrokers() {
        assertThat(program()).contains("The program's own exercise, 02-2 (");
        assertThat(program()).contains("was not checked yet: ./workbook check 02-2.");
        fixture.edit(GREETING, "throw new NotDoneYet(\"02-2\");", "return \"\"; // mine");
        run("check", "02-2");
        assertThat(program()).contains("fails its checks: ./workbook check 02-2.");
        fixture.solve("solutions", "programs/greeting/Greeting.java");
        run("check", "02-2");
        assertThat(program()).isEmpty();
    }

    private String program() {
        return BrokerTrouble.ofProgram(Study.of(fixture.folders()), "programs.greeting.Greeting")
                .orElse("");
    }
}
