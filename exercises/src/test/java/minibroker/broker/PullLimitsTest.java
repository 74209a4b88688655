package minibroker.broker;

import checks.HandClock;
import minibroker.message.Message;
import minibroker.message.MessageQueue;
import minibroker.store.GetLimits;
import minibroker.store.GetResult;
import minibroker.store.MemoryMessageStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("06-2")
class PullLimitsTest {
    private static final InetSocketAddress HOST = new InetSocketAddress("127.0.0.1", 10_911);
    private static final MessageQueue QUEUE = new MessageQueue("Sales", 2);
    private static final LongPredicate PAID = tagCode -> tagCode == "paid".hashCode();
    private static final String NO_TAG = "";

    /** Bytes of a record with topic Sales, a body of one byte and the tag paid. */
    private static final int RECORD = 91 + 5 + 1 + 10;

    private final MemoryMessageStore store = new MemoryMessageStore(10_000_000, HOST, new HandClock());

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "a small record, a large one, a small one; room for two small ones: the third never overtakes the second")
    void stopsAtTheFirstThatHasNoRoom() {
        put("paid", 1);
        put("paid", 500);
        put("paid", 1);
        assertThat(get(0, 32, 2 * RECORD, PAID))
                .as("a pull of 214 bytes: bytes of each body")
                .isEqualTo("1, next 1");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("paid, sent with 500 bytes, paid; room for two paid ones: what is passed over takes no room")
    void whatIsPassedOverTakesNoRoom() {
        put("paid", 1);
        put("sent", 500);
        put("paid", 1);
        assertThat(get(0, 32, 2 * RECORD, PAID))
                .as("a pull of 214 bytes: bytes of each body")
                .isEqualTo("1 1, next 3");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("messages with and without a tag: tags decides, as with any other")
    void aMessageWithoutATagIsAskedAboutToo() {
        put(NO_TAG, 1);
        put("paid", 2);
        put(NO_TAG, 3);
        assertThat(get(0, 32, 100_000, PAID))
                .as("a pull of paid messages: bytes of each body")
                .isEqualTo("2, next 3");
        assertThat(get(0, 32, 100_000, tagCode -> tagCode == 0))
                .as("a pull of messages without a tag: bytes of each body")
                .isEqualTo("1 3, next 3");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "paid messages at 0 and 500, all others unwanted: one pull looks at 800 messages, not at 800 after each")
    void whatIsFoundDoesNotBeginAnewToCount() {
        put("paid", 1);
        fill("sent", 499);
        put("paid", 1);
        fill("sent", 1_000);
        assertThat(get(0, 32, 100_000, PAID))
                .as("a pull at offset 0: bytes of each body")
                .isEqualTo("1 1, next 800");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("offsets 1 to 4 are there; others 4,294,967,296 further on or back, alike to an int, are too far away")
    void offsetsAreComparedAsLongs() {
        MemoryMessageStore small = new MemoryMessageStore(2_000, HOST, new HandClock());
        small.put(List.of(message("paid", 600)));
        for (int i = 1; i <= 4; i++) {
            small.put(List.of(message("paid", 100)));
        }
        assertThat(small.minOffset(QUEUE) + " to " + small.maxOffset(QUEUE))
                .as("offsets of the queue")
                .isEqualTo("1 to 5");
        for (long offset = 0; offset <= 6; offset++) {
            long far = offset + 4_294_967_296L;
            assertThat(shown(small.get(QUEUE, far, new GetLimits(32, 100_000), PAID)))
                    .as("a pull at offset %s", far)
                    .isEqualTo("OffsetTooLarge, next 5");
            long before = offset - 4_294_967_296L;
            assertThat(shown(small.get(QUEUE, before, new GetLimits(32, 100_000), PAID)))
                    .as("a pull at offset %s", before)
                    .isEqualTo("OffsetTooSmall, next 1");
        }
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("offsets 1 to 4 are there: 0 is too small, 1 and 4 have messages, 5 is the next one, 6 is too large")
    void eachEdgeBelongsToItsSide() {
        MemoryMessageStore small = new MemoryMessageStore(2_000, HOST, new HandClock());
        small.put(List.of(message("paid", 600)));
        for (int i = 1; i <= 4; i++) {
            small.put(List.of(message("paid", 100)));
        }
        List<String> answers = new ArrayList<>();
        for (long offset : List.of(0L, 1L, 4L, 5L, 6L)) {
            answers.add(shown(small.get(QUEUE, offset, new GetLimits(1, 100_000), PAID)));
        }
        assertThat(answers)
                .as("pulls at 0, 1, 4, 5 and 6")
                .containsExactly(
                        "OffsetTooSmall, next 1",
                        "100, next 2",
                        "100, next 5",
                        "NoNewMessage, next 5",
                        "OffsetTooLarge, next 5");
    }

    private void put(String tag, int bytes) {
        store.put(List.of(message(tag, bytes)));
    }

    private void fill(String tag, int messages) {
        for (int i = 0; i < messages; i++) {
            put(tag, 1);
        }
    }

    private static Message message(String tag, int bytes) {
        String properties = tag.equals(NO_TAG) ? "" : "TAGS\u0001" + tag + "\u0002";
        return new Message(QUEUE, 0, 0, 1_000, HOST, 0, 0, new byte[bytes], properties);
    }

    private String get(long offset, int messages, int bytes, LongPredicate tags) {
        return shown(store.get(QUEUE, offset, new GetLimits(messages, bytes), tags));
    }

    /** How many bytes each body has, or what kind of an answer it is; and where to go on. */
    private static String shown(GetResult result) {
        String what = result instanceof GetResult.Found
                ? String.join(
                        " ",
                        result.messages().stream()
                                .map(stored -> Integer.toString(stored.message().body().length))
                                .toList())
                : result.getClass().getSimpleName();
        return what + ", next " + result.nextOffset();
    }
}
