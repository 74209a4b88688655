package programs.ordered;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("14-4")
@Tag("invariant-6")
class OrderPriceTest {
    private static final Duration TWO_MILLIS = Duration.ofMillis(2);

    private static void assertRate(String which, double rate, double expected) {
        assertThat(rate).as("messages in a second: %s", which).isCloseTo(expected, Percentage.withPercentage(0.01));
    }

    @Test
    @DisplayName(
            "global order: one queue and 2 ms for each message are 500 in a second, however many consumers and threads there are")
    void oneQueueIsOneThread() {
        assertRate("one consumer, one thread", OrderPrice.mostPerSecond(1, 1, 1, TWO_MILLIS), 500);
        assertRate("one consumer, 20 threads", OrderPrice.mostPerSecond(1, 1, 20, TWO_MILLIS), 500);
        assertRate("three consumers of 20 threads", OrderPrice.mostPerSecond(1, 3, 20, TWO_MILLIS), 500);
    }

    @Test
    @DisplayName("enough threads: 2, 4, 8 and 16 queues are 2, 4, 8 and 16 times as fast as one")
    void queuesAreWhatCounts() {
        for (int queues : new int[] {2, 4, 8, 16}) {
            assertRate(queues + " queues", OrderPrice.mostPerSecond(queues, 2, 20, TWO_MILLIS), 500 * queues);
        }
    }

    @Test
    @DisplayName("64 queues, three consumers of four threads: twelve messages are handled at once")
    void noMoreThanThereAreThreads() {
        assertRate("64 queues, 12 threads", OrderPrice.mostPerSecond(64, 3, 4, TWO_MILLIS), 6_000);
        assertRate("64 queues, 3 threads", OrderPrice.mostPerSecond(64, 3, 1, TWO_MILLIS), 1_500);
        assertRate("12 queues, 12 threads", OrderPrice.mostPerSecond(12, 3, 4, TWO_MILLIS), 6_000);
        assertRate("13 queues, 12 threads", OrderPrice.mostPerSecond(13, 3, 4, TWO_MILLIS), 6_000);
    }

    @Test
    @DisplayName("queues that can't be shared out without a rest: 7 on three consumers of four threads are 7 at once")
    void queuesThatLeaveARest() {
        assertRate("7 queues, 3 consumers of 4 threads", OrderPrice.mostPerSecond(7, 3, 4, TWO_MILLIS), 3_500);
        assertRate("7 queues, 3 consumers of 2 threads", OrderPrice.mostPerSecond(7, 3, 2, TWO_MILLIS), 3_000);
        assertRate("5 queues, 4 consumers of 20 threads", OrderPrice.mostPerSecond(5, 4, 20, TWO_MILLIS), 2_500);
        assertRate("3 queues, 5 consumers of 2 threads", OrderPrice.mostPerSecond(3, 5, 2, TWO_MILLIS), 1_500);
    }

    @Test
    @DisplayName(
            "half a millisecond for each message, three microseconds, three seconds: 2000, 333,333 and a third of one in a second")
    void handlersOfAllKinds() {
        assertRate("half a millisecond", OrderPrice.mostPerSecond(1, 1, 1, Duration.ofNanos(500_000)), 2_000);
        assertRate("2.5 ms", OrderPrice.mostPerSecond(1, 1, 1, Duration.ofNanos(2_500_000)), 400);
        assertRate("three microseconds", OrderPrice.mostPerSecond(1, 1, 1, Duration.ofNanos(3_000)), 1e6 / 3);
        assertRate("three seconds", OrderPrice.mostPerSecond(1, 1, 1, Duration.ofSeconds(3)), 1.0 / 3);
        assertRate("an hour", OrderPrice.mostPerSecond(7, 7, 1, Duration.ofHours(1)), 7 / 3600.0);
    }

    @Test
    @DisplayName(
            "2,000,000,000 queues, 100,000 consumers of 100,000 threads, and an hour for each message: no number is too large")
    void largeNumbersOfAGroup() {
        assertRate(
                "two thousand million queues",
                OrderPrice.mostPerSecond(2_000_000_000, 100_000, 100_000, Duration.ofHours(1)),
                2_000_000_000 / 3600.0);
        assertRate(
                "two thousand million queues, fast ones",
                OrderPrice.mostPerSecond(2_000_000_000, 100_000, 100_000, Duration.ofNanos(3_000)),
                2e9 / 3e-6);
    }

    @Test
    @DisplayName(
            "100, 7 and 40 messages wait in three queues, 2 ms each: 200 ms, the time of the longest, wherever it stands")
    void theLongestQueueDecides() {
        assertThat(Stream.of(List.of(100, 7, 40), List.of(7, 100, 40), List.of(40, 7, 100), List.of(100))
                        .map(waiting -> OrderPrice.untilAllIsHandled(waiting, TWO_MILLIS)))
                .as("until all is handled, with the longest queue first, second, last, alone")
                .containsOnly(Duration.ofMillis(200));
    }

    @Test
    @DisplayName("nothing waits, or there is no queue: no time")
    void nothingWaits() {
        assertThat(OrderPrice.untilAllIsHandled(List.of(0, 0), TWO_MILLIS))
                .as("two empty queues")
                .isZero();
        assertThat(OrderPrice.untilAllIsHandled(List.of(), TWO_MILLIS))
                .as("no queue")
                .isZero();
    }

    @Test
    @DisplayName("three messages of 2.5 ms, and of 400 µs; 2,000,000,000 of an hour: exactly that long")
    void fineAndLargeTimes() {
        assertThat(OrderPrice.untilAllIsHandled(List.of(3, 2), Duration.ofNanos(2_500_000)))
                .as("three of 2.5 ms")
                .isEqualTo(Duration.ofNanos(7_500_000));
        assertThat(OrderPrice.untilAllIsHandled(List.of(3), Duration.ofNanos(400_000)))
                .as("three of 400 µs")
                .isEqualTo(Duration.ofNanos(1_200_000));
        assertThat(OrderPrice.untilAllIsHandled(List.of(1, 2_000_000_000), Duration.ofHours(1)))
                .as("two thousand million of an hour")
                .isEqualTo(Duration.ofHours(2_000_000_000));
    }

    @Test
    @DisplayName("1500 in a second of 2 ms each: three queues; 1501: four; 1499: three")
    void asManyAsAreNeeded() {
        assertThat(Stream.of(1_499, 1_500, 1_501, 500, 501, 1)
                        .map(perSecond -> OrderPrice.fewestQueues(perSecond, TWO_MILLIS)))
                .as("queues for 1499, 1500, 1501, 500, 501 and 1 in a second")
                .containsExactly(3L, 3L, 4L, 1L, 2L, 1L);
    }

    @Test
    @DisplayName("none in a second: one queue all the same, for there may be a message one day")
    void atLeastOneQueue() {
        assertThat(List.of(
                        OrderPrice.fewestQueues(0, TWO_MILLIS),
                        OrderPrice.fewestQueues(0, Duration.ofHours(1)),
                        OrderPrice.fewestQueues(1, Duration.ofNanos(3_000))))
                .as("queues for none in a second, of 2 ms and of an hour, and for one of 3 µs")
                .containsOnly(1L);
    }

    @Test
    @DisplayName("1000 in a second of 1.1 ms: two; of 400 µs, 3 ms, 7 ms and of 49 ms: one, and exactly 3, 7 and 49")
    void noQueueTooMany() {
        assertThat(Stream.of(1_100, 400, 3_000, 7_000, 49_000)
                        .map(micros -> OrderPrice.fewestQueues(1_000, Duration.ofNanos(micros * 1_000L))))
                .as("queues for 1000 in a second of 1.1 ms, 400 µs, 3 ms, 7 ms and 49 ms")
                .containsExactly(2L, 1L, 3L, 7L, 49L);
        List<String> notExact = new ArrayList<>();
        for (int perSecond : new int[] {10, 20, 50, 100, 200, 500, 1_000}) {
            for (int millis = 1_000 / perSecond; millis < 1_000; millis += 1_000 / perSecond) {
                long queues = OrderPrice.fewestQueues(perSecond, Duration.ofMillis(millis));
                if (queues * 1_000 != perSecond * millis) {
                    notExact.add("%s in a second of %s ms: %s".formatted(perSecond, millis, queues));
                }
            }
        }
        assertThat(notExact.stream().limit(3))
                .as("where some queues are just enough, and the answer was another number")
                .isEmpty();
    }

    @Test
    @DisplayName("a million in a second that take an hour each: 3,600,000,000 queues")
    void thousandsOfMillionsOfQueues() {
        assertThat(OrderPrice.fewestQueues(1_000_000, Duration.ofHours(1)))
                .as("queues")
                .isEqualTo(3_600_000_000L);
        assertThat(OrderPrice.fewestQueues(1_000_000, Duration.ofHours(1).minusNanos(1)))
                .as("queues for a nanosecond less")
                .isEqualTo(3_600_000_000L);
        // 10,998,989,000,000,001 ns of work in a second: a double does not have the last one
        assertThat(OrderPrice.fewestQueues(999_999, Duration.ofNanos(10_998_999_999L)))
                .as("queues for 999,999 in a second of 10,998,999,999 ns: one ns of work more than 10,998,989 can do")
                .isEqualTo(10_998_990L);
    }
}
