package programs.batches;

import org.apache.rocketmq.common.message.Message;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.stream.Stream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static programs.batches.SizedEvents.event;
import static programs.batches.SizedEvents.places;

@Tag("15-1")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SameKindTest {
    private static List<List<Integer>> split(List<Message> messages) {
        return places(messages, new BatchSplitter(10_000).split(messages));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("three messages whose topics are equal, each with a String of its own: one batch, topics are the same")
    void equalTopicsAreTheSame() {
        List<Message> messages = Stream.of("Events", "Events", "Events")
                .map(topic -> new Message(new String(topic.toCharArray()), new byte[10]))
                .toList();
        assertThat(split(messages))
                .as("places of the messages, batch by batch, with topics that are equal and not the same object")
                .isEqualTo(List.of(List.of(0, 1, 2)));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "the first and the third of three have property WAIT=true, the second has no properties: isWaitStoreMsgOK() of all is true, so they go together")
    void whoSaysNothingWaits() {
        Message bare = new Message();
        bare.setTopic("Events");
        bare.setBody(new byte[10]);
        assertThat(split(List.of(event(10), bare, event(10))))
                .as("places of the messages, batch by batch, of which one has no property WAIT")
                .isEqualTo(List.of(List.of(0, 1, 2)));
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("topics Events and events differ: no batch has both")
    void capitalsDiffer() {
        assertThat(split(List.of(event(10), new Message("events", new byte[10]))))
                .as("places of the messages, batch by batch")
                .isEqualTo(List.of(List.of(0), List.of(1)));
    }
}
