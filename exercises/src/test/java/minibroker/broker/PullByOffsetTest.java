package minibroker.broker;

import checks.HandClock;
import minibroker.message.Message;
import minibroker.message.MessageQueue;
import minibroker.protocol.PullMessageRequest;
import minibroker.store.GetLimits;
import minibroker.store.GetResult;
import minibroker.store.MemoryMessageStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("06-2")
class PullByOffsetTest {
    private static final InetSocketAddress HOST = new InetSocketAddress("127.0.0.1", 10_911);
    private static final MessageQueue QUEUE = new MessageQueue("Sales", 2);
    private static final LongPredicate ALL = tagCode -> true;
    private static final LongPredicate PAID = tagCode -> tagCode == "paid".hashCode();

    /** Bytes of a record whose topic, body and tag have 5, 1 and 10 bytes. */
    private static final int RECORD = 91 + 5 + 1 + 10;

    private final MemoryMessageStore store = new MemoryMessageStore(1_000_000, HOST, new HandClock());

    @Test
    @Tag("invariant-2")
    @DisplayName("a, b, c and d are stored; a pull from offset 1 on gets b, c and d, and goes on at 4")
    void readsFromAnOffsetOn() {
        put("paid", "a", "b", "c", "d");
        assertThat(get(1, 32, 100_000, ALL)).as("a pull at offset 1").isEqualTo("b c d, next 4");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("another queue has messages: they are not ours")
    void queuesAreApart() {
        put("paid", "a");
        store.put(List.of(message(new MessageQueue("Sales", 3), "paid", "x")));
        assertThat(get(0, 32, 100_000, ALL)).as("a pull at offset 0").isEqualTo("a, next 1");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("at most two messages: a and b, and the next pull goes on at 2")
    void stopsAtTheNumberOfMessages() {
        put("paid", "a", "b", "c", "d");
        assertThat(get(0, 2, 100_000, ALL)).as("a pull of two messages").isEqualTo("a b, next 2");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("records of 107 bytes, at most 214: two of them; with a byte less only one")
    void stopsBeforeThereAreTooManyBytes() {
        put("paid", "a", "b", "c", "d");
        assertThat(get(0, 32, 2 * RECORD, ALL)).as("a pull of 214 bytes").isEqualTo("a b, next 2");
        assertThat(get(0, 32, 2 * RECORD - 1, ALL)).as("a pull of 213 bytes").isEqualTo("a, next 1");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the first message alone has more bytes than allowed: it comes, or nobody would ever get past it")
    void theFirstMessageComesHoweverLarge() {
        put("paid", "x".repeat(500), "b");
        assertThat(get(0, 32, 200, ALL)).as("a pull of 200 bytes").isEqualTo("(500 bytes), next 1");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("paid a, sent b, paid c, sent d; only paid ones are wanted: a and c, and on behind d")
    void passesOverWhatIsNotWanted() {
        put("paid", "a");
        put("sent", "b");
        put("paid", "c");
        put("sent", "d");
        assertThat(get(0, 32, 100_000, PAID)).as("a pull at offset 0").isEqualTo("a c, next 4");
        assertThat(get(0, 2, 100_000, PAID)).as("a pull of two messages").isEqualTo("a c, next 3");
        assertThat(get(3, 32, 100_000, PAID)).as("a pull at offset 3").isEqualTo("NoneMatched, next 4");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("sent a, and a paid message that is larger than allowed: the first that passes comes all the same")
    void theFirstThatPassesComesHoweverLarge() {
        put("sent", "a");
        put("paid", "x".repeat(500), "b");
        assertThat(get(0, 32, 200, PAID)).as("a pull of 200 bytes").isEqualTo("(500 bytes), next 2");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("1,000 messages and a pull of two: it looks at two")
    void looksAtNoMoreThanItNeeds() {
        for (int i = 0; i < 1_000; i++) {
            put("paid", "x");
        }
        AtomicInteger looks = new AtomicInteger();
        get(0, 2, 100_000, tagCode -> looks.incrementAndGet() > 0);
        assertThat(looks.get()).as("messages that tags was asked about").isEqualTo(2);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("one wanted message, then 999 that are not: one pull looks at 800 of them all, wanted or not")
    void countsTheWantedWithTheOthers() {
        put("paid", "a");
        for (int i = 1; i < 1_000; i++) {
            put("sent", "x");
        }
        assertThat(get(0, 32, 100_000, PAID)).as("a pull at offset 0").isEqualTo("a, next 800");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("1,000 messages that are not wanted: one pull looks at 800 of them, and goes on behind those")
    void looksAt800MessagesAtMost() {
        for (int i = 0; i < 1_000; i++) {
            put("sent", "x");
        }
        assertThat(get(0, 32, 100_000, PAID)).as("a pull at offset 0").isEqualTo("NoneMatched, next 800");
        assertThat(get(800, 32, 100_000, PAID)).as("a pull at offset 800").isEqualTo("NoneMatched, next 1000");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("1,000 messages, and a read that wants 900 of them: it looks at as many")
    void looksAtAsManyAsAreWanted() {
        for (int i = 0; i < 1_000; i++) {
            put("paid", "x");
        }
        GetResult result = store.get(QUEUE, 0, new GetLimits(900, 200_000), ALL);
        assertThat(result).as("a read of 900 messages").isInstanceOf(GetResult.Found.class);
        assertThat("%s messages, next %s"
                        .formatted(((GetResult.Found) result).records().size(), result.nextOffset()))
                .as("a read of 900 messages")
                .isEqualTo("900 messages, next 900");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "an empty queue, and one with offsets 0 to 2: each other offset has its own answer, with a place to go on")
    void whereThereIsNothingItSaysWhereToGo() {
        assertThat(get(0, 32, 100_000, ALL)).as("offset 0 of an empty queue").isEqualTo("EmptyQueue, next 0");
        assertThat(get(7, 32, 100_000, ALL)).as("offset 7 of an empty queue").isEqualTo("EmptyQueue, next 0");
        assertThat(get(-1, 32, 100_000, ALL))
                .as("offset -1 of an empty queue, in which no message is the oldest")
                .isEqualTo("EmptyQueue, next 0");
        put("paid", "a", "b", "c");
        assertThat(get(3, 32, 100_000, ALL)).as("offset 3, the next to come").isEqualTo("NoNewMessage, next 3");
        assertThat(get(4, 32, 100_000, ALL)).as("offset 4").isEqualTo("OffsetTooLarge, next 3");
        assertThat(get(-1, 32, 100_000, ALL)).as("offset -1").isEqualTo("OffsetTooSmall, next 0");
        assertThat(get(4_294_967_297L, 32, 100_000, ALL))
                .as("offset 4,294,967,297, which an int takes for 1")
                .isEqualTo("OffsetTooLarge, next 3");
        assertThat(get(Long.MAX_VALUE, 32, 100_000, ALL)).as("the largest long").isEqualTo("OffsetTooLarge, next 3");
        assertThat(get(Long.MIN_VALUE, 32, 100_000, ALL))
                .as("the smallest long")
                .isEqualTo("OffsetTooSmall, next 0");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a queue had two messages, and none is left: it isn't an empty queue, its next message gets offset 2")
    void aQueueOfWhichNothingIsLeftIsNotEmpty() {
        MemoryMessageStore small = new MemoryMessageStore(500, HOST, new HandClock());
        small.put(List.of(message(QUEUE, "paid", "a")));
        small.put(List.of(message(QUEUE, "paid", "b")));
        small.put(List.of(message(new MessageQueue("Sales", 3), "paid", "x".repeat(400))));
        Map<Long, String> answers = new LinkedHashMap<>();
        for (long offset : List.of(0L, 2L, 3L)) {
            answers.put(offset, shown(small.get(QUEUE, offset, new GetLimits(32, 100_000), ALL)));
        }
        assertThat(answers.get(0L)).as("a pull at offset 0").isEqualTo("OffsetTooSmall, next 2");
        assertThat(answers.get(2L)).as("a pull at offset 2").isEqualTo("NoNewMessage, next 2");
        assertThat(answers.get(3L)).as("a pull at offset 3").isEqualTo("OffsetTooLarge, next 2");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("room for one message of two, so the older one is gone: a pull for it is sent to the newer one")
    void whatIsGoneSendsToTheOldestThatIsLeft() {
        MemoryMessageStore small = new MemoryMessageStore(500, HOST, new HandClock());
        small.put(List.of(message(QUEUE, "paid", "old")));
        small.put(List.of(message(QUEUE, "paid", "x".repeat(150))));
        GetResult result = small.get(QUEUE, 0, new GetLimits(32, 100_000), ALL);
        assertThat(shown(result)).as("a pull at offset 0").isEqualTo("OffsetTooSmall, next 1");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("only offset 1 is left of a queue, and a pull asks for the smallest long: that is too small, too")
    void theSmallestLongIsTooSmallForALaterBeginning() {
        MemoryMessageStore small = new MemoryMessageStore(500, HOST, new HandClock());
        small.put(List.of(message(QUEUE, "paid", "old")));
        small.put(List.of(message(QUEUE, "paid", "x".repeat(150))));
        GetResult result = small.get(QUEUE, Long.MIN_VALUE, new GetLimits(32, 100_000), ALL);
        assertThat(shown(result)).as("a pull at the smallest long").isEqualTo("OffsetTooSmall, next 1");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("what the consumer is told: 0 take them, 20 ask further on, 19 ask here again, 21 go somewhere else")
    void eachResultHasItsCode() {
        put("paid", "a");
        assertThat(code(store.get(QUEUE, 0, new GetLimits(32, 100_000), ALL), 0))
                .as("code of Found")
                .isEqualTo(0);
        assertThat(code(new GetResult.NoneMatched(4), 2))
                .as("code of NoneMatched")
                .isEqualTo(20);
        assertThat(code(new GetResult.NoNewMessage(2), 2))
                .as("code of NoNewMessage")
                .isEqualTo(19);
        assertThat(code(new GetResult.OffsetTooSmall(5), 2))
                .as("code of OffsetTooSmall")
                .isEqualTo(21);
        assertThat(code(new GetResult.OffsetTooLarge(1), 2))
                .as("code of OffsetTooLarge")
                .isEqualTo(21);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("an empty queue: who asks at 0 stands right and may wait, who asks at 7 is sent to 0")
    void inAnEmptyQueueOnlyZeroIsRight() {
        assertThat(code(new GetResult.EmptyQueue(), 0)).as("code at offset 0").isEqualTo(19);
        assertThat(code(new GetResult.EmptyQueue(), 7)).as("code at offset 7").isEqualTo(21);
    }

    private void put(String tag, String... bodies) {
        for (String body : bodies) {
            store.put(List.of(message(QUEUE, tag, body)));
        }
    }

    private static Message message(MessageQueue queue, String tag, String body) {
        return new Message(queue, 0, 0, 1_000, HOST, 0, 0, body.getBytes(UTF_8), "TAGS\u0001" + tag + "\u0002");
    }

    private String get(long offset, int messages, int bytes, LongPredicate tags) {
        return shown(store.get(QUEUE, offset, new GetLimits(messages, bytes), tags));
    }

    private static String shown(GetResult result) {
        String what = result instanceof GetResult.Found found
                ? found.records().stream().map(PullByOffsetTest::body).collect(Collectors.joining(" "))
                : result.getClass().getSimpleName();
        return (what.isEmpty() ? "Found without messages" : what) + ", next " + result.nextOffset();
    }

    private static String body(byte[] record) {
        ByteBuffer bytes = ByteBuffer.wrap(record);
        byte[] body = new byte[bytes.getInt(84)];
        bytes.get(88, body);
        return body.length > 10 ? "(%s bytes)".formatted(body.length) : new String(body, UTF_8);
    }

    private static int code(GetResult result, long offset) {
        return PullMessageProcessor.code(
                result, new PullMessageRequest("Books", QUEUE, offset, 32, 4, 0, 15_000, "*", 0, "TAG"));
    }
}
