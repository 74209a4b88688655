package minibroker.schedule;

import checks.HandClock;
import minibroker.message.Message;
import minibroker.message.MessageQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static minibroker.schedule.SomeParked.ORDERS;
import static minibroker.schedule.SomeParked.failed;
import static minibroker.schedule.SomeParked.parked;
import static minibroker.schedule.SomeParked.sent;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("16-4")
@Tag("invariant-4")
class GoingOnTest {
    private static final MessageQueue RETRY = new MessageQueue("%RETRY%billing", 0);

    private HandClock clock = new HandClock();
    private WaitingStore store = new WaitingStore(clock);
    private ScheduleMessageService service = start();
    private int atLastSave;

    private ScheduleMessageService start() {
        return new ScheduleMessageService(store, new Delivery(store), clock);
    }

    /** The broker dies without a word, and another one starts a second later. */
    private void killAndStart() {
        clock.forward(1_000);
        service = start();
    }

    /** What a broker does every few seconds; the store's flushing goes on beside it. */
    private void save() {
        store.flush(atLastSave);
        atLastSave = store.size();
        service.save();
    }

    private void park(Message... messages) {
        List.of(messages).forEach(store::add);
        store.flush(store.size());
    }

    /** Delivers, and says whether the broker was killed meanwhile. */
    private boolean isKilledWhileDelivering() {
        try {
            service.deliver();
            return false;
        } catch (WaitingStore.Killed killed) {
            return true;
        }
    }

    private void anew() {
        clock = new HandClock();
        store = new WaitingStore(clock);
        service = start();
        atLastSave = 0;
    }

    @Test
    @DisplayName(
            "two are delivered, one still waits; nothing was saved, and the broker is killed: the next one delivers the third only")
    void killedBeforeASave() {
        park(parked(2, "a"), parked(2, "b"));
        clock.forward(1_000);
        park(parked(2, "c"));
        clock.forward(4_000);
        service.deliver();
        killAndStart();
        clock.forward(1_000);
        service.deliver();
        assertThat(store.bodies(ORDERS)).as("in queue 3 of orders").containsExactly("a", "b", "c");
    }

    @Test
    @DisplayName(
            "four messages of two levels, and a kill before or after each of the four deliveries: each is there once")
    void killedAtEveryDelivery() {
        for (int put = 1; put <= 4; put++) {
            for (boolean afterwards : new boolean[] {false, true}) {
                anew();
                park(parked(1, "a"), parked(2, "b"), parked(1, "c"), parked(2, "d"));
                clock.forward(10_000);
                store.killAt(put, afterwards);
                boolean isKilled = isKilledWhileDelivering();
                assertThat(isKilled).as("killed at delivery %s", put).isTrue();
                killAndStart();
                service.deliver();
                assertThat(store.bodies(ORDERS))
                        .as(
                                "in queue 3 of orders, if it was killed %s delivery %s",
                                afterwards ? "after" : "before", put)
                        .containsExactlyInAnyOrder("a", "b", "c", "d");
            }
        }
    }

    /** Deliveries and saves by turns; a message becomes due at every second step. */
    private int untilAStep(int last) {
        park(parked(1, "a"));
        clock.forward(1_000);
        park(parked(1, "b"));
        clock.forward(1_000);
        park(parked(1, "c"));
        clock.forward(-1_000);
        List<Runnable> steps = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            steps.add(service::deliver);
            steps.add(this::save);
            steps.add(() -> clock.forward(1_000));
        }
        steps.add(this::save);
        steps.stream().limit(last).forEach(Runnable::run);
        return steps.size();
    }

    @Test
    @DisplayName(
            "three messages become due second by second, the broker delivers and saves by turns and is killed after any step: each is there once")
    void killedAtEveryStep() {
        int steps = 1;
        for (int last = 0; last <= steps; last++) {
            anew();
            steps = untilAStep(last);
            killAndStart();
            clock.forward(5_000);
            service.deliver();
            service.deliver();
            assertThat(store.bodies(ORDERS))
                    .as("in queue 3 of orders, if it was killed after %s steps", last)
                    .containsExactly("a", "b", "c");
        }
    }

    @Test
    @DisplayName(
            "the same, and the power fails: what was saved is on the disk, what was delivered since the save before is not; none is lost")
    void powerCutAtEveryStep() {
        int steps = 1;
        for (int last = 0; last <= steps; last++) {
            anew();
            steps = untilAStep(last);
            store.powerCut();
            killAndStart();
            clock.forward(5_000);
            service.deliver();
            service.deliver();
            assertThat(store.bodies(ORDERS))
                    .as("in queue 3 of orders, if the power failed after %s steps", last)
                    .containsExactly("a", "b", "c");
        }
    }

    @Test
    @DisplayName(
            "two messages are delivered and the broker saves twice: what it has saved says so, and a start need not search")
    void twoSavesLater() {
        park(parked(1, "a"), parked(1, "b"));
        clock.forward(1_000);
        service.deliver();
        save();
        save();
        assertThat(store.document("delayOffset")).as("what is saved").contains("\"1\":2,\"2\":0");
    }

    @Test
    @DisplayName("it goes on for a minute, a message and a save each second: what is saved is never far behind")
    void savedAgainAndAgain() {
        for (int i = 0; i < 60; i++) {
            park(parked(1, "m" + i));
            clock.forward(1_000);
            service.deliver();
            save();
        }
        assertThat(store.document("delayOffset")).as("what is saved").containsPattern("\"1\":(58|59)\\D");
    }

    @Test
    @DisplayName("the broker is closed, and saves last of all: what it saves is how far it was")
    void closed() {
        park(parked(1, "a"), parked(2, "b"), parked(2, "c"));
        clock.forward(5_000);
        service.deliver();
        service.saveAll();
        assertThat(store.document("delayOffset")).as("what is saved").contains("\"1\":1,\"2\":2");
    }

    /** Two are due, and the broker is killed right after the first delivery. What the queue has in the end. */
    private List<String> afterAKill(MessageQueue queue, Message first, Message second) {
        park(first);
        clock.forward(100);
        park(second);
        clock.forward(1_100);
        store.killAt(1, true);
        boolean isKilled = isKilledWhileDelivering();
        assertThat(isKilled).as("killed after the first delivery").isTrue();
        killAndStart();
        service.deliver();
        return store.bodies(queue);
    }

    @Test
    @DisplayName(
            "billing failed on one message for the second time: the copy has the unique id of the first copy, which was delivered before the kill")
    void anotherAttempt() {
        Message copy = parked(1, RETRY, "a");
        assertThat(afterAKill(RETRY, failed(copy, 1), failed(copy, 2)))
                .as("in the retry topic")
                .containsExactly("a", "a");
    }

    @Test
    @DisplayName(
            "a producer heard no answer and sent the message once more, to queue 1: the same unique id, another queue")
    void theSameIdInAnotherQueue() {
        MessageQueue one = new MessageQueue("orders", 1);
        assertThat(afterAKill(one, parked(1, ORDERS, "a"), parked(1, one, "a")))
                .as("in queue 1 of orders")
                .containsExactly("a");
    }

    @Test
    @DisplayName(
            "billing and mailing both failed on a message: their copies have one unique id and go to two topics, queue 0 of each")
    void theSameIdInAnotherTopic() {
        MessageQueue mailing = new MessageQueue("%RETRY%mailing", 0);
        Message copy = failed(parked(1, RETRY, "a"), 1);
        Message other = failed(parked(1, mailing, "a"), 1);
        assertThat(afterAKill(mailing, copy, other)).as("in %RETRY%mailing").containsExactly("a");
    }

    @Test
    @DisplayName(
            "a producer sends a message at once, and the same object again with a level, as a reminder: one unique id, and the reminder must come")
    void theSameIdSentAtOnce() {
        park(parked(1, "a"));
        clock.forward(1_500);
        store.add(sent(ORDERS, "a", "DELAY", "0"));
        killAndStart();
        service.deliver();
        assertThat(store.bodies(ORDERS)).as("in queue 3 of orders").containsExactly("a", "a");
    }

    @Test
    @DisplayName(
            "delivered before the kill, and then a newer message at once with the same unique id: it is there, behind the newer one")
    void behindANewerOne() {
        park(parked(1, "a"));
        clock.forward(1_000);
        service.deliver();
        clock.forward(500);
        store.add(sent(ORDERS, "a"));
        killAndStart();
        service.deliver();
        assertThat(store.bodies(ORDERS)).as("in queue 3 of orders").containsExactly("a", "a");
    }

    @Test
    @DisplayName(
            "another delayed message has this one's unique id among its keys, as a reminder may: it is another message")
    void theIdAsAKey() {
        assertThat(afterAKill(ORDERS, parked(1, ORDERS, "b", "KEYS", "4711 id-a"), parked(1, ORDERS, "a")))
                .as("in queue 3 of orders")
                .containsExactly("b", "a");
    }

    @Test
    @DisplayName("two messages with one key and no unique id: nobody can say that the second was delivered, so it is")
    void withoutAnId() {
        Message first = parked(1, ORDERS, "a", "UNIQ_KEY", "", "KEYS", "4711");
        assertThat(afterAKill(ORDERS, first, parked(1, ORDERS, "b", "UNIQ_KEY", "", "KEYS", "4711")))
                .as("in queue 3 of orders")
                .contains("a", "b");
    }

    @Test
    @DisplayName("it is killed, and killed again before it has saved anything: still each message once")
    void killedTwice() {
        park(parked(1, "a"), parked(1, "b"), parked(1, "c"));
        clock.forward(1_000);
        store.killAt(2, true);
        boolean first = isKilledWhileDelivering();
        killAndStart();
        store.killAt(1, true);
        boolean second = isKilledWhileDelivering();
        killAndStart();
        service.deliver();
        assertThat(List.of(first, second)).as("killed").containsExactly(true, true);
        assertThat(store.bodies(ORDERS)).as("in queue 3 of orders").containsExactly("a", "b", "c");
    }
}
