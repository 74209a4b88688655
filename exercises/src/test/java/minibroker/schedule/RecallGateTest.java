package minibroker.schedule;

import checks.Remembered;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("17-4")
class RecallGateTest {
    private static final long S = 1_795_404_722L;

    private final RecallGate gate = new RecallGate();

    @Test
    @Tag("invariant-5")
    @DisplayName("nobody delivers: recalls for seconds 20, 22, 20 and 21 begin, in that order")
    void inTime() {
        assertThat(List.of(gate.begin(S + 20), gate.begin(S + 22), gate.begin(S + 20), gate.begin(S + 21)))
                .as("what begin returns")
                .containsOnly(true);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("nobody recalls: seconds up to 20, 21 and 25 may be delivered")
    void nothingInTheWay() {
        assertThat(List.of(gate.close(S + 20), gate.close(S + 21), gate.close(S + 25)))
                .as("what close returns")
                .containsOnly(true);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "seconds up to 20 may be delivered: recalls for 20, for 19 and for 1 are too late, one for 21 is in time")
    void tooLate() {
        assertThat(gate.close(S + 20)).as("what close(20) returns").isTrue();
        assertThat(List.of(gate.begin(S + 20), gate.begin(S + 19), gate.begin(S + 1)))
                .as("what begin returns for 20, 19 and 1")
                .containsOnly(false);
        assertThat(gate.begin(S + 21)).as("what begin(21) returns").isTrue();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "a recall for second 20 is on its way: neither 20 nor what ends at 23 may be delivered, until it is stored")
    void deliveryWaits() {
        gate.begin(S + 20);
        assertThat(List.of(gate.close(S + 20), gate.close(S + 20), gate.close(S + 23)))
                .as("what close returns for 20, 20 and 23, with a recall for 20 on its way")
                .containsOnly(false);
        gate.end(S + 20);
        assertThat(gate.close(S + 23))
                .as("what close(23) returns when it is stored")
                .isTrue();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("three recalls for second 20 are on their way; they end one after the other")
    void eachOfThemCounts() {
        gate.begin(S + 20);
        gate.begin(S + 20);
        gate.begin(S + 20);
        List<Boolean> answers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            answers.add(gate.close(S + 20));
            gate.end(S + 20);
        }
        answers.add(gate.close(S + 20));
        assertThat(answers)
                .as("what close(20) returns with 3, 2, 1 and 0 of them on their way")
                .containsExactly(false, false, false, true);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("recalls for seconds 20 and 21 are on their way; the one for 21 is stored first")
    void theLaterOneEndsFirst() {
        gate.begin(S + 20);
        gate.begin(S + 21);
        gate.end(S + 21);
        assertThat(gate.close(S + 21))
                .as("what close(21) returns, with a recall for 20 on its way")
                .isFalse();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "recalls for seconds 21 and 90 are on their way: second 20 may be delivered, and waits for none of them")
    void laterSecondsDoNotMatter() {
        gate.begin(S + 21);
        gate.begin(S + 90);
        assertThat(gate.close(S + 20)).as("what close(20) returns").isTrue();
        assertThat(List.of(gate.close(S + 21), gate.begin(S + 22)))
                .as("what close(21) and begin(22) return")
                .containsExactly(false, true);
        gate.end(S + 21);
        assertThat(gate.close(S + 21))
                .as("what close(21) returns when its recall is stored")
                .isTrue();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("seconds up to 20 are delivered; the clock is set back, and seconds up to 10 are asked for")
    void theClockIsSetBack() {
        gate.close(S + 20);
        assertThat(gate.close(S + 10)).as("what close(10) returns").isTrue();
        assertThat(List.of(gate.begin(S + 15), gate.begin(S + 20)))
                .as("what begin returns for 15 and 20, which are delivered")
                .containsOnly(false);
        assertThat(List.of(gate.close(S + 21), gate.begin(S + 22)))
                .as("what close(21) and begin(22) return")
                .containsOnly(true);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("while a recall for 20 holds up its second, another one comes for 20: whatever it is told is true")
    void whoComesInBetween() {
        gate.begin(S + 20);
        gate.close(S + 20);
        boolean second = gate.begin(S + 20);
        gate.end(S + 20);
        assertThat(gate.close(S + 20))
                .as("what close(20) returns when the first one is stored; begin of the second one returned %s", second)
                .isEqualTo(!second);
        if (second) {
            gate.end(S + 20);
        }
        assertThat(List.of(gate.close(S + 20), gate.begin(S + 20)))
                .as("what close(20) and begin(20) return when none is on its way")
                .containsExactly(true, false);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("2000 recalls for as many seconds, each stored; what has ended is not remembered")
    void memoryHasABound() {
        for (long i = 0; i < 2_000; i++) {
            gate.begin(S + 100 + i);
            gate.end(S + 100 + i);
            if (i % 50 == 0) {
                gate.close(S + i);
            }
        }
        assertThat(Remembered.elements(gate, RecallGate.class))
                .as("elements of its collections")
                .isLessThanOrEqualTo(8);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "10000 steps by chance: recalls of eight seconds begin and end, delivery asks for one second after the other")
    void allMixed() {
        Random random = new Random(4711);
        List<Long> onTheirWay = new ArrayList<>();
        long over = S;
        for (int i = 0; i < 10_000; i++) {
            long second = over + random.nextInt(8) - 2;
            if (random.nextBoolean() && gate.begin(second)) {
                assertThat(second)
                        .as("a second of which a recall begins in time, up to %s is delivered", over)
                        .isGreaterThan(over);
                onTheirWay.add(second);
            } else if (!onTheirWay.isEmpty()) {
                gate.end(onTheirWay.remove(random.nextInt(onTheirWay.size())));
            }
            long next = over + 1;
            boolean isFree = onTheirWay.stream().noneMatch(begun -> begun <= next);
            if (random.nextInt(4) == 0) {
                assertThat(gate.close(next))
                        .as("what close(%s) returns, with %s recalls on their way", next, onTheirWay.size())
                        .isEqualTo(isFree);
                over = isFree ? next : over;
            }
        }
    }
}
