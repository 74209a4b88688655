package minibroker.schedule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DelayLevelsTest {
    private final DelayLevels levels = DelayLevels.USUAL;

    @ParameterizedTest
    @CsvSource({"1, 1000", "2, 5000", "4, 30000", "5, 60000", "14, 600000", "16, 1800000", "17, 3600000", "18, 7200000"
    })
    void hasTheDelaysOfRocketMq(int level, long millis) {
        assertThat(levels.highest()).isEqualTo(18);
        assertThat(levels.delayMillis(level)).isEqualTo(millis);
    }

    @Test
    void knowsDays() {
        assertThat(new DelayLevels("1s 3d").delayMillis(2)).isEqualTo(259_200_000);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "18, 18", "19, 18", "2147483647, 18", "0, 0", "-1, 0", "-2147483648, 0"})
    void whatIsTooHighIsTheHighestAndWhatIsTooLowIsNone(String asked, int level) {
        assertThat(levels.level(asked)).isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1s", "1.5", " 1", "2147483648"})
    void refusesWhatIsNoNumber(String asked) {
        assertThatThrownBy(() -> levels.level(asked))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DELAY is \"%s\"", asked);
    }
}
