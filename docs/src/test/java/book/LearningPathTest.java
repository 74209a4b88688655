package book;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LearningPathTest {
    @ParameterizedTest
    @CsvSource({"25, 25 min", "44, 44 min", "60, 1 h", "90, 1.5 h", "120, 2 h", "150, 2.5 h", "160, 2.5 h"})
    void timesAreRoundedToHalfHours(int minutes, String shown) {
        assertThat(LearningPath.time(minutes)).isEqualTo(shown);
    }
}
