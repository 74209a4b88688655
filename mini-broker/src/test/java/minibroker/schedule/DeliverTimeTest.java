package minibroker.schedule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DeliverTimeTest {
    private static final long NOW = 1_795_404_782_345L;

    @Test
    void secondsCountBeforeMillisecondsAndThoseBeforeATime() {
        Map<String, String> wishes = new LinkedHashMap<>();
        assertThat(DeliverTime.asked(wishes, NOW)).isEmpty();
        wishes.put("TIMER_DELIVER_MS", Long.toString(NOW + 77));
        assertThat(DeliverTime.asked(wishes, NOW)).isEqualTo(OptionalLong.of(NOW + 77));
        wishes.put("TIMER_DELAY_MS", "2500");
        assertThat(DeliverTime.asked(wishes, NOW)).isEqualTo(OptionalLong.of(NOW + 2_500));
        wishes.put("TIMER_DELAY_SEC", "9");
        assertThat(DeliverTime.asked(wishes, NOW)).isEqualTo(OptionalLong.of(NOW + 9_000));
    }

    @Test
    void whatHasWaitedDoesNotWaitAgain() {
        assertThat(DeliverTime.asked(Map.of("TIMER_DELAY_SEC", "9", "TIMER_OUT_MS", "1795404782000"), NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TIMER_DELAY_SEC, -3",
        "TIMER_DELAY_MS, 0",
        "TIMER_DELAY_MS, -9223372036854775808",
        "TIMER_DELIVER_MS, 0",
        "TIMER_DELIVER_MS, -9223372036854775808",
        "TIMER_DELIVER_MS, 1795404782344"
    })
    void aTimeInThePastIsNow(String wish, String value) {
        assertThat(DeliverTime.asked(Map.of(wish, value), NOW)).isEqualTo(OptionalLong.of(NOW));
    }

    @ParameterizedTest
    @CsvSource({"TIMER_DELAY_SEC, 259200", "TIMER_DELAY_MS, 259200000", "TIMER_DELIVER_MS, 1795663982345"})
    void threeDaysAreAllowed(String wish, String value) {
        assertThat(DeliverTime.asked(Map.of(wish, value), NOW)).isEqualTo(OptionalLong.of(NOW + 259_200_000));
    }

    @ParameterizedTest
    @CsvSource({
        "TIMER_DELAY_SEC, 259201",
        "TIMER_DELAY_SEC, 9223372036854775807",
        "TIMER_DELAY_MS, 259200001",
        "TIMER_DELAY_MS, 9223372036854775807",
        "TIMER_DELIVER_MS, 1795663982346",
        "TIMER_DELIVER_MS, 9223372036854775807",
    })
    void moreThanThreeDaysAreNot(String wish, String value) {
        assertThatThrownBy(() -> DeliverTime.asked(Map.of(wish, value), NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(wish, value, "259200000");
    }

    @ParameterizedTest
    @CsvSource({
        "TIMER_DELAY_SEC, x",
        "TIMER_DELAY_MS, ''",
        "TIMER_DELIVER_MS, 1.5",
        "TIMER_DELAY_SEC, 9223372036854775808"
    })
    void refusesWhatIsNoNumber(String wish, String value) {
        assertThatThrownBy(() -> DeliverTime.asked(Map.of(wish, value), NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("%s is \"%s\"", wish, value);
    }

    @ParameterizedTest
    @CsvSource({"5000, 4", "5001, 5", "5999, 5", "6000, 5"})
    void theSecondBeforeIsOverAtTheTimeOrLessThanOneSecondLater(long time, long second) {
        assertThat(DeliverTime.secondBefore(time)).isEqualTo(second);
        assertThat((second + 1) * 1_000 - time).isBetween(0L, 999L);
    }
}
