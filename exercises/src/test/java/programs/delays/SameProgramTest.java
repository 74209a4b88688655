package programs.delays;

import minibroker.exercise.NotDoneYet;
import org.apache.rocketmq.common.message.MessageExt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/** A step fails, and what comes again comes to the same program: what that remembers must not be in the way. */
@Tag("16-5")
@Tag("invariant-5")
class SameProgramTest {
    private static final String ORDER = "4711";
    private static final int OFTEN = 5;
    private static final int MOST_STEPS = 40;

    private MemoryOffice office = new MemoryOffice();
    private OrderTimeout program = new OrderTimeout(office, "Unpaid", 16);
    private MessageExt timeOut;

    private void anew() {
        office = new MemoryOffice();
        program = new OrderTimeout(office, "Unpaid", 16);
        program.place(ORDER);
        timeOut = MemoryOffice.delivered(office.sent().get(0));
    }

    private static void fail() {
        throw new IllegalStateException("the office does not answer");
    }

    /** Does it until it does not throw. */
    private static void untilItReturns(Runnable what) {
        RuntimeException last = null;
        for (int i = 0; i < OFTEN; i++) {
            try {
                what.run();
                return;
            } catch (NotDoneYet open) {
                throw open;
            } catch (RuntimeException failed) {
                last = failed;
            }
        }
        throw new AssertionError("it comes again and again: " + last);
    }

    private void timeIsUp() {
        untilItReturns(() -> program.timeIsUp(timeOut));
    }

    private void paid() {
        office.moneyComes(ORDER);
        untilItReturns(() -> program.paid(ORDER));
    }

    /** How the order ends by the step that fails once; ends that are as they should be are left out. */
    private Map<String, String> badEnds(String good, Runnable before, Runnable what) {
        Map<String, String> bad = new TreeMap<>();
        for (int step = 1; step <= MOST_STEPS; step++) {
            anew();
            before.run();
            office.at(step, false, SameProgramTest::fail);
            what.run();
            if (!office.end(ORDER).equals(good)) {
                bad.put("step " + step, office.end(ORDER));
            }
            if (!office.wasSpecial()) {
                break;
            }
        }
        return bad;
    }

    @Test
    @DisplayName("nobody pays; a step of timeIsUp fails, and the message comes again, to the same program")
    void theTimeOutComesAgain() {
        assertThat(badEnds("CANCELLED, seats free, money never came", () -> {}, this::timeIsUp))
                .as("other ends, by which step failed")
                .isEmpty();
    }

    @Test
    @DisplayName("the money comes in time; a step of paid fails, and the bank says it again, to the same program")
    void thePaymentComesAgain() {
        assertThat(badEnds("PAID, seats held, money kept", () -> {}, this::paid))
                .as("other ends, by which step failed")
                .isEmpty();
    }

    @Test
    @DisplayName(
            "the order was cancelled, then the money comes; a step of paid fails, and the bank says it again, to the same program")
    void thePaymentThatIsTooLateComesAgain() {
        assertThat(badEnds("CANCELLED, seats free, money given back", this::timeIsUp, this::paid))
                .as("other ends, by which step failed")
                .isEmpty();
    }
}
