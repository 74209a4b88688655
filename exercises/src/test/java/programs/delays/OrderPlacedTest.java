package programs.delays;

import checks.Thrown;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.MessageExt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("16-5")
@Tag("invariant-5")
class OrderPlacedTest {
    private static final String ORDER = "4711";
    private static final int MOST_STEPS = 40;

    private MemoryOffice office = new MemoryOffice();

    private OrderTimeout program() {
        return new OrderTimeout(office, "Unpaid", 16);
    }

    private static void kill() {
        throw new MemoryOffice.Killed();
    }

    private static void fail() {
        throw new IllegalStateException("the office does not answer");
    }

    @Test
    @DisplayName(
            "an order is placed: a message for the topic Unpaid, with the order's number as its key and level 16, and an order that is UNPAID")
    void placed() {
        program().place(ORDER);
        assertThat(office.sent().stream().map(message -> "%s, key %s, level %s, waits for the disk: %s"
                        .formatted(
                                message.getTopic(),
                                message.getKeys(),
                                message.getDelayTimeLevel(),
                                message.isWaitStoreMsgOK())))
                .as("sent")
                .containsExactly("Unpaid, key 4711, level 16, waits for the disk: true");
        assertThat(office.end(ORDER)).as("the order").isEqualTo("UNPAID, seats held, money never came");
    }

    @Test
    @DisplayName("a shop that is more patient: level 17")
    void theLevelIsTheShops() {
        new OrderTimeout(office, "Late", 17).place(ORDER);
        assertThat(office.sent().stream().map(message -> message.getTopic() + " " + message.getDelayTimeLevel()))
                .as("topic and level")
                .containsExactly("Late 17");
    }

    @Test
    @DisplayName("the program is killed at any step of place: an order that is in the book has its time-out on the way")
    void killedWhilePlacing() {
        Map<String, String> bad = new HashMap<>();
        for (boolean after : new boolean[] {false, true}) {
            boolean isOver = false;
            for (int step = 1; !isOver && step <= MOST_STEPS; step++) {
                office = new MemoryOffice();
                office.at(step, after, OrderPlacedTest::kill);
                try {
                    program().place(ORDER);
                } catch (MemoryOffice.Killed killed) {
                    // As planned.
                }
                isOver = !office.wasSpecial();
                boolean isOpen = !office.end(ORDER).startsWith("not");
                if (isOpen && office.sent().isEmpty()) {
                    bad.put(
                            "killed %s step %s".formatted(after ? "after" : "before", step),
                            "an order that never ends");
                }
            }
        }
        assertThat(bad).as("orders without a time-out").isEmpty();
    }

    @Test
    @DisplayName(
            "the time-out is answered with FLUSH_DISK_TIMEOUT, FLUSH_SLAVE_TIMEOUT, SLAVE_NOT_AVAILABLE: it is not safe, and the order is not placed")
    void anAnswerThatIsNotOk() {
        for (SendStatus status : SendStatus.values()) {
            if (status != SendStatus.SEND_OK) {
                office = new MemoryOffice();
                office.answerSends(status);
                String what = Thrown.by(() -> {
                    program().place(ORDER);
                    return null;
                });
                assertThat(what.equals("nothing") ? "place returned" : "place threw")
                        .as("after %s", status)
                        .isEqualTo("place threw");
                assertThat(office.end(ORDER)).as("the order after %s", status).startsWith("not in the book");
            }
        }
    }

    @Test
    @DisplayName("the send fails, or the book cannot be written: place throws, so that the customer hears of it")
    void placingFails() {
        for (int step = 1; step <= 2; step++) {
            office = new MemoryOffice();
            office.at(step, false, OrderPlacedTest::fail);
            String what = Thrown.by(() -> {
                program().place(ORDER);
                return null;
            });
            assertThat(what.equals("nothing") ? "place returned" : "place threw")
                    .as("when step %s failed", step)
                    .isEqualTo("place threw");
        }
    }

    @Test
    @DisplayName(
            "the program was killed right after it had sent the time-out: the message comes, there is no such order, and none is made")
    void aTimeOutWithoutAnOrder() {
        program().place(ORDER);
        MessageExt message = MemoryOffice.delivered(office.sent().get(0));
        office = new MemoryOffice();
        Thrown.by(() -> {
            program().timeIsUp(message);
            return null;
        });
        assertThat(office.end(ORDER)).as("the order").startsWith("not in the book");
    }
}
