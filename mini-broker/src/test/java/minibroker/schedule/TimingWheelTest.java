package minibroker.schedule;

import minibroker.store.ScratchPages;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TimingWheelTest {
    private static final int SLOTS = 10;
    private static final int PAGE = 4 * Long.BYTES;

    private final SlotChains chains = new SlotChains(ScratchPages.inMemory(PAGE));
    private final TimingWheel wheel = new TimingWheel(SLOTS, 100, chains);

    @Test
    void entriesOfOneSecondLeaveInTheOrderInWhichTheyCame() {
        wheel.add(102, 1);
        wheel.add(101, 2);
        wheel.add(102, 3);
        wheel.add(102, 4);

        assertThat(takeSecond()).containsExactly(2L);
        assertThat(takeSecond()).containsExactly(1L, 3L, 4L);
        assertThat(takeSecond()).isEmpty();
        assertThat(wheel.through()).isEqualTo(103);
        assertThat(wheel.size()).isZero();
    }

    @Test
    void aSecondThatIsOverIsTheNextOne() {
        assertThat(wheel.add(100, 1)).isEqualTo(101);
        assertThat(wheel.add(-5, 2)).isEqualTo(101);

        assertThat(takeSecond()).containsExactly(1L, 2L);
    }

    @Test
    void aSecondThatIsTooFarAwayIsTheLastOne() {
        assertThat(wheel.add(110, 1)).isEqualTo(110);
        assertThat(wheel.add(111, 2)).isEqualTo(110);
        assertThat(wheel.add(Long.MAX_VALUE, 3)).isEqualTo(110);

        for (int second = 101; second < 110; second++) {
            assertThat(takeSecond()).as("second %s", second).isEmpty();
        }
        assertThat(takeSecond()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aSecondIsNotOverAsLongAsSomethingIsLeftOfIt() {
        wheel.add(101, 1);

        assertThatThrownBy(wheel::advance).hasMessageContaining("101").hasMessageContaining("entry 1");
    }

    @Test
    void nothingComesEarlyLateOrTwiceHoweverItIsMixed() {
        Random random = new Random(4711);
        TreeMap<Long, List<Long>> expected = new TreeMap<>();
        long entry = 0;
        for (int second = 0; second < 5_000; second++) {
            for (int i = random.nextInt(5); i > 0; i--) {
                long due = wheel.due() + random.nextInt(SLOTS);
                wheel.add(due, entry);
                expected.computeIfAbsent(due, key -> new ArrayList<>()).add(entry++);
            }
            List<Long> due = expected.remove(wheel.due());
            assertThat(takeSecond()).isEqualTo(due == null ? List.of() : due);
        }
        assertThat(entry).isGreaterThan(5_000);
    }

    @Test
    void linksTakeRoomOnlyForWhatIsThere() {
        for (long entry = 0; entry < 400; entry++) {
            wheel.add(wheel.due(), entry);
            takeSecond();
        }
        assertThat(chains.pages()).isZero();

        wheel.add(wheel.due() + 9, 400);
        wheel.add(wheel.due(), 410);
        assertThat(chains.pages()).isEqualTo(2);
        assertThat(chains.lowest(500)).isEqualTo(400);
        takeSecond();
        assertThat(chains.pages()).isEqualTo(1);
    }

    private List<Long> takeSecond() {
        List<Long> taken = new ArrayList<>();
        for (long entry = wheel.first(); entry != TimingWheel.NONE; entry = wheel.first()) {
            taken.add(entry);
            wheel.removeFirst();
        }
        wheel.advance();
        return taken;
    }
}
