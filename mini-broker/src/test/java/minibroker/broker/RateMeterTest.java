package minibroker.broker;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RateMeterTest {
    private final RateMeter meter = new RateMeter();
    private long now = 1_000;
    private long total;

    @Test
    void averagesOverTenSecondsAMinuteAndTenMinutes() {
        seconds(541, 1);
        seconds(50, 7);
        seconds(10, 100);

        assertThat(meter.perSecond()).isEqualTo("100.00 22.50 3.15");
    }

    @Test
    void saysNothingOfATimeThatItHasNotWatched() {
        assertThat(meter.perSecond()).isEmpty();
        seconds(10, 5);
        assertThat(meter.perSecond()).isEmpty();
        seconds(1, 5);
        assertThat(meter.perSecond()).isEqualTo("5.00");
        seconds(50, 5);
        assertThat(meter.perSecond()).isEqualTo("5.00 5.00");
    }

    @Test
    void aSampleThatCameLateIsNoBurst() {
        seconds(10, 5);
        now += 9_000;
        total += 45;
        seconds(1, 5);

        assertThat(meter.perSecond()).isEqualTo("5.00");
    }

    private void seconds(int count, int growth) {
        for (int i = 0; i < count; i++) {
            now += 1_000;
            total += growth;
            meter.sample(now, total);
        }
    }
}
