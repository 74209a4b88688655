package minibroker.queue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("01-3")
@Tag("step-1")
@Tag("invariant-5")
class RateLimiterTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final long HOUR = 3_600 * SECOND;

    @Test
    @DisplayName("10 a second, four events at once: they wait 0, 100, 200 and 300 ms")
    void spacesEventsEvenly() {
        RateLimiter limiter = new RateLimiter(10);

        assertThat(waitsInMillis(limiter, 4, 0)).as("milliseconds to wait").isEqualTo(List.of(0L, 100L, 200L, 300L));
    }

    @Test
    @DisplayName("10 a second, the second event comes 30 ms after the first: it waits 70 ms")
    void waitsOnlyForWhatIsLeft() {
        RateLimiter limiter = new RateLimiter(10);
        limiter.reserve(0);

        assertThat(millis(limiter.reserve(30 * MILLI)))
                .as("milliseconds to wait")
                .isEqualTo(70);
    }

    @Test
    @DisplayName("10 a second, nothing for an hour, then three events at once: they wait 0, 100 and 200 ms")
    void doesNotSaveUpForLater() {
        RateLimiter limiter = new RateLimiter(10);
        limiter.reserve(0);

        assertThat(waitsInMillis(limiter, 3, HOUR)).as("milliseconds to wait").isEqualTo(List.of(0L, 100L, 200L));
    }

    @Test
    @DisplayName("one event every two seconds, and one every ten: the second one waits 2,000 ms, and 10,000 ms")
    void canBeSlowerThanOneASecond() {
        assertThat(waitsInMillis(new RateLimiter(0.5), 2, 0))
                .as("milliseconds to wait, with one event every two seconds")
                .isEqualTo(List.of(0L, 2_000L));
        assertThat(waitsInMillis(new RateLimiter(0.1), 2, 0))
                .as("milliseconds to wait, with one event every ten seconds")
                .isEqualTo(List.of(0L, 10_000L));
    }

    @Test
    @DisplayName(
            "3 a second, 10,801 events: the last one waits an hour, at most a millisecond more and not a moment less")
    void doesNotDrift() {
        RateLimiter limiter = new RateLimiter(3);
        long last = 0;
        for (int i = 0; i < 10_801; i++) {
            last = limiter.reserve(0);
        }

        assertThat(millis(last)).as("milliseconds that the last one waits").isEqualTo(3_600_000);
    }

    @Test
    @DisplayName("10 a second, the clock shows 1 h, or -1 h: the first event waits 0 ms, the second 100 ms")
    void theClockMayShowAnything() {
        assertThat(waitsInMillis(new RateLimiter(10), 2, HOUR))
                .as("milliseconds to wait, when the first event comes at 1 h")
                .isEqualTo(List.of(0L, 100L));
        assertThat(waitsInMillis(new RateLimiter(10), 2, -HOUR))
                .as("milliseconds to wait, when the first event comes at -1 h")
                .isEqualTo(List.of(0L, 100L));
    }

    @Test
    @DisplayName("no limit: nobody waits, not even a nanosecond")
    void unlimitedLetsEverythingThrough() {
        RateLimiter limiter = new RateLimiter(RateLimiter.UNLIMITED);

        assertThat(List.of(limiter.reserve(HOUR), limiter.reserve(HOUR), limiter.reserve(HOUR)))
                .as("nanoseconds to wait")
                .isEqualTo(List.of(0L, 0L, 0L));
    }

    @Test
    @DisplayName("3 a second, the clock shows 55 years: the second event comes 333,333,334 ns after the first, as ever")
    void aLateClockRoundsNothing() {
        RateLimiter limiter = new RateLimiter(3);
        long now = 55L * 365 * 24 * HOUR + 1;
        limiter.reserve(now);

        assertThat(limiter.reserve(now))
                .as("nanoseconds that the second event waits")
                .isEqualTo(333_333_334);
    }

    @Test
    @DisplayName(
            "10 a second, the second event comes 130 ms after the first, the third with it: they wait 0 and 100 ms")
    void doesNotSaveUpALittleEither() {
        for (long quiet : List.of(130 * MILLI, 1_500 * MILLI, 59 * SECOND)) {
            RateLimiter limiter = new RateLimiter(10);
            limiter.reserve(0);

            assertThat(waitsInMillis(limiter, 2, quiet))
                    .as("milliseconds to wait, %s ms after the first event", quiet / MILLI)
                    .isEqualTo(List.of(0L, 100L));
        }
    }

    @Test
    @DisplayName("3 a second, four events at once: each comes 333,333,334 ns after the one before, never 333,333,333")
    void neverRoundsDown() {
        RateLimiter limiter = new RateLimiter(3);

        assertThat(List.of(limiter.reserve(0), limiter.reserve(0), limiter.reserve(0), limiter.reserve(0)))
                .as("nanoseconds to wait")
                .isEqualTo(List.of(0L, 333_333_334L, 666_666_668L, 1_000_000_002L));
    }

    @Test
    @DisplayName("a million a second, and 400 million: the second event waits 1,000 ns, and 3 ns, for 2.5 are too few")
    void knowsHighRatesToo() {
        for (double rate : new double[] {1e6, 4e8}) {
            RateLimiter limiter = new RateLimiter(rate);
            limiter.reserve(0);
            long exact = (long) Math.ceil(1e9 / rate);

            assertThat(limiter.reserve(0))
                    .as("nanoseconds that the second event waits, at %s a second", (long) rate)
                    .isBetween(exact, exact + 1);
        }
    }

    private static List<Long> waitsInMillis(RateLimiter limiter, int events, long now) {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            waits.add(millis(limiter.reserve(now)));
        }
        return waits;
    }

    private static long millis(long nanos) {
        return nanos / MILLI;
    }
}
