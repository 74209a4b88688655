package minibroker.broker;

import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class CounterTest {
    private final Counter counter = new Counter();
    private Instant now = Instant.ofEpochSecond(1);

    @Test
    void averagesOverTenSecondsAMinuteAndTenMinutes() {
        seconds(541, 1);
        seconds(50, 7);
        seconds(10, 100);

        assertThat(counter.perSecond()).isEqualTo("100.00 22.50 3.15");
    }

    @Test
    void saysNothingOfATimeThatItHasNotWatched() {
        assertThat(counter.perSecond()).isEmpty();
        seconds(10, 5);
        assertThat(counter.perSecond()).isEmpty();
        seconds(1, 5);
        assertThat(counter.perSecond()).isEqualTo("5.00");
        seconds(50, 5);
        assertThat(counter.perSecond()).isEqualTo("5.00 5.00");
    }

    @Test
    void aSampleThatCameLateIsNoBurst() {
        seconds(10, 5);
        now = now.plusSeconds(9);
        counter.add(45);
        seconds(1, 5);

        assertThat(counter.perSecond()).isEqualTo("5.00");
    }

    private void seconds(int count, int growth) {
        for (int i = 0; i < count; i++) {
            now = now.plusSeconds(1);
            counter.add(growth);
            counter.tick(now);
        }
    }
}
