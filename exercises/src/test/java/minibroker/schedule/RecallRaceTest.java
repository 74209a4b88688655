package minibroker.schedule;

import checks.HandClock;
import minibroker.message.Message;
import minibroker.store.MemoryMessageStore;
import minibroker.store.MessageStore;
import minibroker.store.PutResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static minibroker.schedule.SomeTimers.HOST;
import static minibroker.schedule.SomeTimers.parked;
import static minibroker.schedule.SomeTimers.recall;
import static org.assertj.core.api.Assertions.assertThat;

/** The delivery of seconds, with a recall at every moment of it. The first second that can be parked for is 1000. */
@Tag("17-4")
class RecallRaceTest {
    /** A gate at which something happens before somebody who delivers gets through, or right afterwards. */
    private static final class WatchedGate extends RecallGate {
        private Runnable beforeNextClose = () -> {};
        private Runnable afterNextClose = () -> {};

        @Override
        synchronized boolean close(long second) {
            Runnable action = beforeNextClose;
            beforeNextClose = () -> {};
            action.run();
            boolean closed = super.close(second);
            Runnable then = afterNextClose;
            afterNextClose = () -> {};
            then.run();
            return closed;
        }
    }

    private final HandClock clock = new HandClock();
    private final MessageStore store = new MemoryMessageStore(100_000_000, HOST, clock);
    private final WatchedGate gate = new WatchedGate();
    private final TimerMessageService service = new TimerMessageService(store, new Delivery(store), gate, clock);

    private void store(Message message) {
        if (store.put(List.of(message)).join() instanceof PutResult.Stored stored) {
            service.parked(stored.queueOffset());
        }
    }

    private void storeRecall(String id, long second) {
        store(recall("Orders", id, second));
        gate.end(second);
    }

    /** Messages that have left, after as many calls as a broker makes in two seconds. */
    private long left() {
        IntStream.range(0, 20).forEach(i -> service.deliver());
        return store.maxOffset(SomeTimers.queue("Orders"));
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "nobody recalls anything: messages for seconds 1000, 1001 and 1005 leave when these are over, and not before")
    void withoutRecalls() {
        store(parked("Orders", "A1", 1_000));
        store(parked("Orders", "A2", 1_001));
        store(parked("Orders", "A3", 1_005));
        assertThat(left()).as("messages that have left at 1000.000 s").isZero();
        clock.forward(999);
        assertThat(left()).as("messages that have left at 1000.999 s").isZero();
        clock.forward(1);
        assertThat(left()).as("messages that have left at 1001.000 s").isEqualTo(1);
        clock.forward(60_000);
        assertThat(left()).as("messages that have left a minute later").isEqualTo(3);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("A1's second comes while its recall is on its way to the store; then the recall is stored")
    void theRecallIsOnItsWay() {
        store(parked("Orders", "A1", 1_001));
        store(parked("Orders", "A2", 1_001));
        assertThat(gate.begin(1_001)).as("what begin(1001) returns").isTrue();
        clock.forward(2_500);
        assertThat(left())
                .as("messages that have left while the recall is on its way")
                .isZero();
        storeRecall("A1", 1_001);
        assertThat(left())
                .as("messages that have left when it is stored: A2 alone")
                .isEqualTo(1);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the recall is stored at the very moment at which delivery asks the gate")
    void stillInTime() {
        store(parked("Orders", "A1", 1_001));
        left();
        gate.begin(1_001);
        clock.forward(2_000);
        gate.beforeNextClose = () -> storeRecall("A1", 1_001);
        assertThat(left())
                .as("messages that have left: A1 was recalled in time")
                .isZero();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "the gate is closed through second 1000; before anything is read the clock goes on by 2.5 s, and a recall of A1, due in 1001, begins")
    void theClockGoesOn() {
        store(parked("Orders", "A1", 1_001));
        left();
        clock.forward(1_000);
        List<Boolean> begun = new ArrayList<>();
        gate.afterNextClose = () -> {
            clock.forward(2_500);
            begun.add(gate.begin(1_001));
        };
        assertThat(left())
                .as("messages that have left while the recall is on its way")
                .isZero();
        assertThat(begun).as("what begin(1001) returned").containsExactly(true);
        storeRecall("A1", 1_001);
        assertThat(left()).as("messages that have left when it is stored").isZero();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the recall fails: the store takes nothing. A1 leaves after all")
    void theRecallFails() {
        store(parked("Orders", "A1", 1_001));
        gate.begin(1_001);
        clock.forward(2_000);
        left();
        gate.end(1_001);
        assertThat(left()).as("messages that have left").isEqualTo(1);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the clock jumps over seconds 1001 to 1009 while a recall of A5, due in 1005, is on its way")
    void amongSeveralSeconds() {
        IntStream.rangeClosed(1, 9).forEach(i -> store(parked("Orders", "A" + i, 1_000 + i)));
        left();
        gate.begin(1_005);
        clock.forward(60_000);
        assertThat(left())
                .as("messages that have left while the recall is on its way: those before second 1005 at most")
                .isLessThanOrEqualTo(4);
        storeRecall("A5", 1_005);
        assertThat(left()).as("messages that have left when it is stored").isEqualTo(8);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("A1 and A2 have left: their recalls are too late. One of A3, which waits, is in time")
    void whatHasLeftIsOver() {
        store(parked("Orders", "A1", 1_000));
        store(parked("Orders", "A2", 1_001));
        store(parked("Orders", "A3", 1_009));
        clock.forward(2_000);
        assertThat(left()).as("messages that have left").isEqualTo(2);
        assertThat(List.of(gate.begin(1_000), gate.begin(1_001), gate.begin(1_009)))
                .as("what begin returns for the seconds of A1, A2 and A3")
                .containsExactly(false, false, true);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("2500 messages of one second, more than are delivered in one go, and the last one is recalled in time")
    void aFullSecond() {
        Message another = parked("Orders", "A1", 1_001);
        IntStream.range(0, 2_499).forEach(i -> store(another));
        store(parked("Orders", "A2499", 1_001));
        gate.begin(1_001);
        storeRecall("A2499", 1_001);
        clock.forward(2_000);
        assertThat(left()).as("messages that have left").isEqualTo(2_499);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "A1 is due, and what was parked behind it, perhaps its recall, can't be read yet: the broker goes on with other work, and A1 leaves later")
    void whatCannotBeReadYet() {
        WaitingStore slow = new WaitingStore(clock);
        TimerMessageService timers = new TimerMessageService(slow, new Delivery(slow), gate, clock);
        slow.add(parked("Orders", "A1", 1_001));
        timers.parked(1);
        clock.forward(2_000);
        timers.deliver();
        assertThat(slow.bodies(SomeTimers.queue("Orders")))
                .as("messages that have left after one call")
                .isEmpty();
        slow.add(parked("Orders", "A2", 1_001));
        timers.deliver();
        timers.deliver();
        assertThat(slow.bodies(SomeTimers.queue("Orders")))
                .as("messages that have left when all can be read")
                .containsExactly("A1", "A2");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "A1's recall ends at the very moment at which delivery asks the gate, and can't be read before the next call")
    void storedAndNotReadYet() {
        WaitingStore slow = new WaitingStore(clock);
        TimerMessageService timers = new TimerMessageService(slow, new Delivery(slow), gate, clock);
        slow.add(parked("Orders", "A1", 1_001));
        timers.parked(0);
        timers.deliver();
        gate.begin(1_001);
        clock.forward(2_000);
        gate.beforeNextClose = () -> {
            timers.parked(1);
            gate.end(1_001);
        };
        timers.deliver();
        slow.add(recall("Orders", "A1", 1_001));
        timers.deliver();
        timers.deliver();
        assertThat(slow.bodies(SomeTimers.queue("Orders")))
                .as("messages that have left: A1 was recalled in time")
                .isEmpty();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("25000 messages for the farthest second and one for 1001: the wheel gets its messages 10000 at a time")
    void manyAreParkedAtOnce() {
        Message far = parked("Orders", "B1", 200_000);
        IntStream.range(0, 25_000).forEach(i -> store(far));
        store(parked("Orders", "A1", 1_001));
        clock.forward(2_000);
        assertThat(left()).as("messages that have left").isEqualTo(1);
        assertThat(gate.begin(200_000)).as("what begin returns for the others").isTrue();
    }
}
