package programs.delays;

import minibroker.exercise.NotDoneYet;
import org.apache.rocketmq.common.message.MessageExt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("16-5")
@Tag("invariant-5")
class OrderTimeoutTest {
    private static final String ORDER = "4711";
    private static final String PAID = "PAID, seats held, money kept";
    private static final String CANCELLED = "CANCELLED, seats free, money given back";
    private static final String UNPAID = "CANCELLED, seats free, money never came";
    private static final int OFTEN = 5;
    private static final int MOST_STEPS = 40;

    private MemoryOffice office = new MemoryOffice();
    private MessageExt timeOut;
    private String thrown = "";

    /** A program of the shop. Each has a memory of its own. */
    private OrderTimeout program() {
        return new OrderTimeout(office, "Unpaid", 16);
    }

    /** An office with an order that was just placed. */
    private void anew() {
        office = new MemoryOffice();
        program().place(ORDER);
        timeOut = MemoryOffice.delivered(office.sent().get(0));
        thrown = "";
    }

    private interface Handler {
        void handle(OrderTimeout program);
    }

    /** Delivers until it is handled: after a failure, and after a kill to another program. */
    private void deliver(String what, Handler handler) {
        for (int i = 0; i < OFTEN; i++) {
            try {
                handler.handle(program());
                return;
            } catch (MemoryOffice.Killed killed) {
                // Another program is started, and gets the message again.
            } catch (NotDoneYet open) {
                throw open;
            } catch (RuntimeException failed) {
                thrown = what + " threw " + failed;
            }
        }
        throw new AssertionError("the message comes again and again: %s".formatted(thrown));
    }

    private void timeIsUp() {
        deliver("timeIsUp", program -> program.timeIsUp(timeOut));
    }

    private void paid() {
        office.moneyComes(ORDER);
        deliver("paid", program -> program.paid(ORDER));
    }

    private static void kill() {
        throw new MemoryOffice.Killed();
    }

    private static void fail() {
        throw new IllegalStateException("the office does not answer");
    }

    /** Something that is tried at each step of something else, before the step and after it. */
    private interface Try {
        /** @return the order's end */
        String at(int step, boolean after);
    }

    /** How the order ends, by the step at which it was tried; ends that are as they should be are left out. */
    private Map<String, String> badEnds(List<String> good, Try trial) {
        Map<String, String> bad = new HashMap<>();
        for (boolean after : new boolean[] {false, true}) {
            for (int step = 1; step <= MOST_STEPS; step++) {
                anew();
                String end = trial.at(step, after);
                // What has come once may come again.
                timeIsUp();
                String endAgain = office.end(ORDER);
                if (!good.contains(end)) {
                    bad.put("%s step %s".formatted(after ? "after" : "before", step), end);
                } else if (!endAgain.equals(end)) {
                    bad.put("the time-out came once more, %s".formatted(end), endAgain);
                }
                if (!office.wasSpecial()) {
                    break;
                }
            }
        }
        return bad;
    }

    @Test
    @DisplayName("nobody pays, and the time is up")
    void nobodyPays() {
        anew();
        timeIsUp();
        assertThat(office.end(ORDER)).as("the order").isEqualTo(UNPAID);
    }

    @Test
    @DisplayName("the money comes, the bank says so twice, then the time is up, and its message comes twice")
    void paidInTime() {
        anew();
        paid();
        paid();
        timeIsUp();
        timeIsUp();
        paid();
        assertThat(office.end(ORDER)).as("the order").isEqualTo(PAID);
    }

    @Test
    @DisplayName("the time is up, the order is cancelled, and then the money comes, of which the bank tells twice")
    void paidTooLate() {
        anew();
        timeIsUp();
        paid();
        paid();
        assertThat(office.end(ORDER)).as("the order").isEqualTo(CANCELLED);
    }

    @Test
    @DisplayName(
            "the bank has the money, but its message is still on the way when the time is up: either may win, and it is one of them")
    void paidInTheLastSecond() {
        anew();
        office.moneyComes(ORDER);
        timeIsUp();
        paid();
        assertThat(office.end(ORDER)).as("the order").isIn(PAID, CANCELLED);
    }

    @Test
    @DisplayName(
            "another program hears of the payment in the middle of timeIsUp, before or after any of its steps: either may win, and it is one of them")
    void paidBetweenTwoSteps() {
        assertThat(badEnds(List.of(PAID, CANCELLED), (step, after) -> {
                    office.at(step, after, this::paid);
                    timeIsUp();
                    paid();
                    return office.end(ORDER);
                }))
                .as("ends that are neither the one nor the other, by where the payment came")
                .isEmpty();
    }

    @Test
    @DisplayName(
            "the money reaches the bank in the middle of timeIsUp, and its message comes afterwards: one of them wins")
    void moneyBetweenTwoSteps() {
        assertThat(badEnds(List.of(PAID, CANCELLED), (step, after) -> {
                    office.at(step, after, () -> office.moneyComes(ORDER));
                    timeIsUp();
                    paid();
                    return office.end(ORDER);
                }))
                .as("ends that are neither the one nor the other, by where the money came")
                .isEmpty();
    }

    @Test
    @DisplayName(
            "another program has the time-out in the middle of paid, before or after any of its steps: one of them wins")
    void timeIsUpBetweenTwoSteps() {
        assertThat(badEnds(List.of(PAID, CANCELLED), (step, after) -> {
                    office.at(step, after, this::timeIsUp);
                    paid();
                    timeIsUp();
                    return office.end(ORDER);
                }))
                .as("ends that are neither the one nor the other, by where the time-out came")
                .isEmpty();
    }

    @Test
    @DisplayName(
            "nobody pays; the program is killed before or after any step of timeIsUp, and another one gets the message again")
    void killedWhenTimeIsUp() {
        assertThat(badEnds(List.of(UNPAID), (step, after) -> {
                    office.at(step, after, OrderTimeoutTest::kill);
                    timeIsUp();
                    return office.end(ORDER);
                }))
                .as("other ends, by where it was killed")
                .isEmpty();
    }

    @Test
    @DisplayName("nobody pays; a step of timeIsUp fails, and the message comes again if timeIsUp says so")
    void aStepFailsWhenTimeIsUp() {
        assertThat(badEnds(List.of(UNPAID), (step, after) -> {
                    office.at(step, false, OrderTimeoutTest::fail);
                    timeIsUp();
                    return office.end(ORDER);
                }))
                .as("other ends, by which step failed")
                .isEmpty();
    }

    @Test
    @DisplayName("killed in timeIsUp, and before its message comes again the bank says that the money has come")
    void killedAndThenPaid() {
        assertThat(badEnds(List.of(PAID, CANCELLED), (step, after) -> {
                    office.at(step, after, OrderTimeoutTest::kill);
                    try {
                        program().timeIsUp(timeOut);
                    } catch (MemoryOffice.Killed killed) {
                        // The message comes again, later.
                    }
                    paid();
                    timeIsUp();
                    return office.end(ORDER);
                }))
                .as("ends that are neither the one nor the other, by where it was killed")
                .isEmpty();
    }

    @Test
    @DisplayName(
            "the order was cancelled, the money comes, and paid is killed or fails at any step; the bank says it again")
    void killedWhilePaidTooLate() {
        for (Runnable trouble : List.<Runnable>of(OrderTimeoutTest::kill, OrderTimeoutTest::fail)) {
            assertThat(badEnds(List.of(CANCELLED), (step, after) -> {
                        timeIsUp();
                        office.at(step, after, trouble);
                        paid();
                        return office.end(ORDER);
                    }))
                    .as("other ends, by where it was")
                    .isEmpty();
        }
    }

    @Test
    @DisplayName(
            "the money comes in time, paid is killed at any step, the time is up, and then the bank says it again: one of them wins")
    void killedWhilePaidInTime() {
        assertThat(badEnds(List.of(PAID, CANCELLED), (step, after) -> {
                    office.moneyComes(ORDER);
                    office.at(step, after, OrderTimeoutTest::kill);
                    try {
                        program().paid(ORDER);
                    } catch (MemoryOffice.Killed killed) {
                        // The bank says it again, later.
                    }
                    timeIsUp();
                    paid();
                    return office.end(ORDER);
                }))
                .as("ends that are neither the one nor the other, by where it was killed")
                .isEmpty();
    }

    @Test
    @DisplayName("three orders, of which 4711 is paid; the time of 4711 and 4712 is up, that of 4713 is not")
    void eachForItself() {
        OrderTimeout program = program();
        for (String order : List.of("4711", "4712", "4713")) {
            program.place(order);
        }
        List<MessageExt> timeOuts =
                office.sent().stream().map(MemoryOffice::delivered).toList();
        office.moneyComes("4711");
        program.paid("4711");
        program.timeIsUp(timeOuts.get(0));
        program.timeIsUp(timeOuts.get(1));
        assertThat(List.of(office.end("4711"), office.end("4712"), office.end("4713")))
                .as("the three orders")
                .containsExactly(PAID, UNPAID, "UNPAID, seats held, money never came");
    }
}
