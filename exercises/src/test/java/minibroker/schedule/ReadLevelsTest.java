package minibroker.schedule;

import minibroker.exercise.NotDoneYet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("16-1")
@Tag("invariant-1")
class ReadLevelsTest {
    private static final String AS_IT_SHOULD = "IllegalArgumentException that names it";

    /** What becomes of a call that has to refuse a text. */
    private static String refusal(String text, Callable<?> call) {
        try {
            return "taken as " + call.call();
        } catch (NotDoneYet open) {
            throw open;
        } catch (IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage()).contains(text)
                    ? AS_IT_SHOULD
                    : "refused, and the message \"%s\" does not name it".formatted(refused.getMessage());
        } catch (Exception other) {
            return other.getClass().getSimpleName();
        }
    }

    /** The answers that are not as they should be. */
    private static Map<String, String> others(Map<String, String> answers) {
        answers.values().removeIf(AS_IT_SHOULD::equals);
        return answers;
    }

    private static Map<String, String> refusedPieces(String... pieces) {
        Map<String, String> answers = new TreeMap<>();
        for (String piece : pieces) {
            answers.put(piece, refusal(piece, () -> DelayLevels.delays("1s " + piece + " 2h")));
        }
        return others(answers);
    }

    private static Map<String, String> refusedLevels(String... asked) {
        Map<String, String> answers = new TreeMap<>();
        for (String text : asked) {
            answers.put(text, refusal(text, () -> DelayLevels.level(text)));
        }
        return others(answers);
    }

    @Test
    @DisplayName("RocketMQ's own text: 18 levels, from one second to two hours")
    void theLevelsOfRocketMq() {
        assertThat(DelayLevels.delays("1s 5s 10s 30s 1m 2m 3m 4m 5m 6m 7m 8m 9m 10m 20m 30m 1h 2h"))
                .as("delays in milliseconds")
                .containsExactly(
                        1_000L,
                        5_000L,
                        10_000L,
                        30_000L,
                        60_000L,
                        120_000L,
                        180_000L,
                        240_000L,
                        300_000L,
                        360_000L,
                        420_000L,
                        480_000L,
                        540_000L,
                        600_000L,
                        1_200_000L,
                        1_800_000L,
                        3_600_000L,
                        7_200_000L);
    }

    @Test
    @DisplayName("the text of another broker, with days: 1d 30d 25d, and one delay of three digits, 120m")
    void days() {
        assertThat(DelayLevels.delays("1d 30d 25d 120m"))
                .as("delays in milliseconds")
                .containsExactly(86_400_000L, 2_592_000_000L, 2_160_000_000L, 7_200_000L);
    }

    @Test
    @DisplayName("a single level, 7s")
    void aSingleLevel() {
        assertThat(DelayLevels.delays("7s")).as("delays in milliseconds").containsExactly(7_000L);
    }

    @Test
    @DisplayName("levels in no order, and one of them twice: 30s 1s 1m 1s; level 1 is the first of the text")
    void theOrderIsThatOfTheText() {
        assertThat(DelayLevels.delays("30s 1s 1m 1s"))
                .as("delays in milliseconds")
                .containsExactly(30_000L, 1_000L, 60_000L, 1_000L);
    }

    @Test
    @DisplayName("one piece between 1s and 2h is no delay: no unit, no number, other units, capitals, half seconds")
    void piecesThatAreNoDelay() {
        assertThat(refusedPieces("10", "s", "1w", "1S", "1M", "1.5s", "10ms", "s10", "5x", "1_000s"))
                .as("pieces that were not refused as they should be")
                .isEmpty();
    }

    @Test
    @DisplayName("a delay of 0s, and one of -5s: who asks for a level wants to wait")
    void nothingIsNoDelay() {
        assertThat(refusedPieces("0s", "-5s", "0d"))
                .as("pieces that were not refused as they should be")
                .isEmpty();
    }

    @Test
    @DisplayName(
            "the longest delay of whole days that a long holds, in milliseconds; a day more; more seconds than a long holds")
    void theLongestDelay() {
        assertThat(DelayLevels.delays("106751991167d"))
                .as("the longest")
                .containsExactly(106_751_991_167L * 86_400_000L);
        assertThat(refusedPieces("106751991168d", "9223372036854776s", "9223372036854775808s", "2562047788016h"))
                .as("pieces that were not refused as they should be")
                .isEmpty();
    }

    @Test
    @DisplayName("an empty text has no levels: somebody has lost the setting")
    void anEmptyText() {
        assertThat(refusal("", () -> DelayLevels.delays("")))
                .as("what becomes of it")
                .isEqualTo(AS_IT_SHOULD);
    }

    @Test
    @DisplayName(
            "a blank alone, at the beginning, at the end, two of them, a tab, the end of a line: pieces stand between single blanks")
    void singleBlanks() {
        Map<String, String> answers = new TreeMap<>();
        for (String text : new String[] {" ", " 1s", "1s ", "1s  5s"}) {
            answers.put(text, refusal("", () -> DelayLevels.delays(text)));
        }
        assertThat(others(answers)).as("texts that were not refused").isEmpty();
        assertThat(refusedPieces("1s\t5s", "1s\n5s", "5s\n"))
                .as("pieces that were not refused as they should be")
                .isEmpty();
    }

    @Test
    @DisplayName("the Arabic digits one and five, as a keyboard may have them: the digits are 0 to 9")
    void digits() {
        assertThat(refusedPieces("\u0661s", "1\u0665m"))
                .as("pieces that were not refused as they should be")
                .isEmpty();
    }

    @Test
    @DisplayName("more digits than are needed, 05s and 0010m: five seconds, ten minutes")
    void zeroesInFront() {
        assertThat(DelayLevels.delays("05s 0010m")).as("delays in milliseconds").containsExactly(5_000L, 600_000L);
    }

    @Test
    @DisplayName("a producer asks for level 1, 3 and 18: those; for 19 and 2147483647: the highest")
    void levelsThatAre() {
        assertThat(Stream.of("1", "3", "18", "19", "2147483647").map(DelayLevels::level))
                .as("levels")
                .containsExactly(1, 3, 18, 18, 18);
    }

    @Test
    @DisplayName("a producer asks for level 0, -1 and -2147483648: no delay")
    void levelsThatDoNotWait() {
        assertThat(Stream.of("0", "-1", "-2147483648").map(DelayLevels::level))
                .as("levels")
                .containsExactly(0, 0, 0);
    }

    @Test
    @DisplayName(
            "a producer asks for something that is no int: soon, 1.5, 10s, nothing, a blank and 1, 2147483648, 99999999999")
    void levelsThatAreNone() {
        assertThat(refusedLevels("soon", "1.5", "10s", "", " 1", "2147483648", "99999999999", "-2147483649"))
                .as("what was not refused as it should be")
                .isEmpty();
    }

    @Test
    @DisplayName("what each level of the broker waits, by its number: 1, 2, 16 and 18")
    void byNumber() {
        assertThat(List.of(
                        DelayLevels.delayMillis(1),
                        DelayLevels.delayMillis(2),
                        DelayLevels.delayMillis(16),
                        DelayLevels.delayMillis(18)))
                .as("milliseconds of level 1, 2, 16 and 18")
                .containsExactly(1_000L, 5_000L, 1_800_000L, 7_200_000L);
    }
}
