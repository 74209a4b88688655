package faults.history;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalLong;

import static org.assertj.core.api.Assertions.assertThat;

class HoldingCheckerTest {
    private static final OptionalLong NEVER = OptionalLong.empty();

    private static Holding held(String holder, long taken, OptionalLong kept, OptionalLong released) {
        return new Holding("seat 1", holder, taken, taken + 100, kept, NEVER, released);
    }

    private static OptionalLong at(long moment) {
        return OptionalLong.of(moment);
    }

    private static List<String> kinds(Holding... holdings) {
        return HoldingChecker.check(List.of(holdings), true).stream()
                .map(Violation::kind)
                .toList();
    }

    @Test
    void aSeatThatIsReleasedAndThenPaidBySomebodyElseIsAsItMustBe() {
        assertThat(kinds(held("a", 0, NEVER, at(100)), held("b", 100, at(150), NEVER)))
                .isEmpty();
    }

    @Test
    void aSeatThatTwoHavePaidIsSoldTwice() {
        assertThat(kinds(held("a", 0, at(50), at(100)), held("b", 100, at(150), NEVER)))
                .contains("sold twice", "released although kept");
    }

    @Test
    void aSeatThatIsTakenWhileSomebodyHoldsItIsHeldTwice() {
        assertThat(kinds(held("a", 0, NEVER, at(110)), held("b", 90, NEVER, at(200))))
                .containsExactly("held twice");
    }

    @Test
    void aSeatThatIsReleasedBeforeItsTimeIsReleasedEarly() {
        assertThat(kinds(held("a", 0, NEVER, at(99)))).containsExactly("released early");
    }

    @Test
    void whoeverAsksInTimeIsNotRefused() {
        Holding refused = new Holding("seat 1", "a", 0, 100, NEVER, at(99), at(100));
        assertThat(kinds(refused)).containsExactly("refused in time");
        Holding late = new Holding("seat 1", "a", 0, 100, NEVER, at(100), at(100));
        assertThat(kinds(late)).isEmpty();
    }

    @Test
    void aSeatThatNobodyPaysIsReleasedInTheEnd() {
        Holding open = held("a", 0, NEVER, NEVER);
        assertThat(kinds(open)).containsExactly("never released");
        assertThat(HoldingChecker.check(List.of(open), false)).isEmpty();
    }
}
