package minibroker.schedule;

import checks.Remembered;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("17-1")
class RingOfSecondsTest {
    private static final int SLOTS = 10;
    private static final int MOST = 100_000;

    private final CountedChains chains = new CountedChains();
    private final TimingWheel wheel = new TimingWheel(SLOTS, 1_000, chains);

    /** Takes all entries of the second that is due, a bounded number, and goes on to the next second. */
    private static List<Long> take(TimingWheel wheel) {
        List<Long> taken = new ArrayList<>();
        for (long entry = wheel.first(); entry != TimingWheel.NONE && taken.size() <= MOST; entry = wheel.first()) {
            taken.add(entry);
            wheel.removeFirst();
        }
        assertThat(wheel.first()).as("first entry of a second that is taken").isEqualTo(TimingWheel.NONE);
        wheel.advance();
        return taken;
    }

    private static List<List<Long>> take(TimingWheel wheel, int seconds) {
        return IntStream.range(0, seconds).mapToObj(i -> take(wheel)).toList();
    }

    /** What leaves in so many seconds if the entries of all others are none. */
    private static List<List<Long>> only(int seconds, int index, Long... entries) {
        return IntStream.range(0, seconds)
                .mapToObj(i -> i == index ? List.of(entries) : List.<Long>of())
                .toList();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("through second 1000 all is over; entries 7 and 9 for second 1003, and 8 for 1002 between them")
    void eachLeavesInItsSecond() {
        wheel.add(1_003, 7);
        wheel.add(1_002, 8);
        wheel.add(1_003, 9);
        assertThat(take(wheel, 4))
                .as("entries that leave in seconds 1001 to 1004")
                .containsExactly(List.of(), List.of(8L), List.of(7L, 9L), List.of());
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("five entries for one second, one of them with number 0: they leave in the order in which they came")
    void ofOneSecondTheFirstLeavesFirst() {
        for (long entry : new long[] {0, 1, 2, 5, 4}) {
            wheel.add(1_001, entry);
        }
        assertThat(take(wheel)).as("entries of second 1001").containsExactly(0L, 1L, 2L, 5L, 4L);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("ten slots, through second 1000: an entry for second 1010 leaves in 1010, after those of 1001 to 1009")
    void theFarthestSecondOfTheRing() {
        assertThat(wheel.add(1_010, 7)).as("second that add returns").isEqualTo(1_010);
        assertThat(take(wheel, 11))
                .as("entries that leave in seconds 1001 to 1011")
                .isEqualTo(only(11, 9, 7L));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "ten slots, through second 1000: entries for 1011, 1024 and the farthest second there is leave in 1010, the last of the ring, and not earlier")
    void whatIsTooFarGoesToTheLastSecond() {
        List<Long> returned = LongStream.of(1_011, 1_024, Long.MAX_VALUE)
                .map(second -> wheel.add(second, second % 7))
                .boxed()
                .toList();
        assertThat(returned).as("seconds that add returns").containsExactly(1_010L, 1_010L, 1_010L);
        assertThat(take(wheel, 11))
                .as("entries that leave in seconds 1001 to 1011")
                .isEqualTo(only(11, 9, 1_011 % 7L, 1_024 % 7L, Long.MAX_VALUE % 7));
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "an entry for second 1000, which is over, for 991, for 1 and for the first second there is: all leave in 1001")
    void whatIsOverGoesToTheNextSecond() {
        List<Long> returned = new ArrayList<>();
        long entry = 1;
        for (long second : new long[] {1_000, 991, 1, Long.MIN_VALUE}) {
            returned.add(wheel.add(second, entry++));
        }
        assertThat(returned).as("seconds that add returns").containsExactly(1_001L, 1_001L, 1_001L, 1_001L);
        assertThat(take(wheel)).as("entries of second 1001").containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "the slot of second 1001 is taken and empty; the same slot is used again, for 1011, by one entry and by two")
    void anEmptySlotBeginsAnew() {
        wheel.add(1_001, 1);
        wheel.add(1_001, 2);
        take(wheel);
        wheel.add(1_011, 3);
        assertThat(take(wheel, 10))
                .as("entries that leave in seconds 1002 to 1011")
                .isEqualTo(only(10, 9, 3L));
        wheel.add(1_021, 4);
        wheel.add(1_021, 5);
        assertThat(take(wheel, 10))
                .as("entries that leave in seconds 1012 to 1021")
                .isEqualTo(only(10, 9, 4L, 5L));
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "while second 1001 is taken, entries are added: to its chain, which has one left, and to its slot when that is empty")
    void addedWhileItsSecondIsTaken() {
        wheel.add(1_001, 1);
        wheel.add(1_001, 2);
        wheel.removeFirst();
        wheel.add(1_001, 3);
        wheel.removeFirst();
        wheel.removeFirst();
        assertThat(wheel.first()).as("first entry when all three are taken").isEqualTo(TimingWheel.NONE);
        wheel.add(900, 4);
        wheel.add(1_011, 5);
        assertThat(take(wheel, 2))
                .as("entries that leave in seconds 1001 and 1002")
                .containsExactly(List.of(4L), List.of());
        assertThat(wheel.size()).as("entries that are left").isEqualTo(1);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("seconds beyond what an int can hold, and offsets, too: they leave in their seconds")
    void largeNumbers() {
        for (long through : new long[] {1_800_000_000L, 2_147_483_640L, 4_294_967_290L}) {
            TimingWheel far = new TimingWheel(SLOTS, through, new CountedChains());
            far.add(through + 9, 5_000_000_000L);
            far.add(through + 9, 5_000_000_001L);
            assertThat(take(far, 10))
                    .as("entries that leave in the ten seconds after %s", through)
                    .isEqualTo(only(10, 8, 5_000_000_000L, 5_000_000_001L));
        }
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("100000 entries for one second: to add one or to take one costs the same as with two of them")
    void aSecondThatIsFull() {
        wheel.add(1_002, 0);
        wheel.add(1_002, 1);
        int looks = chains.looks();
        for (long entry = 2; entry < 2_000; entry++) {
            wheel.add(1_002, entry);
        }
        assertThat(chains.looks() / 1_998)
                .as("times that next is asked for one entry that is added")
                .isLessThanOrEqualTo(Math.max(2, looks));
        take(wheel);
        chains.looks();
        for (long entry = 0; entry < 100; entry++) {
            wheel.removeFirst();
        }
        assertThat(chains.looks() / 100)
                .as("times that next is asked for one of the first 100 entries that are taken")
                .isLessThanOrEqualTo(4);
        LongStream.range(2_000, MOST).forEach(entry -> wheel.add(1_002, entry));
        chains.looks();
        assertThat(take(wheel)).as("entries of second 1002").hasSize(MOST - 100).isSorted();
        assertThat(chains.looks() / MOST)
                .as("times that next is asked for one entry that is taken")
                .isLessThanOrEqualTo(4);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "entries 7, 9 and 8 for second 1001: whoever looks for recalls walks from the first one to the next, and takes none out")
    void walkedWithoutTaking() {
        for (long entry : new long[] {7, 9, 8}) {
            wheel.add(1_001, entry);
        }
        for (int i = 0; i < 2; i++) {
            List<Long> walked = new ArrayList<>();
            for (long entry = wheel.first();
                    entry != TimingWheel.NONE && walked.size() < 9;
                    entry = wheel.next(entry)) {
                walked.add(entry);
            }
            assertThat(walked)
                    .as("entries from first() on, each the one that the chains have behind the one before")
                    .isEqualTo(List.of(List.of(7L, 9L, 8L), List.of(9L, 8L)).get(i));
            wheel.removeFirst();
        }
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("1000 seconds with 20 entries each, of which the last 2000 wait: in memory there is the ring alone")
    void nothingElseIsInMemory() {
        wheel.add(1_001, 0);
        int ring = Remembered.elementsWithin(wheel, TimingWheel.class);
        for (long entry = 1; entry < 18_000; entry++) {
            wheel.add(wheel.due() + entry % 5, entry);
            if (entry % 20 == 0) {
                take(wheel);
            }
        }
        for (long entry = 18_000; entry < 20_000; entry++) {
            wheel.add(wheel.due() + entry % 5, entry);
        }
        assertThat(Remembered.elementsWithin(wheel, TimingWheel.class))
                .as("elements of the arrays and collections of the wheel, which had %s with one entry", ring)
                .isLessThanOrEqualTo(ring + 8 * SLOTS);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("5000 seconds, at each of them up to four entries are added, for any second of the ring")
    void manyRounds() {
        Random random = new Random(4711);
        TreeMap<Long, List<Long>> expected = new TreeMap<>();
        long entry = 0;
        for (int i = 0; i < 5_000; i++) {
            for (int n = random.nextInt(5); n > 0; n--) {
                long second = wheel.due() + random.nextInt(SLOTS);
                wheel.add(second, entry);
                expected.computeIfAbsent(second, key -> new ArrayList<>()).add(entry++);
            }
            long due = wheel.due();
            List<Long> left = expected.remove(due);
            assertThat(take(wheel))
                    .as("entries that leave in second %s", due)
                    .isEqualTo(left == null ? List.of() : left);
        }
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "no entries, and all up to second 1002 is over, the one that was due; then the clock jumps to 2000000000, and to 5, which is earlier")
    void theEmptyWheelJumps() {
        wheel.add(1_001, 1);
        take(wheel);
        wheel.skipEmpty(1_002);
        assertThat(wheel.through()).as("through after a single second").isEqualTo(1_002);
        wheel.skipEmpty(2_000_000_000L);
        assertThat(wheel.through()).as("through after a jump forwards").isEqualTo(2_000_000_000L);
        wheel.skipEmpty(5);
        assertThat(wheel.through()).as("through after a jump backwards").isEqualTo(2_000_000_000L);
        wheel.add(2_000_000_003L, 7);
        assertThat(take(wheel, 4))
                .as("entries that leave in the four seconds after it")
                .isEqualTo(only(4, 2, 7L));
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the clock jumps, but an entry for second 1003 has not left: nothing is skipped")
    void nobodyIsSkipped() {
        wheel.add(1_003, 7);
        wheel.skipEmpty(2_000);
        assertThat(wheel.through()).as("through").isEqualTo(1_000);
        assertThat(take(wheel, 3))
                .as("entries that leave in seconds 1001 to 1003")
                .isEqualTo(only(3, 2, 7L));
    }
}
