package programs.timers;

import checks.Thrown;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageExt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("17-5")
class LongWaitsTest {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    private final WaitingBroker broker = new WaitingBroker(Duration.ofDays(3));
    private final LongWaits waits = broker.waits();
    private final long begin = broker.clock.millis();

    static Message reminder() {
        Message message = new Message("Reminders", "dentist", "4711", "Tuesday, ten o'clock".getBytes(UTF_8));
        message.setFlag(7);
        message.putUserProperty("customer", "7");
        return message;
    }

    /** By how much the only message that was delivered came after its time. */
    private long late(long due) {
        assertThat(broker.delivered.stream().map(kept -> kept.message().getTopic()))
                .as("topics in which something arrived; the waits were %s", broker.waitsAsText())
                .containsExactly("Reminders");
        return broker.delivered.get(0).at() - due;
    }

    private void arrivesInTime(long due) {
        assertThat(late(due))
                .as("how late it came, in ms; the waits were %s", broker.waitsAsText())
                .isBetween(0L, 1_000L);
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("a reminder in ten days and 123 ms, where three days are the longest wait")
    void tenDays() throws Exception {
        long due = begin + 10 * DAY + 123;
        waits.send(reminder(), due);
        broker.passes(waits);
        arrivesInTime(due);
        assertThat(broker.sends()).as("sends").isLessThanOrEqualTo(5);
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("reminders in 1 ms, an hour, exactly three days, a millisecond more, exactly six days, and a year")
    void allLengths() throws Exception {
        for (long wait : new long[] {1, HOUR, 3 * DAY, 3 * DAY + 1, 6 * DAY, 365 * DAY}) {
            WaitingBroker anew = new WaitingBroker(Duration.ofDays(3));
            LongWaits waiting = anew.waits();
            long due = anew.clock.millis() + wait;
            waiting.send(reminder(), due);
            anew.passes(waiting);
            assertThat(anew.delivered)
                    .as("what arrived after a wait of %s", WaitingBroker.time(wait))
                    .hasSize(1);
            assertThat(anew.delivered.get(0).at() - due)
                    .as("how late it came, in ms, after a wait of %s", WaitingBroker.time(wait))
                    .isBetween(0L, 1_000L);
            assertThat((long) anew.sends())
                    .as("sends for a wait of %s", WaitingBroker.time(wait))
                    .isLessThanOrEqualTo((wait + 3 * DAY - 1) / (3 * DAY) + 1);
        }
    }

    @Test
    @Tag("invariant-6")
    @DisplayName(
            "two days fit into one wait, and so do exactly three: these reminders do not go through the waiting topic")
    void oneWaitIsEnough() throws Exception {
        waits.send(reminder(), begin + 2 * DAY);
        waits.send(reminder(), begin + 3 * DAY);
        assertThat(broker.waitsAsText())
                .as("topics and waits")
                .isEqualTo("Reminders 2d 0h 0m 0.000s, Reminders 3d 0h 0m 0.000s");
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("a broker that allows a second and a half: a wait of that length is one wait")
    void longestIsNoWholeSecond() throws Exception {
        WaitingBroker hasty = new WaitingBroker(Duration.ofMillis(1_500));
        hasty.waits().send(reminder(), hasty.clock.millis() + 1_500);
        assertThat(hasty.waitsAsText()).as("topic and wait").isEqualTo("Reminders 0d 0h 0m 1.500s");
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("times that are over: an hour ago, 1970, and the first there is. The reminder comes at once")
    void whatIsOver() throws Exception {
        broker.clock.forward(100 * DAY);
        for (long due : new long[] {begin, 0, -1, Long.MIN_VALUE}) {
            waits.send(reminder(), due);
        }
        long now = broker.clock.millis();
        broker.passes(waits);
        assertThat(broker.delivered.stream().map(kept -> kept.at() - now))
                .as("milliseconds until they came")
                .containsExactly(0L, 0L, 0L, 0L);
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("the farthest time there is: it waits for as long as is allowed, to begin with")
    void theFarthestTime() throws Exception {
        waits.send(reminder(), Long.MAX_VALUE);
        assertThat(broker.waitsAsText())
                .as("topic and length of the first wait")
                .startsWith(WaitingBroker.WAITING);
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("body, tag, key, flag, buyer and the sender's own property are what they were after four waits")
    void whatItIsStays() throws Exception {
        Message message = reminder();
        message.setBuyerId("b42");
        waits.send(message, begin + 10 * DAY);
        broker.passes(waits);
        late(begin + 10 * DAY);
        MessageExt arrived = broker.delivered.get(0).message();
        assertThat("%s, tag %s, key %s, buyer %s, customer %s, flag %s"
                        .formatted(
                                new String(arrived.getBody(), UTF_8),
                                arrived.getTags(),
                                arrived.getKeys(),
                                arrived.getBuyerId(),
                                arrived.getUserProperty("customer"),
                                arrived.getFlag()))
                .as("what arrived")
                .isEqualTo("Tuesday, ten o'clock, tag dentist, key 4711, buyer b42, customer 7, flag 7");
    }

    @Test
    @Tag("invariant-6")
    @DisplayName(
            "the sender's message asks for level 2, for an hour and for a time itself; the time that it is sent with counts, and it is not changed")
    void whatTheMessageAsksForItself() throws Exception {
        for (long wait : new long[] {2 * DAY, 5 * DAY}) {
            WaitingBroker anew = new WaitingBroker(Duration.ofDays(3));
            LongWaits waiting = anew.waits();
            Message message = reminder();
            message.setDelayTimeLevel(2);
            MessageAccessor.putProperty(message, "TIMER_DELAY_SEC", "3600");
            MessageAccessor.putProperty(message, "TIMER_DELAY_MS", "1000");
            Map<String, String> before = new TreeMap<>(message.getProperties());
            long due = anew.clock.millis() + wait;
            waiting.send(message, due);
            anew.passes(waiting);
            assertThat(anew.delivered).as("what arrived").hasSize(1);
            assertThat(anew.delivered.get(0).at() - due)
                    .as("how late it came, in ms, after %s", anew.waitsAsText())
                    .isBetween(0L, 1_000L);
            assertThat(new TreeMap<>(message.getProperties()))
                    .as("properties of the sender's message afterwards")
                    .isEqualTo(before);
            assertThat(message.getTopic()).as("its topic").isEqualTo("Reminders");
        }
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("the same message object is sent twice, for two times")
    void sentTwice() throws Exception {
        Message message = reminder();
        waits.send(message, begin + 5 * DAY);
        waits.send(message, begin + 8 * DAY);
        broker.passes(waits);
        assertThat(broker.delivered.stream().map(kept -> (kept.at() - begin) / DAY))
                .as("days after which they came")
                .containsExactly(5L, 8L);
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("each wait ends ten hours late, since the broker was down: the last one is as much shorter")
    void waitsThatEndLate() throws Exception {
        broker.lateness.addAll(List.of(10 * HOUR, 10 * HOUR, 10 * HOUR));
        long due = begin + 12 * DAY;
        waits.send(reminder(), due);
        broker.passes(waits);
        arrivesInTime(due);
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("the first wait ends five days late, when the reminder is already due: it comes at once")
    void tooLateAlready() throws Exception {
        broker.lateness.add(5 * DAY);
        waits.send(reminder(), begin + 4 * DAY);
        broker.passes(waits);
        assertThat(late(begin + 8 * DAY)).as("how long it took then, in ms").isBetween(-5 * DAY, 1_000L);
        assertThat(broker.sends()).as("sends").isEqualTo(2);
    }

    @Test
    @Tag("invariant-6")
    @DisplayName(
            "the broker does not take the next wait: first no answer, then FLUSH_DISK_TIMEOUT, then SLAVE_NOT_AVAILABLE")
    void aWaitIsNotGivenUpTooEarly() throws Exception {
        waits.send(reminder(), begin + 10 * DAY);
        broker.answers.add(new IllegalStateException("no broker answers"));
        broker.passes(waits);
        assertThat(broker.redelivered)
                .as("times that the waiting message came again, after one send that failed")
                .isEqualTo(1);
        arrivesInTime(begin + 10 * DAY);
        for (SendStatus status : List.of(SendStatus.FLUSH_DISK_TIMEOUT, SendStatus.SLAVE_NOT_AVAILABLE)) {
            WaitingBroker anew = new WaitingBroker(Duration.ofDays(3));
            LongWaits waiting = anew.waits();
            waiting.send(reminder(), anew.clock.millis() + 5 * DAY);
            anew.answers.add(status);
            anew.passes(waiting);
            assertThat(anew.redelivered)
                    .as("times that the waiting message came again, after a send that was answered with %s", status)
                    .isEqualTo(1);
        }
    }

    @Test
    @Tag("invariant-6")
    @DisplayName(
            "the first send is answered with no answer, FLUSH_DISK_TIMEOUT or FLUSH_SLAVE_TIMEOUT: the sender hears of it")
    void theSenderHearsOfIt() {
        for (Object answer : List.of(
                new IllegalStateException("no broker answers"),
                SendStatus.FLUSH_DISK_TIMEOUT,
                SendStatus.FLUSH_SLAVE_TIMEOUT)) {
            for (long wait : new long[] {HOUR, 5 * DAY}) {
                broker.answers.add(answer);
                String thrown = Thrown.by(() -> {
                    waits.send(reminder(), begin + wait);
                    return null;
                });
                assertThat(thrown)
                        .as("what is thrown for a wait of %s when the answer is %s", WaitingBroker.time(wait), answer)
                        .isNotEqualTo("nothing");
            }
        }
    }
}
