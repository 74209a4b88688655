package programs.timers;

import checks.Remembered;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageExt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static programs.timers.LongWaitsTest.reminder;

/** What a reminder knows when it has arrived, and who may have sent it on. */
@Tag("17-5")
class RemindersSentOnTest {
    private static final long DAY = 24 * 3_600_000;

    private final WaitingBroker broker = new WaitingBroker(Duration.ofDays(3));
    private final LongWaits waits = broker.waits();
    private final long begin = broker.clock.millis();

    /** The only message that was delivered. */
    private MessageExt arrived() {
        assertThat(broker.delivered.stream().map(kept -> kept.message().getTopic()))
                .as("topics in which something arrived; the waits were %s", broker.waitsAsText())
                .containsExactly("Reminders");
        return broker.delivered.remove(0).message();
    }

    @Test
    @Tag("invariant-6")
    @DisplayName(
            "whoever reads a reminder sends it on, in a new message with all its properties, to Other in five days")
    void sentOn() throws Exception {
        waits.send(reminder(), begin + 5 * DAY);
        broker.passes(waits);
        MessageExt arrived = arrived();
        Message other = new Message("Other", arrived.getBody());
        arrived.getProperties().forEach((name, value) -> MessageAccessor.putProperty(other, name, value));
        waits.send(other, begin + 10 * DAY);
        broker.passes(waits);
        assertThat(broker.delivered.stream().map(kept -> "%s, %s ms late"
                        .formatted(kept.message().getTopic(), kept.at() - begin - 10 * DAY)))
                .as("topic in which it comes the second time, and how late")
                .containsExactly("Other, 0 ms late");
    }

    @Test
    @Tag("invariant-6")
    @DisplayName(
            "after each send the program is gone, and another one reads the waiting topic; nothing is kept in memory")
    void anotherProgramGoesOn() throws Exception {
        int before = Remembered.elements(waits, LongWaits.class);
        for (int i = 0; i < 20; i++) {
            waits.send(reminder(), begin + 10 * DAY);
        }
        assertThat(Remembered.elements(waits, LongWaits.class) - before)
                .as("elements by which the collections of LongWaits have grown after 20 sends")
                .isLessThan(10);
        broker.passes(broker.waits());
        assertThat(broker.delivered.stream().map(kept -> kept.at() - begin - 10 * DAY))
                .as("how late each came, in ms")
                .hasSize(20)
                .containsOnly(0L);
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("a body that is no text: bytes 0x00, 0x80 and 0xff")
    void anyBody() throws Exception {
        byte[] body = {0, (byte) 0x80, (byte) 0xff};
        waits.send(new Message("Reminders", body), begin + 5 * DAY);
        broker.passes(waits);
        assertThat(arrived().getBody()).as("bytes of the body that arrived").containsExactly(body);
    }

    @Test
    @Tag("invariant-6")
    @DisplayName(
            "a reminder whose wait was tried again is not a retry of anybody: its own topic is the only one that it knows")
    void nothingIsLeftOfTheWaits() throws Exception {
        waits.send(reminder(), begin + 5 * DAY);
        broker.answers.add(new IllegalStateException("no broker answers"));
        broker.passes(waits);
        assertThat(arrived().getProperty("RETRY_TOPIC"))
                .as("RETRY_TOPIC of what arrived")
                .isNull();
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("twenty reminders at once, of three topics and for twenty days: each comes into its topic on its day")
    void manyAtOnce() throws Exception {
        for (int day = 1; day <= 20; day++) {
            Message message = reminder();
            message.setTopic("Topic" + day % 3);
            message.setKeys("day " + day);
            waits.send(message, begin + day * DAY);
        }
        broker.passes(waits);
        assertThat(broker.delivered.stream().map(kept -> "%s, %s, after %s"
                        .formatted(kept.message().getTopic(), kept.message().getKeys(), (kept.at() - begin) / DAY)))
                .as("what arrived")
                .isEqualTo(IntStream.rangeClosed(1, 20)
                        .mapToObj(day -> "Topic%s, day %s, after %s".formatted(day % 3, day, day))
                        .toList());
    }
}
