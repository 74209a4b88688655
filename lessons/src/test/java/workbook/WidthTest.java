package workbook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workbook.terminal.Columns;
import workbook.terminal.Tty;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What is printed in terminals of different widths: no word is broken, and no line is too long but for a long word. */
class WidthTest extends TypedCommands {
    private static final String BOX = "exercises/src/main/java/minibroker/box/Box.java";
    private static final int WIDE = 1_000;

    private void assertFits(int width, String... command) {
        run(Tty.of(WIDE, false), command);
        List<String> words = words(out() + err());
        run(Tty.of(width, false), command);
        assertThat(words(out() + err())).as(String.join(" ", command)).isEqualTo(words);
        assertThat((out() + err()).lines())
                .as("%s in %s columns", String.join(" ", command), width)
                .allMatch(line -> Columns.of(line) <= width || hasLongWord(line, width));
    }

    /** Paths, mostly: they stay whole, so that they can be copied. */
    private static boolean hasLongWord(String line, int width) {
        return words(line).stream().anyMatch(word -> Columns.of(word) > width / 2);
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 40})
    void everyVerbThatExplains(int width) {
        assertFits(width);
        assertFits(width, "board", "--all");
        assertFits(width, "check", "01-1");
        assertFits(width, "hint", "01-1", "--all");
        assertFits(width, "solution", "01-1");
        assertFits(width, "solution", "01-1", "--now");
        assertFits(width, "run", "01-1");
        assertFits(width, "chek");
        fixture.edit(BOX, "throw new NotDoneYet(\"01-2\");", "return things.size()");
        assertFits(width, "check", "01");
        solveLesson01();
        assertFits(width, "check", "01");
        assertFits(width, "solution", "01-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 80, 60, 40})
    void helpOfEveryVerb(int width) {
        for (String verb : List.of("", "check", "watch", "hint", "solution", "run", "crosscheck", "bench", "broker")) {
            String[] command = verb.isEmpty() ? new String[] {"--help"} : new String[] {verb, "--help"};
            run(Tty.of(WIDE, false), command);
            List<String> words = words(out());
            run(Tty.of(width, false), command);
            assertThat(words(out())).as(verb).containsExactlyInAnyOrderElementsOf(words);
            assertThat(out().lines()).as(verb).allMatch(line -> Columns.of(line) <= width);
        }
    }

    @Test
    void whereNobodyLooksTheTextIsTheSameEverywhere() {
        run(Tty.of(Tty.WIDTH, false), "check", "01-1");
        String text = out();
        run(Tty.of(40, true), "--plain", "check", "01-1");
        assertThat(out()).isEqualTo(text);
    }

    @Test
    void inANarrowTerminalTheValuesOfAVerdictBeginFurtherToTheLeft() {
        run(Tty.of(40, false), "check", "01-1");
        assertThat(out()).isEqualTo("""
                        01-1  A box that says "full"
                              0 of 2 checks pass
                          not started  refusesTheThirdThing
                          scenario  capacity 2: the third thing
                                    is refused
                          observed  not started: write Box.put,
                                    Box.java:20
                          invariant 1. A box never holds more
                                    than its capacity.
                          at        BoxTest.java:17   (your
                                    code: Box.java:20)
                          not started  givesTheOldestFirst
                        """);
    }
}
