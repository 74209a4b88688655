package minibroker.schedule;

import checks.HandClock;
import minibroker.message.MessageQueue;
import minibroker.message.StoredMessage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static minibroker.schedule.SomeParked.failed;
import static minibroker.schedule.SomeParked.parked;
import static minibroker.schedule.SomeParked.sent;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("16-4")
@Order(1)
@Tag("invariant-4")
class SentOnTest {
    private static final MessageQueue BILLING = new MessageQueue("billing", 0);

    private final HandClock clock = new HandClock();
    private final WaitingStore store = new WaitingStore(clock);

    @Test
    @DisplayName(
            "what has waited for orders is sent on to billing with all its properties, at once, and again with a level: the one at once has waited for orders, not for billing")
    void whatHasWaitedForAnotherQueue() {
        store.add(parked(1, BILLING, "a"));
        clock.forward(1_500);
        store.add(sent(BILLING, "a", "REAL_TOPIC", "orders", "REAL_QID", "3"));
        new ScheduleMessageService(store, new Delivery(store), clock).deliver();
        assertThat(store.bodies(BILLING)).as("in queue 0 of billing").containsExactly("a", "a");
    }

    @Test
    @DisplayName(
            "delivered in the very millisecond in which it was due, then a kill: it is there, and not delivered again")
    void deliveredInTheMillisecond() {
        store.add(parked(1, BILLING, "a"));
        clock.forward(1_000);
        new ScheduleMessageService(store, new Delivery(store), clock).deliver();
        clock.forward(1_000);
        new ScheduleMessageService(store, new Delivery(store), clock).deliver();
        assertThat(store.bodies(BILLING)).as("in queue 0 of billing").containsExactly("a");
    }

    @Test
    @DisplayName(
            "billing failed twice on a message, and both copies were delivered before the kill: the older one is there, too, behind the newer")
    void bothAttemptsAreThere() {
        MessageQueue retry = new MessageQueue("%RETRY%billing", 0);
        store.add(failed(parked(1, retry, "a"), 1));
        store.add(failed(parked(1, retry, "a"), 2));
        clock.forward(1_000);
        new ScheduleMessageService(store, new Delivery(store), clock).deliver();
        clock.forward(1_000);
        new ScheduleMessageService(store, new Delivery(store), clock).deliver();
        assertThat(store.bodies(retry)).as("in the retry topic").containsExactly("a", "a");
    }

    @Test
    @DisplayName(
            "a message that has waited for a time, as in lesson 17: each delivery notes in it when it left, so its properties are others after the kill")
    void whenItLeftDoesNotMatter() {
        store.add(parked(1, BILLING, "a"));
        StoredMessage parked = store.in(parked(1, BILLING, "a").queue()).get(0);
        long due = clock.millis() + 1_000;
        for (int i = 0; i < 2; i++) {
            clock.forward(1_000);
            String left = "TIMER_DEQUEUE_MS\u0001%s\u0002".formatted(clock.millis());
            new Delivery(store).deliver(parked, parked.message().properties() + left, due);
        }
        assertThat(store.bodies(BILLING)).as("in queue 0 of billing").containsExactly("a");
    }

    @Test
    @DisplayName(
            "one object is sent twice, with 1 s and with 5 s, and the broker is killed when only the first had come: the second is another delivery, and comes")
    void withTwoLevels() {
        store.add(parked(1, BILLING, "a"));
        store.add(parked(2, BILLING, "a"));
        clock.forward(1_000);
        new ScheduleMessageService(store, new Delivery(store), clock).deliver();
        clock.forward(5_000);
        store.add(sent(BILLING, "newer"));
        new ScheduleMessageService(store, new Delivery(store), clock).deliver();
        assertThat(store.bodies(BILLING)).as("in queue 0 of billing").containsExactly("a", "newer", "a");
    }
}
