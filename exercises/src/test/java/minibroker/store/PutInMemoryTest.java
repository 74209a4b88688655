package minibroker.store;

import checks.HandClock;
import minibroker.message.Message;
import minibroker.message.MessageQueue;
import minibroker.message.StoredMessage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("05-1")
class PutInMemoryTest {
    private static final InetSocketAddress HOST = new InetSocketAddress("127.0.0.1", 10_911);
    private static final InetSocketAddress SENDER = new InetSocketAddress("10.0.0.7", 50_001);
    private static final MessageQueue SALES_0 = new MessageQueue("Sales", 0);
    private static final MessageQueue SALES_1 = new MessageQueue("Sales", 1);
    private static final int MAX_BYTES = 10_000;

    private final HandClock clock = new HandClock();
    private final MemoryMessageStore store = new MemoryMessageStore(MAX_BYTES, HOST, clock);

    @Test
    @Tag("invariant-1")
    @DisplayName("three messages into one queue: they get the offsets 0, 1, 2")
    void countsFromZero() {
        assertThat(List.of(
                        put(SALES_0, "a").queueOffset(),
                        put(SALES_0, "b").queueOffset(),
                        put(SALES_0, "c").queueOffset()))
                .as("offsets in the answers")
                .containsExactly(0L, 1L, 2L);
        assertThat(bodies(SALES_0)).as("messages at these offsets").isEqualTo("a b c");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("messages into two queues by turns: each queue counts for itself")
    void everyQueueCountsForItself() {
        put(SALES_0, "a");
        put(SALES_1, "b");
        put(SALES_0, "c");
        assertThat(put(SALES_1, "d").queueOffset())
                .as("offset of the second in queue 1")
                .isEqualTo(1);
        assertThat(bodies(SALES_0)).as("messages of queue 0").isEqualTo("a c");
        assertThat(bodies(SALES_1)).as("messages of queue 1").isEqualTo("b d");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "three messages at once behind another: each has its own offset; the answer has the first one's, and three places")
    void severalAtOnceFollowEachOther() {
        put(SALES_0, "before");
        PutResult.Stored stored = put(SALES_0, "a", "b", "c");
        assertThat(stored.queueOffset()).as("offset in the answer").isEqualTo(1);
        assertThat(stored.commitLogOffsets()).as("places in the answer").hasSize(3);
        assertThat(bodies(SALES_0)).as("messages of the queue").isEqualTo("before a b c");
        assertThat(LongStream.range(0, 4).mapToObj(offset -> store.messageAt(SALES_0, offset)
                        .map(StoredMessage::queueOffset)
                        .orElse(-1L)))
                .as("offsets that these messages carry")
                .containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("five messages, in three queues and four puts: each begins where the one before it ended")
    void placesFollowEachOther() {
        List<Long> places = new ArrayList<>();
        Message first = new Message(new MessageQueue("Other", 0), 0, 0, 1, SENDER, 0, 0, new byte[1], "KEYS\u00014711");
        places.addAll(((PutResult.Stored) store.put(List.of(first)).join()).commitLogOffsets());
        places.addAll(put(SALES_0, "a").commitLogOffsets());
        places.addAll(put(SALES_1, "four", "a longer one").commitLogOffsets());
        places.addAll(put(SALES_0, "end").commitLogOffsets());
        List<Long> expected = new ArrayList<>(List.of(0L, size("") + 1 + "KEYS\u00014711".length()));
        for (String body : List.of("a", "four", "a longer one")) {
            expected.add(expected.get(expected.size() - 1) + size(body));
        }
        assertThat(places).as("places in the answers").isEqualTo(expected);
        assertThat(store.status().maxOffset())
                .as("where the next message will begin")
                .isEqualTo(expected.get(4) + size("end"));
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("600 messages of 4 MiB: places go on beyond 2 GiB, which is more than an int can count")
    void placesGoBeyondTwoGibibytes() {
        byte[] body = new byte[4 * 1024 * 1024];
        long last = 0;
        for (int i = 0; i < 600; i++) {
            Message message = new Message(SALES_0, 0, 0, 1, HOST, 0, 0, body, "");
            PutResult.Stored stored =
                    (PutResult.Stored) store.put(List.of(message)).join();
            last = stored.commitLogOffsets().get(0);
        }
        assertThat(last)
                .as("place of the last of 600 messages")
                .isEqualTo(599L * (MemoryMessageStore.OVERHEAD_BYTES + "Sales".length() + body.length));
        assertThat(store.messageAt(SALES_0, 599).map(StoredMessage::commitLogOffset))
                .as("the same place, as the message carries it")
                .contains(last);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "what is kept: the message, its offset, its place, the time on the broker's clock, the broker's address")
    void keepsWhatBelongsToAMessage() {
        clock.forward(1_234);
        Message message = message(SALES_0, "a");
        PutResult.Stored stored = (PutResult.Stored)
                store.put(List.of(message(SALES_0, "before"), message)).join();
        StoredMessage kept =
                store.messageAt(SALES_0, 1).orElseThrow(() -> new AssertionError("nothing is at offset 1"));
        assertThat(kept.message()).as("the message at offset 1").isSameAs(message);
        assertThat(kept.queueOffset()).as("its offset").isEqualTo(1);
        assertThat(kept.commitLogOffset())
                .as("its place")
                .isEqualTo(stored.commitLogOffsets().get(1));
        assertThat(kept.storeTimestamp()).as("when it was stored").isEqualTo(clock.millis());
        assertThat(kept.storeHost()).as("the broker's address").isEqualTo(HOST);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("there is room for 10,000 bytes: messages of 4,000 come, and the oldest go")
    void dropsTheOldest() {
        for (String name : List.of("a", "b", "c", "d")) {
            put(SALES_0, large(name, 4_000));
        }
        assertThat(range(SALES_0)).as("offsets from, and below").isEqualTo("2 to 4");
        assertThat(names(SALES_0)).as("messages that are left").isEqualTo("c d");
        assertThat(put(SALES_0, "e").queueOffset()).as("offset of the next").isEqualTo(4);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("there is room for 3 GiB: of 800 messages of 4 MiB the 767 newest fit")
    void theRoomMayBeMoreThanAnIntCanCount() {
        MemoryMessageStore large = new MemoryMessageStore(3L << 30, HOST, clock);
        byte[] body = new byte[4 * 1024 * 1024]; // one for all: they take no more memory than one
        for (int i = 0; i < 800; i++) {
            large.put(List.of(new Message(SALES_0, 0, 0, 1, HOST, 0, 0, body, "")))
                    .join();
        }
        assertThat(large.minOffset(SALES_0)).as("oldest offset that is left").isEqualTo(33);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("10,000 bytes are full to the last one: nothing goes, and with one byte more the oldest does")
    void theRoomIsUsedUp() {
        put(SALES_0, large("a", 5_000));
        put(SALES_0, large("b", 5_000));
        assertThat(names(SALES_0)).as("messages in 10,000 bytes").isEqualTo("a b");
        MemoryMessageStore other = new MemoryMessageStore(MAX_BYTES, HOST, clock);
        other.put(List.of(message(SALES_0, large("a", 5_000)))).join();
        other.put(List.of(message(SALES_0, large("b", 5_001)))).join();
        assertThat(other.minOffset(SALES_0))
                .as("oldest offset with 10,001 bytes")
                .isEqualTo(1);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("two messages of 5,000 bytes fill the room, and a third comes: one goes, and two fill it again")
    void noMoreGoesThanMust() {
        for (String name : List.of("a", "b", "c")) {
            put(SALES_0, large(name, 5_000));
        }
        assertThat(names(SALES_0)).as("messages that are left in 10,000 bytes").isEqualTo("b c");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the oldest message is in a queue that nobody uses any more: it goes, and that queue counts on")
    void theOldestOfAllQueuesGoes() {
        put(SALES_1, large("old", 4_000));
        put(SALES_0, large("a", 4_000));
        put(SALES_0, large("b", 4_000));
        assertThat(range(SALES_1)).as("offsets of the silent queue").isEqualTo("1 to 1");
        assertThat(names(SALES_0)).as("messages of the busy queue").isEqualTo("a b");
        assertThat(put(SALES_1, "new").queueOffset())
                .as("offset of the next in the silent queue")
                .isEqualTo(1);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the oldest message is of a topic that was deleted, so its queue is gone: it goes all the same")
    void theOldestMayHaveNoQueueAnyMore() {
        MessageQueue deleted = new MessageQueue("Deleted", 0);
        put(deleted, large("old", 4_000));
        store.deleteTopic("Deleted");
        put(SALES_0, large("a", 4_000));
        put(SALES_0, large("b", 4_000));
        assertThat(names(SALES_0)).as("messages of the other topic").isEqualTo("a b");
        assertThat(store.inside().queues().stream().map(QueueEnds::queue))
                .as("queues that there are")
                .containsExactly(SALES_0);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "three messages, and then one that is larger than all the room: the three go, and it stays until the next comes")
    void theNewestStays() {
        for (String name : List.of("a", "b", "c")) {
            put(SALES_0, large(name, 3_000));
        }
        put(SALES_0, large("huge", 20_000));
        assertThat(names(SALES_0))
                .as("messages that are left with the huge one")
                .isEqualTo("huge");
        put(SALES_0, "small");
        assertThat(range(SALES_0)).as("offsets after a small one").isEqualTo("4 to 5");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("three messages of 4,000 bytes come in one put, and there is room for 10,000: the first goes at once")
    void whatCameTogetherMayBeTooMuch() {
        put(SALES_0, "before");
        put(SALES_0, large("a", 4_000), large("b", 4_000), large("c", 4_000));
        assertThat(names(SALES_0)).as("messages that are left in 10,000 bytes").isEqualTo("b c");
        assertThat(range(SALES_0)).as("offsets from, and below").isEqualTo("2 to 4");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("an answer is kept, and another message comes: the places in the answer stay what they were")
    void anAnswerStaysAsItIs() {
        PutResult.Stored first = put(SALES_0, "a", "b");
        assertThat(put(SALES_0, "c").queueOffset()).as("offset of the other").isEqualTo(2);
        assertThat(first.commitLogOffsets()).as("places in the first answer").containsExactly(0L, size("a"));
    }

    private PutResult.Stored put(MessageQueue queue, String... bodies) {
        return (PutResult.Stored)
                store.put(Stream.of(bodies).map(body -> message(queue, body)).toList())
                        .join();
    }

    private static Message message(MessageQueue queue, String body) {
        return new Message(queue, 0, 0, 1, SENDER, 0, 0, body.getBytes(UTF_8), "");
    }

    /** A body that makes a message of so many bytes. */
    private static String large(String name, int bytes) {
        return name + "-".repeat(bytes - (int) size(name));
    }

    /** What a message takes whose topic is Sales and that has no properties. */
    private static long size(String body) {
        return MemoryMessageStore.OVERHEAD_BYTES + "Sales".length() + body.length();
    }

    private String range(MessageQueue queue) {
        return "%s to %s".formatted(store.minOffset(queue), store.maxOffset(queue));
    }

    private String names(MessageQueue queue) {
        return bodies(queue).replace("-", "");
    }

    private String bodies(MessageQueue queue) {
        return LongStream.range(store.minOffset(queue), store.maxOffset(queue))
                .mapToObj(offset -> store.messageAt(queue, offset)
                        .map(stored -> new String(stored.message().body(), UTF_8))
                        .orElse("nothing"))
                .collect(joining(" "));
    }
}
