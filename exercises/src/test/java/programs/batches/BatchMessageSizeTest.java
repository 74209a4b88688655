package programs.batches;

import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static programs.batches.SizedEvents.LONG_ID;
import static programs.batches.SizedEvents.event;
import static programs.batches.SizedEvents.inTheLog;

@Tag("15-1")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchMessageSizeTest {
    @Test
    @Tag("invariant-1")
    @DisplayName("body 'paid' to topic Events: 115, 6 for the topic, 4 for the body, 10 for WAIT=true, 66 for the id")
    void countsWhatTheLogHolds() {
        Message paid = new Message("Events", "paid".getBytes(UTF_8));
        assertThat(BatchSplitter.size(paid)).as("size of the message").isEqualTo(201);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "topics, bodies, tags, keys and properties of several lengths: what the broker's log will take for each")
    void countsEveryPart() {
        Message tagged = new Message("Events", "paid", "4711 customer-1", new byte[300]);
        Message longTopic = new Message("Events-of-the-shop-in-Zurich", new byte[1]);
        Message city = event(10);
        city.putUserProperty("city", "Bern");
        Message many = event(10);
        IntStream.range(0, 50).forEach(i -> many.putUserProperty("name" + i, "value" + i));
        for (Message message : List.of(event(1), event(100_000), longTopic, tagged, city, many)) {
            int expected = inTheLog(message);
            assertThat(BatchSplitter.size(message))
                    .as(
                            "topic of %s letters, body of %s bytes, %s properties",
                            message.getTopic().length(),
                            message.getBody().length,
                            message.getProperties().size())
                    .isEqualTo(expected);
        }
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("property city is Zürich, or 東京: bytes of UTF-8 are counted, not letters")
    void countsBytesAndNotLetters() {
        for (String city : List.of("Zürich", "東京", "😀")) {
            Message message = event(10);
            message.putUserProperty("city", city);
            int expected = inTheLog(message);
            assertThat(BatchSplitter.size(message))
                    .as("size with city %s", city)
                    .isEqualTo(expected);
        }
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("topic Aufträge, 8 letters and 9 bytes: the bytes of a topic are counted, too")
    void aTopicIsCountedInBytes() {
        assertThat(BatchSplitter.size(new Message("Aufträge", "paid".getBytes(UTF_8))))
                .as("size with a topic of 8 letters and 9 bytes: 115 + 9 + 4 + 10 + 66")
                .isEqualTo(204);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "a message without an id, whose key is the word UNIQ_KEY: it gets an id all the same, which is counted")
    void aKeyOfThatNameIsNoId() {
        Message message = new Message("Events", "", "UNIQ_KEY", new byte[10]);
        int expected = inTheLog(message);
        assertThat(BatchSplitter.size(message))
                .as("size of a message that has the word UNIQ_KEY, and no id")
                .isEqualTo(expected);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "a message was sent before and has its id, of 56 letters or of 32: that one is counted, and none is added")
    void anIdThatIsThereIsCountedOnce() {
        long without = BatchSplitter.size(event(10));
        Message message = event(10);
        MessageAccessor.putProperty(message, "UNIQ_KEY", LONG_ID);
        assertThat(BatchSplitter.size(message))
                .as("size with an id of 56 letters")
                .isEqualTo(without);
        MessageAccessor.putProperty(message, "UNIQ_KEY", "A".repeat(32));
        assertThat(BatchSplitter.size(message))
                .as("size with an id of 32 letters")
                .isEqualTo(without - 24);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("made with new Message() and without any property, getProperties() is null: 115, 6, 10 and the id")
    void aMessageWithoutProperties() {
        Message bare = new Message();
        bare.setTopic("Events");
        bare.setBody(new byte[10]);
        assertThat(BatchSplitter.size(bare)).as("size of the message").isEqualTo(115 + 6 + 10 + 66);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("counting leaves the message as it is: the id is the client's to give")
    void countingChangesNothing() {
        Message message = new Message("Events", "paid", "4711", new byte[10]);
        Map<String, String> before = Map.copyOf(message.getProperties());
        BatchSplitter.size(message);
        new BatchSplitter(10_000).split(List.of(message));
        assertThat(message.getProperties()).as("properties").isEqualTo(before);
    }
}
