package minibroker.broker;

import checks.Digits;
import checks.HandClock;
import minibroker.message.Message;
import minibroker.message.MessageCodec;
import minibroker.message.MessageQueue;
import minibroker.message.StoredMessage;
import minibroker.protocol.RequestCode;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.RequestProcessor;
import minibroker.remoting.TestClient;
import minibroker.store.MemoryMessageStore;
import minibroker.store.MessageQuery;
import minibroker.store.MessageStore;
import minibroker.store.PutResult;
import minibroker.store.QueryResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("10-3")
@Tag("invariant-4")
class QueryByKeyTest {
    private static final InetSocketAddress HOST = new InetSocketAddress("127.0.0.1", 10_911);
    private static final MessageQueue QUEUE = new MessageQueue("Orders", 1);

    private final HandClock clock = new HandClock();
    private final MemoryMessageStore store = new MemoryMessageStore(1_000_000, HOST, clock);
    private final TestClient client = new TestClient(clock);
    private final QueryMessageProcessor processor = new QueryMessageProcessor(store);

    @Test
    @DisplayName("order 4711 was created, paid and sent, the last in another queue: all three come, the oldest first")
    void theOldestComesFirst() {
        put("created", "4711");
        assertThat(text(query("4711", 10)))
                .as("the answer while the log has one, at place 0")
                .isEqualTo("0: created");
        put("paid", "4711");
        put("other", "4712");
        put(new MessageQueue("Orders", 0), "sent", "KEYS\u00014711\u0002");
        assertThat(text(query("4711", 10))).as("the answer").isEqualTo("0: created paid sent");
    }

    @ParameterizedTest
    @DisplayName("topic, kind of key, key and times: the store is asked for what the client says, to the letter")
    @CsvSource({"K, KEY", "T, TAG"})
    void asksForWhatTheClientSays(String letter, MessageQuery.Type type) {
        List<Object> asked = new ArrayList<>();
        MessageStore noting = storeThatSays(asked, new QueryResult(List.of(), 0, 0));
        Map<String, String> odd = fields(" Order 4711 ", 10, Map.of("topic", "Others", "indexType", letter));
        odd.put("beginTimestamp", "-1");
        odd.put("endTimestamp", "0");
        queryFrom(noting, odd);
        assertThat(asked)
                .as("what the store was asked for")
                .containsExactly(new MessageQuery("Others", type, " Order 4711 ", -1, 0, 10));
    }

    @Test
    @DisplayName("two messages at most: the two newest, the older of them first")
    void theNewestAreChosen() {
        put("created", "4711");
        put("paid", "4711");
        put("sent", "4711");
        assertThat(text(query("4711", 2))).as("the answer").isEqualTo("0: paid sent");
    }

    @Test
    @DisplayName("100 messages of the order, 100 are asked for: one answer has 64")
    void atMost64InOneAnswer() {
        for (int i = 0; i < 100; i++) {
            put("m" + i, "4711");
        }
        String answer = text(query("4711", 100));
        assertThat(answer.split(" ").length - 1).as("messages in the answer").isEqualTo(64);
        assertThat(answer).as("the answer").startsWith("0: m36 ").endsWith(" m99");
    }

    @Test
    @DisplayName("the key is a tag, if the client says so: another kind of key, even with the same letters")
    void aTagIsNoKey() {
        put("a", "paid");
        put(QUEUE, "b", "KEYS\u00014711\u0002TAGS\u0001paid\u0002");
        assertThat(text(query("paid", 10))).as("the answer for key paid").isEqualTo("0: a");
        assertThat(text(ask(RequestCode.QUERY_MESSAGE, fields("paid", 10, Map.of("indexType", "T")))))
                .as("the answer for tag paid")
                .isEqualTo("0: b");
    }

    @Test
    @DisplayName("only the time and the topic that are asked for")
    void withinTimeAndTopic() {
        put("early", "4711");
        clock.forward(5_000);
        long begin = clock.millis();
        put("now", "4711");
        put(new MessageQueue("Others", 0), "of another topic", "KEYS\u00014711\u0002");
        clock.forward(5_000);
        put("late", "4711");
        Map<String, String> times = Map.of("beginTimestamp", "" + begin, "endTimestamp", "" + (begin + 1_000));
        assertThat(text(ask(RequestCode.QUERY_MESSAGE, fields("4711", 10, times))))
                .as("the answer for that second")
                .isEqualTo("0: now");
    }

    @Test
    @DisplayName(
            "nobody knows order 4711, with an empty log and with others: code 22, and a sentence with what was asked for")
    void nothingFoundIsCode22() {
        RemotingCommand answer = query("4711", 10);
        assertThat(answer.code()).as("code").isEqualTo(22);
        assertThat(answer.remark()).as("remark").contains("Orders", "4711");
        assertThat(answer.extFields()).as("extension fields").containsEntry("indexLastUpdateTimestamp", "0");
        put("other", "4712");
        put("another", "4713");
        assertThat(text(query("4711", 10)))
                .as("the answer, with two other messages")
                .isEqualTo("22:");
    }

    @Test
    @DisplayName("no message is wanted, and the order has one: none comes, code 22")
    void noneIsWanted() {
        put("created", "4711");
        assertThat(text(query("4711", 0))).as("the answer").isEqualTo("22:");
    }

    @Test
    @DisplayName("1,000,000 messages are wanted: the store is asked for 64, so that it does not collect them all")
    void asksTheStoreForAsMany() {
        List<Object> asked = new ArrayList<>();
        queryFrom(storeThatSays(asked, new QueryResult(List.of(), 0, 0)), 1_000_000);
        assertThat(((MessageQuery) asked.get(0)).max())
                .as("messages that the store was asked for")
                .isEqualTo(64);
    }

    @Test
    @DisplayName(
            "the store keeps its list, the newest first: the answer has the oldest first, and the list is as it was")
    void theStoresListStaysAsItIs() {
        put("created", "4711");
        put("paid", "4711");
        MessageQuery all = new MessageQuery("Orders", MessageQuery.Type.KEY, "4711", 0, Long.MAX_VALUE, 10);
        List<byte[]> newestFirst = new ArrayList<>(store.query(all).records());
        MessageStore keeping = storeThatSays(new ArrayList<>(), new QueryResult(newestFirst, clock.millis(), 400));
        assertThat(text(queryFrom(keeping, 10))).as("the answer").isEqualTo("0: created paid");
        assertThat(newestFirst.stream().map(QueryByKeyTest::body))
                .as("the store's list afterwards")
                .containsExactly("paid", "created");
    }

    @Test
    @DisplayName("the answer says how far the index is: time and place of the newest message in it")
    void saysHowFarTheIndexIs() {
        put("created", "4711");
        clock.forward(5_000);
        PutResult.Stored last = put("other", "4712");
        assertThat(query("4711", 10).extFields())
                .as("extension fields")
                .containsEntry("indexLastUpdateTimestamp", Long.toString(clock.millis()))
                .containsEntry(
                        "indexLastUpdatePhyoffset",
                        Long.toString(last.commitLogOffsets().get(0)));
    }

    @Test
    @DisplayName("a message by its place in the log: exactly that one")
    void byItsPlace() {
        put("created", "4711");
        PutResult.Stored paid = put("paid", "4711");
        assertThat(text(view(paid.commitLogOffsets().get(0)))).as("the answer").isEqualTo("0: paid");
    }

    @Test
    @DisplayName("the file of a message is deleted as soon as the message is read: what was read is the answer")
    void doesNotReadASecondTime() {
        long place = put("paid", "4711").commitLogOffsets().get(0);
        MessageStore deleting = storeThatSays(new ArrayList<>(), store.read(place), Optional.empty());
        RequestProcessor view = new QueryMessageProcessor(deleting).processors().get(RequestCode.VIEW_MESSAGE_BY_ID);
        assertThat(text(client.ask(view, viewRequest(place)))).as("the answer").isEqualTo("0: paid");
    }

    @Test
    @DisplayName("no message begins at place 7: code 1, and a sentence with the 7")
    void aWrongPlaceIsRefused() {
        put("created", "4711");
        RemotingCommand answer = view(7);
        assertThat(answer.code()).as("code").isEqualTo(1);
        assertThat(Digits.plain(answer.remark())).as("remark").contains("7");
    }

    @Test
    @DisplayName("a message at place 6,000,000,000, which is too large for an int: that place is read, and no other")
    void placesMayBeLarge() {
        List<Object> read = new ArrayList<>();
        MessageStore large = storeThatSays(read, Optional.empty());
        RequestProcessor view = new QueryMessageProcessor(large).processors().get(RequestCode.VIEW_MESSAGE_BY_ID);
        RemotingCommand answer = client.ask(view, viewRequest(6_000_000_000L));
        assertThat(read).as("the place that the store was asked for").containsExactly(6_000_000_000L);
        assertThat(answer.code()).as("code").isEqualTo(1);
        assertThat(Digits.plain(answer.remark()).replaceAll("[^0-9]", ""))
                .as("the digits of the remark")
                .contains("6000000000");
    }

    /** A store that notes what it is asked, and gives one answer after the other, the last one from then on. */
    private static MessageStore storeThatSays(List<Object> asked, Object... answers) {
        return (MessageStore) Proxy.newProxyInstance(
                MessageStore.class.getClassLoader(),
                new Class<?>[] {MessageStore.class},
                (store, method, arguments) -> {
                    asked.addAll(List.of(arguments));
                    return answers[Math.min(asked.size(), answers.length) - 1];
                });
    }

    private RemotingCommand queryFrom(MessageStore other, int max) {
        return queryFrom(other, fields("4711", max, Map.of()));
    }

    private RemotingCommand queryFrom(MessageStore other, Map<String, String> fields) {
        RequestProcessor query = new QueryMessageProcessor(other).processors().get(RequestCode.QUERY_MESSAGE);
        RemotingCommand request = RemotingCommand.request(RequestCode.QUERY_MESSAGE, 1);
        return client.ask(query, request.with(fields));
    }

    private PutResult.Stored put(String body, String key) {
        return put(QUEUE, body, "KEYS\u0001" + key + "\u0002");
    }

    private PutResult.Stored put(MessageQueue queue, String body, String properties) {
        Message message = new Message(queue, 0, 0, clock.millis(), HOST, 0, 0, body.getBytes(UTF_8), properties);
        return (PutResult.Stored) store.put(List.of(message)).join();
    }

    private RemotingCommand query(String key, int max) {
        return ask(RequestCode.QUERY_MESSAGE, fields(key, max, Map.of()));
    }

    private RemotingCommand view(long place) {
        return client.ask(processor.processors().get(RequestCode.VIEW_MESSAGE_BY_ID), viewRequest(place));
    }

    private static RemotingCommand viewRequest(long place) {
        return RemotingCommand.request(RequestCode.VIEW_MESSAGE_BY_ID, 1).with(Map.of("offset", Long.toString(place)));
    }

    private RemotingCommand ask(int code, Map<String, String> fields) {
        return client.ask(
                processor.processors().get(code),
                RemotingCommand.request(code, 1).with(fields));
    }

    private static Map<String, String> fields(String key, int max, Map<String, String> others) {
        Map<String, String> fields = new HashMap<>();
        fields.put("topic", "Orders");
        fields.put("key", key);
        fields.put("maxNum", Integer.toString(max));
        fields.put("beginTimestamp", "0");
        fields.put("endTimestamp", Long.toString(Long.MAX_VALUE));
        fields.putAll(others);
        return fields;
    }

    private static String body(byte[] record) {
        return new String(MessageCodec.decode(ByteBuffer.wrap(record)).message().body(), UTF_8);
    }

    /** The code, and the bodies of the messages. */
    private static String text(RemotingCommand answer) {
        StringJoiner text = new StringJoiner(" ");
        text.add(answer.code() + ":");
        ByteBuffer records = ByteBuffer.wrap(answer.body());
        while (records.hasRemaining()) {
            StoredMessage stored = MessageCodec.decode(records);
            text.add(new String(stored.message().body(), UTF_8));
        }
        return text.toString();
    }
}
