package minibroker.store;

import minibroker.store.MessageStore.Boundary;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** A queue whose messages 20 to 24 are left, stored at 100, 200, 200, 200 and 300. */
@Tag("08-4")
class OffsetByTimeTest {
    private static final long[] TIMES = {100, 200, 200, 200, 300};
    private static final long MIN = 20;
    private static final long MAX = 25;

    @ParameterizedTest
    @Tag("invariant-5")
    @DisplayName("stored at 100, 200, 200, 200, 300, offsets 20 to 24: LOWER is the first that is not older")
    @CsvSource({
        "0, 20", "99, 20", "100, 20", "101, 21", "199, 21", "200, 21", "201, 24", "299, 24", "300, 24", "301, 25"
    })
    void lowerIsTheFirstThatIsNotOlder(long timestamp, long offset) {
        assertThat(find(timestamp, Boundary.LOWER))
                .as("LOWER, at %s", timestamp)
                .isEqualTo("offset " + offset);
    }

    @ParameterizedTest
    @Tag("invariant-5")
    @DisplayName("the same queue: UPPER is the last that is not younger, and the first offset if all are younger")
    @CsvSource({
        "0, 20", "99, 20", "100, 20", "101, 20", "199, 20", "200, 23", "201, 23", "299, 23", "300, 24", "301, 24"
    })
    void upperIsTheLastThatIsNotYounger(long timestamp, long offset) {
        assertThat(find(timestamp, Boundary.UPPER))
                .as("UPPER, at %s", timestamp)
                .isEqualTo("offset " + offset);
    }

    @ParameterizedTest
    @Tag("invariant-5")
    @DisplayName("a queue without messages, whose next offset is 20: 20, and no message is looked at")
    @CsvSource({"LOWER", "UPPER"})
    void findsTheNextOffsetInAnEmptyQueue(Boundary boundary) {
        List<Long> looks = new ArrayList<>();
        long found = OffsetByTime.find(
                MIN,
                MIN,
                look -> {
                    looks.add(look);
                    return 100;
                },
                200,
                boundary);
        assertThat(looks).as("offsets that were looked at").isEmpty();
        assertThat(found).as("%s in an empty queue", boundary).isEqualTo(MIN);
    }

    @ParameterizedTest
    @Tag("invariant-5")
    @DisplayName("a million messages, one each second: found with 21 looks at most, each at a message that is there")
    @CsvSource({"LOWER, 0", "LOWER, 345678", "LOWER, 999999", "UPPER, 0", "UPPER, 345678", "UPPER, 999999"})
    void looksAtFewMessages(Boundary boundary, long offset) {
        List<Long> looks = new ArrayList<>();
        long found = OffsetByTime.find(
                0,
                1_000_000,
                look -> {
                    looks.add(look);
                    return look * 1000;
                },
                offset * 1000,
                boundary);
        assertThat(found).as("%s at the moment of message %s", boundary, offset).isEqualTo(offset);
        assertThat(looks.size()).as("messages that were looked at").isLessThanOrEqualTo(21);
        assertThat(looks.stream().filter(look -> look < 0 || look >= 1_000_000))
                .as("looks at messages that are not there")
                .isEmpty();
    }

    @ParameterizedTest
    @Tag("invariant-5")
    @DisplayName("offsets beyond what an int can hold: 3,000,000,000 is found like any other")
    @CsvSource({"LOWER", "UPPER"})
    void findsLargeOffsets(Boundary boundary) {
        long first = 2_999_999_990L;
        assertThat(OffsetByTime.find(first, first + 100, look -> look, 3_000_000_000L, boundary))
                .as("%s, each message stored at the moment of its number", boundary)
                .isEqualTo(3_000_000_000L);
    }

    @ParameterizedTest
    @Tag("invariant-5")
    @DisplayName("a million messages, one each millisecond, and the last one 50 years later: found with 21 looks, too")
    @CsvSource({"LOWER", "UPPER"})
    void looksAtFewMessagesThatCameUnevenly(Boundary boundary) {
        AtomicInteger looks = new AtomicInteger();
        long found = OffsetByTime.find(
                0,
                1_000_000,
                look -> {
                    looks.incrementAndGet();
                    return look == 999_999 ? 1_600_000_000_000L : look;
                },
                345_678,
                boundary);
        assertThat(found).as("%s at the moment of message 345,678", boundary).isEqualTo(345_678);
        assertThat(looks.get()).as("messages that were looked at").isLessThanOrEqualTo(21);
    }

    @ParameterizedTest
    @Tag("invariant-5")
    @DisplayName(
            "the same queue, and times that are none: consoles ask for 0 and for the largest long, strangers for any")
    @CsvSource({
        "LOWER, -9223372036854775808, 20",
        "UPPER, -9223372036854775808, 20",
        "LOWER, 9223372036854775807, 25",
        "UPPER, 9223372036854775807, 24",
        "LOWER, 4294967496, 25",
        "UPPER, 4294967496, 24"
    })
    void takesAnyTime(Boundary boundary, long timestamp, long offset) {
        assertThat(find(timestamp, boundary))
                .as("%s, at %s", boundary, timestamp)
                .isEqualTo("offset " + offset);
    }

    @ParameterizedTest
    @Tag("invariant-5")
    @DisplayName("a million messages of one and the same moment: found with 21 looks, too")
    @CsvSource({"LOWER, 0", "UPPER, 999999"})
    void looksAtFewMessagesOfOneMoment(Boundary boundary, long offset) {
        AtomicInteger looks = new AtomicInteger();
        long found = OffsetByTime.find(
                0,
                1_000_000,
                look -> {
                    looks.incrementAndGet();
                    return 200;
                },
                200,
                boundary);
        assertThat(found).as("%s at that moment", boundary).isEqualTo(offset);
        assertThat(looks.get()).as("messages that were looked at").isLessThanOrEqualTo(21);
    }

    private static String find(long timestamp, Boundary boundary) {
        long[] found = {0};
        String failure = SmallLog.failure(
                () -> found[0] = OffsetByTime.find(MIN, MAX, OffsetByTimeTest::storeTimestamp, timestamp, boundary));
        return failure.equals("none") ? "offset " + found[0] : failure;
    }

    private static long storeTimestamp(long offset) {
        return TIMES[(int) (offset - MIN)];
    }
}
