package workbook;

import org.junit.jupiter.api.Test;
import workbook.learner.Study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What verbs take when no exercise is named. */
class NoneNamedTest extends TypedCommands {

    private String program() {
        return new NextProgram(Study.of(fixture.folders())).orRefuse().id();
    }

    @Test
    void runTakesTheProgramOfTheLessonAtWork() {
        solveLesson01();
        run("check", "01");
        assertThat(program()).as("02-1 is next, and has none").isEqualTo("02-2");
        fixture.edit(
                "lessons/02-shelves/exercises/02-1.adoc",
                ":minutes: 10",
                ":minutes: 10\n:run: programs.greeting.Greeting");
        assertThat(program()).as("02-1 is next, and has one").isEqualTo("02-1");
    }

    @Test
    void runTakesAnEarlierProgramOfTheLessonWhereNoLaterOneIs() {
        fixture.edit("lessons/01-boxes/exercises/01-1.adoc", ":minutes: 10", ":minutes: 10\n:run: programs.box.One");
        solveLesson01();
        run("check", "01-1");
        assertThat(run("board")).isZero();
        assertThat(out()).contains("Next      01-2");
        assertThat(program()).isEqualTo("01-1");
    }

    @Test
    void runTakesNoProgramOfAnotherLesson() {
        assertThatThrownBy(this::program)
                .isInstanceOf(Refusal.class)
                .hasMessage("no exercise of lesson 01 has a program: name one, such as ./workbook run quickstart");
        assertThat(run("run")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void solutionSaysWhichOneItMeansAndWhichOneCameBefore() {
        assertThat(run("solution")).isEqualTo(ExitCode.FAILS);
        assertThat(err()).startsWith("01-1 is open: pass it first").doesNotContain("before it:");
        solveLesson01();
        run("check", "01");
        assertThat(run("solution")).isEqualTo(ExitCode.FAILS);
        assertThat(err())
                .startsWith("02-1 is open: pass it first")
                .endsWith(". The one before it: ./workbook solution 01-2\n");
    }
}
