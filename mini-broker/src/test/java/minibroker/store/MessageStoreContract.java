package minibroker.store;

import minibroker.TestClock;
import minibroker.message.Message;
import minibroker.message.MessageCodec;
import minibroker.message.MessageQueue;
import minibroker.message.StoredMessage;
import minibroker.store.GetResult.EmptyQueue;
import minibroker.store.GetResult.Found;
import minibroker.store.GetResult.NoNewMessage;
import minibroker.store.GetResult.NoneMatched;
import minibroker.store.GetResult.OffsetTooLarge;
import minibroker.store.GetResult.OffsetTooSmall;
import minibroker.store.MessageStore.Boundary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What every store does, wherever it keeps the messages. */
abstract class MessageStoreContract {
    static final InetSocketAddress HOST = new InetSocketAddress("127.0.0.1", 10_911);
    static final MessageQueue QUEUE = new MessageQueue("Orders", 2);
    static final GetLimits MANY = new GetLimits(32, 256 * 1024);
    private static final LongPredicate ALL = tagCode -> true;

    final TestClock clock = new TestClock();
    private MessageStore store;

    /** An empty store with the clock above that holds at least a few thousand messages. */
    abstract MessageStore newStore();

    final MessageStore store() {
        if (store == null) {
            store = newStore();
        }
        return store;
    }

    @AfterEach
    void close() {
        store().close();
    }

    @Test
    void givesEachQueueItsOwnOffsetsFromZeroOn() {
        MessageQueue other = new MessageQueue("Orders", 3);

        assertThat(put(QUEUE, "a").queueOffset()).isZero();
        assertThat(put(QUEUE, "b").queueOffset()).isEqualTo(1);
        assertThat(put(other, "c").queueOffset()).isZero();
        assertThat(store().maxOffset(QUEUE)).isEqualTo(2);
        assertThat(store().maxOffset(other)).isEqualTo(1);
    }

    @Test
    void handsOutWhatWasPutInOrder() {
        put(QUEUE, "a");
        put(QUEUE, "b");
        put(QUEUE, "c");

        assertThat(bodies(store().get(QUEUE, 1, MANY, ALL))).containsExactly("b", "c");
        assertThat(store().get(QUEUE, 1, MANY, ALL).nextOffset()).isEqualTo(3);
    }

    @Test
    void aRecordSaysWhereAndWhenItWasStored() {
        put(QUEUE, "a");
        clock.advance(Duration.ofSeconds(5));
        long commitLogOffset = put(QUEUE, "b").commitLogOffsets().get(0);

        StoredMessage stored = decode(store().read(commitLogOffset).orElseThrow());

        assertThat(stored.message().queue()).isEqualTo(QUEUE);
        assertThat(stored.queueOffset()).isEqualTo(1);
        assertThat(stored.commitLogOffset()).isEqualTo(commitLogOffset);
        assertThat(stored.storeTimestamp()).isEqualTo(clock.millis());
        assertThat(stored.storeHost()).isEqualTo(HOST);
    }

    @Test
    void readsNothingBetweenTwoRecords() {
        long commitLogOffset = put(QUEUE, "a").commitLogOffsets().get(0);

        assertThat(store().read(commitLogOffset + 1)).isEmpty();
        assertThat(store().read(-1)).isEmpty();
        assertThat(store().read(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void messagesPutTogetherGetConsecutiveOffsets() {
        put(QUEUE, "before");

        PutResult.Stored stored =
                (PutResult.Stored) store().put(List.of(message(QUEUE, "a", ""), message(QUEUE, "b", "")))
                        .join();

        awaitDispatch();
        assertThat(stored.queueOffset()).isEqualTo(1);
        assertThat(stored.commitLogOffsets()).hasSize(2).doesNotHaveDuplicates().isSorted();
        assertThat(bodies(store().get(QUEUE, 1, MANY, ALL))).containsExactly("a", "b");
    }

    @Test
    void aReadStopsAtTheNumberOfMessages() {
        putMany(40);

        assertThat(bodies(store().get(QUEUE, 0, new GetLimits(32, 1 << 20), ALL)))
                .hasSize(32);
    }

    @Test
    void aReadStopsAtTheNumberOfBytesButBringsOneMessageAtLeast() {
        for (int i = 0; i < 4; i++) {
            put(QUEUE, "x".repeat(1_000));
        }

        assertThat(bodies(store().get(QUEUE, 0, new GetLimits(32, 2_500), ALL))).hasSize(2);
        assertThat(bodies(store().get(QUEUE, 0, new GetLimits(32, 10), ALL))).hasSize(1);
    }

    @Test
    void skipsWhatTheFilterRefuses() {
        put(QUEUE, "a", "paid");
        put(QUEUE, "b", "sent");
        put(QUEUE, "c", "paid");
        put(QUEUE, "d", "sent");

        GetResult result = store().get(QUEUE, 0, MANY, tagCode -> tagCode == "paid".hashCode());

        assertThat(bodies(result)).containsExactly("a", "c");
        assertThat(result.nextOffset()).isEqualTo(4);
        assertThat(store().get(QUEUE, 3, MANY, tagCode -> tagCode == "paid".hashCode()))
                .isEqualTo(new NoneMatched(4));
    }

    @Test
    void aReadLooksAtABoundedNumberOfMessages() {
        putMany(1_000);

        assertThat(store().get(QUEUE, 0, MANY, tagCode -> false)).isEqualTo(new NoneMatched(800));
    }

    @Test
    void saysWhereToReadInstead() {
        assertThat(store().get(QUEUE, 0, MANY, ALL)).isEqualTo(new EmptyQueue());
        assertThat(store().get(QUEUE, 7, MANY, ALL)).isEqualTo(new EmptyQueue());
        put(QUEUE, "a");
        assertThat(store().get(QUEUE, 1, MANY, ALL)).isEqualTo(new NoNewMessage(1));
        assertThat(store().get(QUEUE, 2, MANY, ALL)).isEqualTo(new OffsetTooLarge(1));
        assertThat(store().get(QUEUE, -1, MANY, ALL)).isEqualTo(new OffsetTooSmall(0));
    }

    @Test
    void findsTheOffsetOfATime() {
        long start = clock.millis();
        for (int i = 0; i < 5; i++) {
            put(QUEUE, "at second " + i);
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(offsetAt(start, Boundary.LOWER)).isZero();
        assertThat(offsetAt(start + 2_000, Boundary.LOWER)).isEqualTo(2);
        assertThat(offsetAt(start + 2_001, Boundary.LOWER)).isEqualTo(3);
        assertThat(offsetAt(start - 1, Boundary.LOWER)).isZero();
        assertThat(offsetAt(start + 4_001, Boundary.LOWER)).isEqualTo(5);

        assertThat(offsetAt(start + 2_000, Boundary.UPPER)).isEqualTo(2);
        assertThat(offsetAt(start + 2_999, Boundary.UPPER)).isEqualTo(2);
        assertThat(offsetAt(start - 1, Boundary.UPPER)).isZero();
        assertThat(offsetAt(start + 9_999, Boundary.UPPER)).isEqualTo(4);
        assertThat(offsetAt(Long.MAX_VALUE, Boundary.UPPER)).isEqualTo(4);
        assertThat(offsetAt(Long.MAX_VALUE, Boundary.LOWER)).isEqualTo(5);
        assertThat(offsetAt(Long.MIN_VALUE, Boundary.UPPER)).isZero();
        assertThat(store().offsetAt(new MessageQueue("Nobody", 0), start, Boundary.LOWER))
                .isZero();
    }

    @Test
    void ofMessagesOfOneMomentTheBoundaryChoosesTheFirstOrTheLast() {
        putMany(3);
        long moment = clock.millis();
        clock.advance(Duration.ofSeconds(1));
        putMany(1);

        assertThat(offsetAt(moment, Boundary.LOWER)).isZero();
        assertThat(offsetAt(moment, Boundary.UPPER)).isEqualTo(2);
    }

    @Test
    void knowsWhenAMessageWasStored() {
        long start = clock.millis();
        put(QUEUE, "a");
        clock.advance(Duration.ofSeconds(1));
        put(QUEUE, "b");

        assertThat(store().storeTimestamp(QUEUE, 0)).hasValue(start);
        assertThat(store().storeTimestamp(QUEUE, 1)).hasValue(start + 1_000);
        assertThat(store().storeTimestamp(QUEUE, 2)).isEmpty();
    }

    @Test
    void tellsOfEachMessageThatCanBeRead() {
        List<String> arrived = new ArrayList<>();
        store().onArrival((queue, offset, tagCode) -> arrived.add("%s %s %s readable=%s"
                .formatted(queue.topic(), offset, tagCode, store().get(queue, offset, MANY, ALL) instanceof Found)));

        store().put(List.of(message(QUEUE, "a", "paid"), message(QUEUE, "b", "")))
                .join();

        awaitDispatch();
        assertThat(arrived)
                .containsExactly("Orders 0 %s readable=true".formatted("paid".hashCode()), "Orders 1 0 readable=true");
    }

    @Test
    void aDeletedTopicBeginsAnew() {
        put(QUEUE, "a");
        MessageQueue other = new MessageQueue("Others", 0);
        put(other, "b");

        store().deleteTopic("Orders");

        assertThat(store().get(QUEUE, 0, MANY, ALL)).isEqualTo(new EmptyQueue());
        assertThat(put(QUEUE, "c").queueOffset()).isZero();
        assertThat(bodies(store().get(other, 0, MANY, ALL))).containsExactly("b");
    }

    /** Waits until everything that was put can be read, for a store where that comes later. */
    void awaitDispatch() {}

    private long offsetAt(long timestamp, Boundary boundary) {
        return store().offsetAt(QUEUE, timestamp, boundary);
    }

    final PutResult.Stored put(MessageQueue queue, String body) {
        return put(queue, body, "");
    }

    private PutResult.Stored put(MessageQueue queue, String body, String tag) {
        PutResult.Stored stored = (PutResult.Stored)
                store().put(List.of(message(queue, body, tag))).join();
        awaitDispatch();
        return stored;
    }

    final void putMany(int count) {
        store().put(Stream.generate(() -> message(QUEUE, "many", ""))
                        .limit(count)
                        .toList())
                .join();
        awaitDispatch();
    }

    static Message message(MessageQueue queue, String body, String tag) {
        String properties = tag.isEmpty() ? "" : "TAGS\u0001" + tag + "\u0002";
        InetSocketAddress born = new InetSocketAddress("192.0.2.7", 51_000);
        return new Message(queue, 0, 0, 1, born, 0, 0, body.getBytes(UTF_8), properties);
    }

    static StoredMessage decode(byte[] record) {
        return MessageCodec.decode(ByteBuffer.wrap(record));
    }

    static List<String> bodies(GetResult result) {
        assertThat(result).isInstanceOf(Found.class);
        return ((Found) result)
                .records().stream()
                        .map(record -> new String(decode(record).message().body(), UTF_8))
                        .toList();
    }
}
