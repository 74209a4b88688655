package minibroker.schedule;

import minibroker.message.Message;
import minibroker.message.MessageProperties;
import minibroker.message.StoredMessage;
import minibroker.store.MessageStore;
import minibroker.store.PutResult;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import static minibroker.schedule.ScheduleFixture.HOST;
import static minibroker.schedule.ScheduleFixture.ORDERS;
import static minibroker.schedule.ScheduleFixture.bodies;
import static minibroker.schedule.ScheduleFixture.message;
import static minibroker.schedule.ScheduleFixture.orders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Messages for a certain time. The clock begins at a whole second. */
class TimerMessageServiceTest {
    private final ScheduleFixture fixture = new ScheduleFixture();
    private final MessageStore store = fixture.inMemory();
    private final DelayedMessages service = new DelayedMessages(store, fixture.clock);

    @Test
    void parksTheMessageAndNotesItsSecond() {
        Message parked = fixture.parking.park(message("a", "TIMER_DELAY_MS", "2500"));

        assertThat(parked.queue()).isEqualTo(TimerMessages.QUEUE);
        assertThat(MessageProperties.decode(parked.properties()))
                .containsEntry("TIMER_OUT_MS", Long.toString(fixture.clock.millis() + 2_000))
                .containsEntry("TIMER_DELAY_MS", "2500")
                .containsEntry("REAL_TOPIC", "orders")
                .containsEntry("REAL_QID", "3");
    }

    @Test
    void whatIsDueAlreadyIsNotParked() {
        Message past = message("a", "TIMER_DELIVER_MS", Long.toString(fixture.clock.millis()));

        assertThat(fixture.parking.park(past)).isSameAs(past);
    }

    @Test
    void leavesNoMillisecondTooEarlyAndLessThanASecondTooLate() {
        fixture.send(store, message("2500", "TIMER_DELAY_MS", "2500"));
        fixture.send(store, message("2000", "TIMER_DELAY_MS", "2000"));
        fixture.pass(Duration.ofMillis(1_999));
        service.deliver();
        assertThat(store.maxOffset(ORDERS)).isZero();

        fixture.pass(Duration.ofMillis(1));
        service.deliver();
        assertThat(bodies(store, 1)).containsExactly("2000");

        fixture.pass(Duration.ofMillis(999));
        service.deliver();
        assertThat(store.maxOffset(ORDERS)).isEqualTo(1);
        fixture.pass(Duration.ofMillis(1));
        service.deliver();
        assertThat(bodies(store, 2)).containsExactly("2000", "2500");
    }

    @Test
    void theDeliveredMessageSaysWhenItCameAndLeft() {
        long sent = fixture.clock.millis();
        fixture.send(store, message("a", "TIMER_DELAY_SEC", "3", "KEYS", "k"));
        fixture.pass(Duration.ofMillis(3_040));
        service.deliver();

        StoredMessage delivered = orders(store, 1).get(0);
        assertThat(delivered.message().flag()).isEqualTo(7);
        assertThat(MessageProperties.decode(delivered.message().properties()))
                .containsEntry("KEYS", "k")
                .containsEntry("TIMER_DELAY_SEC", "3")
                .containsEntry("TIMER_OUT_MS", Long.toString(sent + 2_000))
                .containsEntry("TIMER_ENQUEUE_MS", Long.toString(sent))
                .containsEntry("TIMER_DEQUEUE_MS", Long.toString(sent + 3_040))
                .containsEntry("REAL_TOPIC", "orders")
                .containsEntry("REAL_QID", "3")
                .hasSize(8);
    }

    @Test
    void messagesOfOneSecondKeepTheirOrder() {
        List<String> sent = IntStream.range(0, 50).mapToObj(i -> "m" + i).toList();
        sent.forEach(body -> fixture.send(store, message(body, "TIMER_DELAY_SEC", "1")));
        fixture.pass(Duration.ofSeconds(1));
        service.deliver();

        assertThat(bodies(store, 50)).isEqualTo(sent);
    }

    @Test
    void waitsThreeDays() {
        fixture.send(store, message("a", "TIMER_DELAY_SEC", "259200"));
        fixture.pass(Duration.ofDays(3).minusMillis(1));
        service.deliver();
        assertThat(store.maxOffset(ORDERS)).isZero();

        fixture.pass(Duration.ofMillis(1));
        service.deliver();
        assertThat(bodies(store, 1)).containsExactly("a");
    }

    @Test
    void whatIsFartherThanTheWheelReachesGoesRoundAgain() {
        service.deliver();
        // The process stood still for three days, and so did its wheel.
        fixture.pass(Duration.ofDays(3));
        fixture.send(store, message("a", "TIMER_DELAY_SEC", "259200"));
        service.deliver();
        fixture.pass(Duration.ofDays(3).minusMillis(1));
        service.deliver();
        assertThat(store.maxOffset(ORDERS)).isZero();

        fixture.pass(Duration.ofMillis(1));
        service.deliver();
        assertThat(bodies(store, 1)).containsExactly("a");
    }

    @Test
    void aClockThatJumpsByYearsDeliversAtOnceAndGoesOn() {
        fixture.send(store, message("a", "TIMER_DELAY_SEC", "9"));
        service.deliver();
        fixture.pass(Duration.ofDays(20_000));
        fixture.send(store, message("b", "TIMER_DELAY_SEC", "9"));
        service.deliver();
        assertThat(bodies(store, 1)).containsExactly("a");

        fixture.pass(Duration.ofSeconds(9));
        service.deliver();
        assertThat(bodies(store, 2)).containsExactly("a", "b");
    }

    @Test
    void aClockThatIsSetBackDeliversNothingEarly() {
        fixture.send(store, message("a", "TIMER_DELAY_SEC", "1"));
        fixture.pass(Duration.ofSeconds(3_600));
        service.deliver();
        fixture.pass(Duration.ofSeconds(-3_000));
        fixture.send(store, message("b", "TIMER_DELAY_SEC", "9"));
        fixture.pass(Duration.ofSeconds(3_000));
        service.deliver();
        assertThat(bodies(store, 1)).as("as the clock says 3600 s once more").containsExactly("a");

        fixture.pass(Duration.ofSeconds(1));
        service.deliver();
        assertThat(bodies(store, 2)).containsExactly("a", "b");
    }

    @Test
    void tenThousandMessagesTakeNoMoreThanTheirLinks() {
        IntStream.range(0, 10_000)
                .forEach(i -> fixture.send(store, message("m" + i, "TIMER_DELAY_SEC", Integer.toString(100_000 + i))));
        service.deliver();
        service.deliver();

        assertThat(service.timers.wheel.size()).isEqualTo(10_000);
        assertThat(service.timers.chains.pages())
                .as("pages of 64 KiB, for eight bytes each")
                .isEqualTo(2);
    }

    @Test
    void aRecalledMessageIsNotDelivered() {
        Message parked = fixture.send(store, message("a", "TIMER_DELAY_SEC", "2"));
        fixture.send(store, message("b", "TIMER_DELAY_SEC", "2"));
        fixture.pass(Duration.ofMillis(500));
        fixture.send(store, recall(parked));
        fixture.pass(Duration.ofMillis(1_500));
        service.deliver();

        assertThat(bodies(store, 1)).containsExactly("b");
        assertThat(service.timers.wheel.size()).isZero();
    }

    @Test
    void aRecallOfAnotherTopicDoesNoHarm() {
        Message parked = fixture.send(store, message("a", "TIMER_DELAY_SEC", "2"));
        RecallHandle handle = RecallHandle.of(parked, "broker-a").orElseThrow();
        RecallHandle other = new RecallHandle("other", handle.brokerName(), handle.timestamp(), handle.uniqueId());
        fixture.send(store, Recall.of(other, "PG", HOST, 1));
        fixture.pass(Duration.ofSeconds(2));
        service.deliver();

        assertThat(bodies(store, 1)).containsExactly("a");
    }

    @Test
    void aRecallThatComesTooLateIsRefused() {
        Message parked = fixture.send(store, message("a", "TIMER_DELAY_SEC", "2"));
        fixture.pass(Duration.ofSeconds(2));

        assertThatThrownBy(() -> fixture.send(store, recall(parked))).hasMessageContaining("too late");
    }

    @Test
    void waitsForWhatASenderWasToldOfBeforeItCallsASecondOver() {
        Message parked = fixture.send(store, message("a", "TIMER_DELAY_SEC", "1"));
        service.deliver();
        Message recall = fixture.parking.park(recall(parked));
        // Stored, and its sender told so, but it can't be read yet.
        service.stored(recall, new PutResult.Stored(1, List.of(0L)));
        fixture.pass(Duration.ofSeconds(1));
        service.deliver();
        assertThat(store.maxOffset(ORDERS)).isZero();

        store.put(List.of(recall));
        service.deliver();
        assertThat(store.maxOffset(ORDERS)).isZero();
        assertThat(service.timers.wheel.size()).isZero();
    }

    @Test
    void whatDoesNotSayItsSecondIsSkipped() {
        store.put(List.of(message("junk").to(TimerMessages.QUEUE, "")));
        store.put(List.of(message("junk").to(TimerMessages.QUEUE, "TIMER_OUT_MS\u0001x\u0002")));
        fixture.send(store, message("a", "TIMER_DELAY_SEC", "1"));
        fixture.pass(Duration.ofSeconds(1));
        service.deliver();

        assertThat(bodies(store, 1)).containsExactly("a");
    }

    private Message recall(Message parked) {
        return Recall.of(RecallHandle.of(parked, "broker-a").orElseThrow(), "PG", HOST, fixture.clock.millis());
    }
}
