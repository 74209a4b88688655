package minibroker.schedule;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DelayLevelsTest {
    @ParameterizedTest
    @CsvSource({"1, 1000", "2, 5000", "4, 30000", "5, 60000", "14, 600000", "16, 1800000", "17, 3600000", "18, 7200000"
    })
    void hasTheDelaysOfRocketMq(int level, long millis) {
        assertThat(DelayLevels.highest()).isEqualTo(18);
        assertThat(DelayLevels.delayMillis(level)).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "18, 18", "19, 18", "2147483647, 18", "0, 0", "-1, 0", "-2147483648, 0"})
    void whatIsTooHighIsTheHighestAndWhatIsTooLowIsNone(String asked, int level) {
        assertThat(DelayLevels.level(asked)).isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1s", "1.5", " 1", "2147483648"})
    void refusesWhatIsNoNumber(String asked) {
        assertThatThrownBy(() -> DelayLevels.level(asked))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DELAY is \"%s\"", asked);
    }
}
