package faults.history;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalLong;

import static org.assertj.core.api.Assertions.assertThat;

class StepCheckerTest {
    private static HandledStep done(int number, long begun) {
        return new HandledStep("order 1", number, "step " + number, "desk-1", begun, OptionalLong.of(begun + 5));
    }

    private static HandledStep failed(int number, long begun) {
        return new HandledStep("order 1", number, "step " + number, "desk-1", begun, OptionalLong.empty());
    }

    @Test
    void stepsOneAfterTheOtherAreInOrder() {
        assertThat(StepChecker.check(List.of(done(0, 0), done(1, 5), done(2, 10))))
                .isEmpty();
    }

    @Test
    void aStepThatIsTakenAgainLaterIsNoFault() {
        assertThat(StepChecker.check(List.of(done(0, 0), done(1, 5), done(0, 10))))
                .isEmpty();
    }

    @Test
    void aStepThatIsBegunBeforeTheOneInFrontIsDoneIsOutOfTurn() {
        assertThat(StepChecker.check(List.of(done(0, 0), done(1, 4))))
                .singleElement()
                .extracting(Violation::kind)
                .isEqualTo("out of turn");
    }

    @Test
    void aStepBehindOneThatFailedIsOutOfTurn() {
        assertThat(StepChecker.check(List.of(failed(0, 0), done(1, 10), done(0, 20))))
                .hasSize(1);
    }

    @Test
    void aStepWithoutTheOneInFrontIsOutOfTurn() {
        assertThat(StepChecker.check(List.of(done(0, 0), done(2, 10))))
                .singleElement()
                .satisfies(one -> assertThat(one.message()).contains("nobody has begun the step before"));
    }
}
