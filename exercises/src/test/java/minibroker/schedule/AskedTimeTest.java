package minibroker.schedule;

import checks.Thrown;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

@Tag("17-2")
class AskedTimeTest {
    private static final long NOW = 1_795_404_782_345L;
    private static final long THREE_DAYS = 259_200_000;
    private static final String SEC = "TIMER_DELAY_SEC";
    private static final String MS = "TIMER_DELAY_MS";
    private static final String TIME = "TIMER_DELIVER_MS";

    private static Map<String, String> wishes(Object... namesAndValues) {
        Map<String, String> wishes = new LinkedHashMap<>(Map.of("KEYS", "4711", "UNIQ_KEY", "0A00"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            wishes.put((String) namesAndValues[i], namesAndValues[i + 1].toString());
        }
        return wishes;
    }

    /** In how many milliseconds; as text, so that a refusal has a place beside it. */
    private static String in(Object... namesAndValues) {
        String[] answer = {"refused"};
        String thrown = Thrown.by(() -> {
            OptionalLong asked = DeliverTime.asked(wishes(namesAndValues), NOW);
            answer[0] =
                    asked.isEmpty() ? "no wish" : asked.getAsLong() <= NOW ? "now" : "in " + (asked.getAsLong() - NOW);
            return answer[0];
        });
        return thrown.equals("nothing")
                ? answer[0]
                : thrown.endsWith("IllegalArgumentException") || thrown.equals("NumberFormatException")
                        ? "refused"
                        : thrown;
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("7 minutes and 13 seconds, by seconds, by milliseconds, and as a time")
    void threeWaysToSayIt() {
        assertThat(List.of(in(SEC, 433), in(MS, 433_000), in(TIME, NOW + 433_000), in(MS, 1), in(TIME, NOW + 1)))
                .as("waits, in milliseconds")
                .containsExactly("in 433000", "in 433000", "in 433000", "in 1", "in 1");
        assertThat(in()).as("a message that asks for no time").isEqualTo("no wish");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "several wishes in one message: seconds count before milliseconds, and those before a time, wherever they stand")
    void whichOfThemCounts() {
        assertThat(List.of(
                        in(TIME, NOW + 3_000, MS, 2_000, SEC, 1),
                        in(SEC, 1, TIME, NOW + 3_000),
                        in(TIME, NOW + 3_000, MS, 2_000),
                        in(SEC, 9, MS, 2_000, TIME, NOW + 3_000)))
                .as("waits with all three, with 1 s and a time, with 2000 ms and a time, with all three once more")
                .containsExactly("in 1000", "in 1000", "in 2000", "in 9000");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "of two wishes one can't be granted or is for now: the first one counts, and the other is not looked at")
    void nobodyFallsBack() {
        assertThat(List.of(in(SEC, 1, MS, "soon"), in(SEC, 1, TIME, ""), in(MS, 1_000, TIME, Long.MAX_VALUE)))
                .as("answers to a second, with \"soon\", \"\" and the last time there is behind it")
                .containsOnly("in 1000");
        assertThat(List.of(
                        in(SEC, "soon", MS, 2_000),
                        in(SEC, 259_201, TIME, NOW + 3_000),
                        in(MS, "", TIME, NOW + 3_000),
                        in(SEC, 0, MS, 2_000),
                        in(MS, -1, TIME, NOW + 3_000)))
                .as("answers to \"soon\", too far, \"\", 0 and -1, each with a good wish behind it")
                .containsExactly("refused", "refused", "refused", "now", "now");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("exactly three days can be had, and one more of the unit can't")
    void threeDaysAreTheMost() {
        assertThat(List.of(in(SEC, 259_200), in(MS, THREE_DAYS), in(TIME, NOW + THREE_DAYS)))
                .as("three days as seconds, milliseconds, and as a time")
                .containsOnly("in 259200000");
        assertThat(List.of(in(SEC, 259_201), in(MS, THREE_DAYS + 1), in(TIME, NOW + THREE_DAYS + 1)))
                .as("and one more")
                .containsOnly("refused");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "numbers at the ends of what a long can hold: far ones are refused, also where a product or a sum has no room")
    void farAway() {
        List<Long> seconds = List.of(Long.MAX_VALUE, 9_223_372_036_854_776L, 18_446_744_073_709_552L, 4_294_967_296L);
        assertThat(seconds.stream().map(number -> in(SEC, number)).toList())
                .as(
                        "answers to so many seconds: 2 to the power of 63 less 1, two that wrap if they are multiplied, and 2 to the power of 32")
                .containsOnly("refused");
        assertThat(List.of(in(MS, Long.MAX_VALUE), in(MS, 4_294_967_296L), in(TIME, Long.MAX_VALUE)))
                .as("answers to the largest number of milliseconds, to 2 to the power of 32, and to the last time")
                .containsOnly("refused");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "0, a negative number, a time that is over, and the smallest numbers there are: the message is for now")
    void thePastIsNow() {
        assertThat(Stream.of(0L, -3L, -9_223_372_036_854_776L, Long.MIN_VALUE).map(number -> in(SEC, number)))
                .as("answers to 0, -3, -9223372036854776 and the fewest seconds")
                .containsOnly("now");
        assertThat(Stream.of(0L, -1L, Long.MIN_VALUE).map(number -> in(MS, number)))
                .as("answers to 0, -1 and the fewest milliseconds")
                .containsOnly("now");
        assertThat(LongStream.of(NOW, NOW - 1, 0, -5, Long.MIN_VALUE).mapToObj(number -> in(TIME, number)))
                .as("answers to the present time, one before it, 1970, one before that, and the first time")
                .containsOnly("now");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("\"soon\", \"1.5\", \" 5\", \"\" and a number with a digit too many are no numbers")
    void whatIsNoNumber() {
        for (String wish : List.of(SEC, MS, TIME)) {
            assertThat(Stream.of("soon", "1.5", " 5", "", "9223372036854775808").map(value -> in(wish, value)))
                    .as("answers to %s", wish)
                    .containsOnly("refused");
        }
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a refusal says which property it is about, and what stands there")
    void theRefusalNamesIt() {
        for (String wish : List.of(SEC, MS, TIME)) {
            for (String value : List.of("soon", "1795663982346", "+1795663982346", "01795663982346")) {
                refusalOf(wish, value);
            }
        }
    }

    private static void refusalOf(String wish, String value) {
        Throwable refusal = catchThrowable(() -> DeliverTime.asked(wishes(wish, value), NOW));
        assertThat(refusal)
                .as("what is thrown for %s \"%s\"", wish, value)
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(refusal.getMessage())
                .as("message of what is thrown for %s \"%s\"", wish, value)
                .contains(wish)
                .contains(value);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a computer whose language has digits of its own: the refusal has the value as the sender wrote it")
    void otherDigits() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            refusalOf(MS, "259200001");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the properties belong to the message, which goes on with all of them: asked changes none")
    void changesNothing() {
        for (Map<String, String> wishes :
                List.of(wishes(), wishes(TIME, NOW + 3_000, MS, 2_000, SEC, 1), wishes(MS, "-1"))) {
            Map<String, String> before = Map.copyOf(wishes);
            DeliverTime.asked(wishes, NOW);
            assertThat(wishes).as("properties afterwards").isEqualTo(before);
        }
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "a message with TIMER_OUT_MS has waited and is on its way to its queue: it does not wait again, whatever it asks for")
    void waitsOnlyOnce() {
        assertThat(List.of(
                        in("TIMER_OUT_MS", NOW - 345, SEC, 9),
                        in("TIMER_OUT_MS", NOW - 345, TIME, NOW + 9_000),
                        in("TIMER_OUT_MS", "", MS, "soon")))
                .as("answers")
                .containsOnly("no wish");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "a message leaves when its second is over: at its time if that is a whole second, else less than a second later")
    void neverEarly() {
        assertThat(LongStream.of(5_000, 5_001, 5_999, 6_000).map(DeliverTime::secondBefore))
                .as("seconds of the times 5000, 5001, 5999 and 6000")
                .containsExactly(4L, 5L, 5L, 5L);
        assertThat(LongStream.of(2_147_483_648_000L, 2_147_483_648_001L, 9_999_999_999_001L)
                        .map(DeliverTime::secondBefore))
                .as("seconds of times after the year 2038: 2147483648000, 2147483648001 and 9999999999001")
                .containsExactly(2_147_483_647L, 2_147_483_648L, 9_999_999_999L);
        Random random = new Random(4711);
        for (int i = 0; i < 1_000; i++) {
            long time = NOW + random.nextInt((int) THREE_DAYS);
            long late = (DeliverTime.secondBefore(time) + 1) * 1_000 - time;
            assertThat(late).as("how late a message for %s leaves, in ms", time).isBetween(0L, 999L);
        }
    }
}
