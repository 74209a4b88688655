package minibroker.schedule;

import minibroker.message.MessageProperties;
import minibroker.message.MessageQueue;
import minibroker.message.StoredMessage;
import minibroker.store.MessageStore;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static minibroker.schedule.ScheduleFixture.ORDERS;
import static minibroker.schedule.ScheduleFixture.bodies;
import static minibroker.schedule.ScheduleFixture.message;
import static minibroker.schedule.ScheduleFixture.orders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScheduleMessageServiceTest {
    private final ScheduleFixture fixture = new ScheduleFixture();
    private final MessageStore store = fixture.inMemory();
    private final DelayedMessages service = new DelayedMessages(store, fixture.clock);

    @Test
    void parksTheMessageInTheQueueOfItsLevel() {
        var parked = fixture.parking.park(message("a", "DELAY", "3"));

        assertThat(parked.queue()).isEqualTo(new MessageQueue("SCHEDULE_TOPIC_XXXX", 2));
        assertThat(MessageProperties.decode(parked.properties()))
                .isEqualTo(Map.of("UNIQ_KEY", "id-a", "DELAY", "3", "REAL_TOPIC", "orders", "REAL_QID", "3"));
    }

    @Test
    void aMessageWithoutDelayStaysAsItIs() {
        var plain = message("a", "KEYS", "k");
        var noDelay = message("a", "DELAY", "0");
        var negative = message("a", "DELAY", "-1");

        assertThat(fixture.parking.park(plain)).isSameAs(plain);
        assertThat(fixture.parking.park(noDelay)).isSameAs(noDelay);
        assertThat(fixture.parking.park(negative)).isSameAs(negative);
    }

    @Test
    void aLevelThatDoesNotExistIsTheHighest() {
        var parked = fixture.parking.park(message("a", "DELAY", "30"));

        assertThat(parked.queue().queueId()).isEqualTo(17);
        assertThat(parked.property("DELAY")).contains("18");
    }

    @Test
    void aLevelBeatsATime() {
        var parked = fixture.parking.park(message("a", "TIMER_DELAY_SEC", "9", "DELAY", "1", "TIMER_DELIVER_MS", "x"));

        assertThat(MessageProperties.decode(parked.properties()))
                .containsOnlyKeys("UNIQ_KEY", "DELAY", "REAL_TOPIC", "REAL_QID");
    }

    @Test
    void refusesPropertiesThatLeaveNoRoomForTheRealQueue() {
        assertThatThrownBy(() -> fixture.parking.park(message("a", "DELAY", "1", "P", "x".repeat(32_720))))
                .hasMessageContaining("32767");
    }

    @Test
    void deliversAtItsTimeAndNotAMillisecondEarlier() {
        fixture.send(store, message("a", "DELAY", "2"));

        fixture.pass(Duration.ofMillis(4_999));
        service.deliver();
        assertThat(store.maxOffset(ORDERS)).isZero();

        fixture.pass(Duration.ofMillis(1));
        service.deliver();
        assertThat(bodies(store, 1)).containsExactly("a");
    }

    @Test
    void theDeliveredMessageIsTheParkedOne() {
        fixture.send(store, message("a", "DELAY", "1", "KEYS", "k"));
        fixture.pass(Duration.ofSeconds(1));
        service.deliver();

        StoredMessage delivered = orders(store, 1).get(0);
        assertThat(delivered.storeTimestamp()).isEqualTo(fixture.clock.millis());
        assertThat(delivered.message().flag()).isEqualTo(7);
        assertThat(delivered.message().bornTimestamp()).isEqualTo(1);
        assertThat(MessageProperties.decode(delivered.message().properties()))
                .isEqualTo(
                        Map.of("UNIQ_KEY", "id-a", "DELAY", "1", "KEYS", "k", "REAL_TOPIC", "orders", "REAL_QID", "3"));
    }

    @Test
    void ofOneLevelTheFirstThatCameIsTheFirstToGo() {
        List<String> sent = IntStream.range(0, 100).mapToObj(i -> "m" + i).toList();
        sent.forEach(body -> fixture.send(store, message(body, "DELAY", "1")));
        fixture.pass(Duration.ofSeconds(1));
        service.deliver();

        assertThat(bodies(store, 100)).isEqualTo(sent);
    }

    @Test
    void levelsDoNotWaitForEachOther() {
        fixture.send(store, message("long", "DELAY", "4"));
        fixture.send(store, message("short", "DELAY", "1"));
        fixture.pass(Duration.ofSeconds(1));
        service.deliver();
        assertThat(bodies(store, 1)).containsExactly("short");

        fixture.pass(Duration.ofSeconds(29));
        service.deliver();
        assertThat(bodies(store, 2)).containsExactly("short", "long");
    }

    @Test
    void deliversSomeOfMany() {
        IntStream.range(0, 2_500).forEach(i -> fixture.send(store, message("m" + i, "DELAY", "1")));
        fixture.pass(Duration.ofSeconds(1));
        service.deliver();
        assertThat(store.maxOffset(ORDERS)).as("after one turn").isBetween(1L, 1_100L);

        service.deliver();
        service.deliver();
        assertThat(store.maxOffset(ORDERS)).isEqualTo(2_500);
    }

    @Test
    void dropsWhatDoesNotSayWhereItBelongs() {
        var parked = fixture.parking.park(message("a", "DELAY", "1"));
        store.put(List.of(parked.to(parked.queue(), "DELAY\u00011\u0002")));
        store.put(List.of(parked.to(parked.queue(), "REAL_TOPIC\u0001../x\u0002REAL_QID\u00010\u0002")));
        store.put(List.of(parked.to(parked.queue(), "REAL_TOPIC\u0001orders\u0002REAL_QID\u0001-3\u0002")));
        fixture.send(store, message("good", "DELAY", "1"));
        fixture.pass(Duration.ofSeconds(1));
        service.deliver();

        assertThat(bodies(store, 1)).containsExactly("good");
    }
}
