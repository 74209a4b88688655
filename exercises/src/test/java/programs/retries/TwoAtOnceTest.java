package programs.retries;

import checks.InBackground;
import checks.Thrown;
import org.apache.rocketmq.common.message.MessageExt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("12-4")
@Tag("invariant-5")
class TwoAtOnceTest {
    private static final int NOTES = 3;

    /** Accounts where another thread handles a message after a look of the first one, or before its transaction. */
    private static final class Busy implements Accounts {
        private final MemoryAccounts accounts = new MemoryAccounts();
        private final OncePerOrder program = new OncePerOrder(this, NOTES);
        private final Thread first = Thread.currentThread();
        private MessageExt toTheOther;
        private InBackground<Void> other;
        private int stepsToGo;

        private Void handle(MessageExt message) {
            program.handle(message);
            return null;
        }

        /** Two are handled at once, the second one begun at a step of the first, counted from 1. */
        private List<String> handleBoth(MessageExt message, MessageExt second, int step) {
            toTheOther = second;
            stepsToGo = step;
            String thrown = Thrown.by(() -> handle(message));
            stepsToGo = 0;
            return List.of(thrown, hadAnother() ? other.thrown() : "nothing");
        }

        /** Whether the first one had that many steps. */
        private boolean hadAnother() {
            return other != null;
        }

        /** Comes back when the other has handled its message, or waits for a lock that the first one holds. */
        private void letAnotherIn() {
            if (Thread.currentThread() != first || --stepsToGo != 0) {
                return;
            }
            other = InBackground.start("the other thread's handle", () -> handle(toTheOther));
            while (!other.hasEnded() && !isWaiting(other.thread())) {
                Thread.onSpinWait();
            }
        }

        private static boolean isWaiting(Thread thread) {
            Thread.State state = thread.getState();
            return state == Thread.State.BLOCKED || state == Thread.State.WAITING;
        }

        @Override
        public boolean isNoted(String note) {
            boolean isNoted = accounts.isNoted(note);
            letAnotherIn();
            return isNoted;
        }

        @Override
        public List<String> notes() {
            List<String> notes = accounts.notes();
            letAnotherIn();
            return notes;
        }

        @Override
        public void commit(AccountChanges changes) {
            letAnotherIn();
            accounts.commit(changes);
        }
    }

    private static MessageExt message(String number) {
        MessageExt message = new MessageExt();
        message.setTopic("Orders");
        message.setMsgId("U" + number);
        message.setKeys(number);
        message.setTags("paid");
        message.setBody("customer-7 59".getBytes(UTF_8));
        return message;
    }

    @Test
    @DisplayName(
            "two threads have messages of one order, and one thread is faster between two steps of the other: booked once, and no failure for either")
    void theSameOrderInTwoThreads() {
        boolean hadAnother = true;
        for (int step = 1; hadAnother; step++) {
            Busy busy = new Busy();
            busy.handle(message("4710"));
            List<String> thrown = busy.handleBoth(message("4711"), message("4711"), step);
            assertThat(thrown)
                    .as("what the two threw, if the other one comes at step %s", step)
                    .containsExactly("nothing", "nothing");
            assertThat(busy.accounts.booked())
                    .as("booked, if the other one comes at step %s", step)
                    .containsExactly("4710", "4711");
            hadAnother = busy.hadAnother();
        }
    }

    @Test
    @DisplayName(
            "three notes, and two threads have messages of one more order, one faster between two steps of the other: the two before it are still remembered")
    void theSameOrderWhenTheNotesAreFull() {
        boolean hadAnother = true;
        for (int step = 1; hadAnother; step++) {
            Busy busy = new Busy();
            for (String number : List.of("4711", "4712", "4713")) {
                busy.handle(message(number));
            }
            busy.handleBoth(message("4714"), message("4714"), step);
            busy.handle(message("4712"));
            busy.handle(message("4713"));
            assertThat(busy.accounts.booked())
                    .as("booked, if the other one comes at step %s, and 4712 and 4713 come again afterwards", step)
                    .containsExactly("4711", "4712", "4713", "4714");
            hadAnother = busy.hadAnother();
        }
    }

    @Test
    @DisplayName(
            "three notes, and two threads handle an order each at once: after one more order there are three at most again, and the last three are remembered")
    void twoOrdersInTwoThreads() {
        boolean hadAnother = true;
        for (int step = 1; hadAnother; step++) {
            Busy busy = new Busy();
            for (String number : List.of("4711", "4712", "4713")) {
                busy.handle(message(number));
            }
            busy.handleBoth(message("4714"), message("4715"), step);
            hadAnother = busy.hadAnother();
            String last = hadAnother ? "4715" : "4713";
            busy.handle(message("4716"));
            assertThat(busy.accounts.notes().size())
                    .as("notes left, if the other one comes at step %s", step)
                    .isLessThanOrEqualTo(NOTES);
            busy.handle(message("4714"));
            busy.handle(message(last));
            assertThat(busy.accounts.booked())
                    .as("booked, if the other one comes at step %s", step)
                    .contains("4714", last, "4716")
                    .doesNotHaveDuplicates();
        }
    }
}
