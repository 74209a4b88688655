package minibroker.inspect;

import minibroker.TestClock;
import minibroker.exercise.NotDoneYet;
import minibroker.json.JsonObject;
import minibroker.json.JsonWriter;
import minibroker.message.MessageQueue;
import minibroker.protocol.InspectBrokerRequest;
import minibroker.protocol.TopicConfig;
import minibroker.schedule.DelayedMessages;
import minibroker.store.MemoryMessageStore;
import minibroker.store.MessageStore;
import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** A part that is not written yet, or fails, says so, and the others are told. */
class UnfinishedPartsTest {
    private final TestClock clock = new TestClock();
    private final MessageStore store =
            new MemoryMessageStore(1_000_000, new InetSocketAddress("127.0.0.1", 10_911), clock);

    /** Only topics and groups are written; locks fail, and the class of held pulls lacks a method. */
    private static final class Beginner implements BrokerInside {
        @Override
        public List<TopicConfig> topics() {
            return List.of(TopicConfig.readWrite("T", 1));
        }

        @Override
        public Set<String> systemTopics() {
            return Set.of();
        }

        @Override
        public Map<MessageQueue, List<GroupMark>> marks(Set<MessageQueue> queues) {
            throw new NotDoneYet("11-2");
        }

        @Override
        public Some<GroupInside> groups(int most) {
            return new Some<>(List.of(new GroupInside("G", List.of("c1"), true)), 0);
        }

        @Override
        public Some<HeldInside> held(int most) {
            throw new NoSuchMethodError("some");
        }

        @Override
        public Some<LockInside> locks(int most) {
            throw new IllegalStateException("no clock");
        }
    }

    @Test
    void areNamedBesideTheOthers() {
        BrokerView view = new BrokerView(new Beginner(), store, new DelayedMessages(store, clock), "h:1", clock);

        JsonObject json = JsonObject.ofDocument(JsonWriter.body(
                view.json(new InspectBrokerRequest(OptionalLong.empty(), 10)).map()));

        assertThat(json.objects("unfinished").stream().map(part -> part.text("part")))
                .containsExactly("offsets", "held", "locks");
        assertThat(json.objects("unfinished").get(0).text("says"))
                .startsWith("Exercise 11-2 (lesson 11) is not done yet: ");
        assertThat(json.objects("unfinished").get(2).text("says"))
                .isEqualTo("It can't be looked at: java.lang.IllegalStateException: no clock");
        assertThat(json.objects("topics").get(0).text("topic")).isEqualTo("T");
        assertThat(json.objects("groups").get(0).yes("broadcast", false)).isTrue();
        assertThat(json.plain()).doesNotContainKeys("held", "locks").containsKeys("levels", "timers", "happened");
    }
}
