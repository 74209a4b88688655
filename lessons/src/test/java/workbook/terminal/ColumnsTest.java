package workbook.terminal;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Text in columns: how wide it is, and where it is broken. */
class ColumnsTest {
    private static final String RED = "\033[31m";
    private static final String END = "\033[0m";

    @Test
    void aChineseLetterTakesTwoColumnsAndAColourNone() {
        assertThat(Columns.of("queue")).isEqualTo(5);
        assertThat(Columns.of("队列")).isEqualTo(4);
        assertThat(Columns.of(RED + "FAILS" + END)).isEqualTo(5);
        assertThat(Columns.of("e\u0301")).as("an accent of its own").isEqualTo(1);
        assertThat(Columns.padded("队", 4)).isEqualTo("队  ");
    }

    @Test
    void aLineIsBrokenBetweenWords() {
        assertThat(Columns.fill("the third put waits", 10, 2)).containsExactly("the third", "  put", "  waits");
        assertThat(Columns.fill("  at   Box.java:41   (yours)", 20, 7))
                .containsExactly("  at   Box.java:41", "       (yours)");
    }

    @Test
    void whatFitsStaysAsItIs() {
        assertThat(Columns.fill("  a   b  ", 9, 4)).containsExactly("  a   b  ");
        assertThat(Columns.fill("", 9, 4)).containsExactly("");
    }

    @Test
    void aLongWordStaysWhole() {
        assertThat(Columns.fill("in exercises/src/main/java ok", 10, 0))
                .containsExactly("in", "exercises/src/main/java", "ok");
        assertThat(Columns.fill("at   exercises/src/main/java", 10, 5))
                .as("nothing is won by another line")
                .containsExactly("at   exercises/src/main/java");
    }

    @Test
    void textWithoutBlanksIsBrokenBetweenWideLettersButNotBeforeAComma() {
        assertThat(Columns.fill("消息队列很有用", 6, 0)).containsExactly("消息队", "列很有", "用");
        assertThat(Columns.fill("消息队，列", 6, 0)).containsExactly("消息", "队，列");
    }

    @Test
    void aColourGoesOnInTheNextLine() {
        assertThat(Columns.fill(RED + "one two" + END + " three", 4, 0))
                .containsExactly(RED + "one" + END, RED + "two" + END, "three");
    }

    @Test
    void aScreenIsNeverExceeded() {
        assertThat(Columns.cut("abcdefg", 3)).containsExactly("abc", "def", "g");
        assertThat(Columns.cut("消息a", 3)).containsExactly("消", "息a");
        assertThat(Columns.cut(RED + "abcd" + END, 2)).containsExactly(RED + "ab" + END, RED + "cd" + END);
    }
}
