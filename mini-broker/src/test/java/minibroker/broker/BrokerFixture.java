package minibroker.broker;

import minibroker.TestClock;
import minibroker.message.MessageCodec;
import minibroker.message.MessageProperties;
import minibroker.message.StoredMessage;
import minibroker.protocol.RequestCode;
import minibroker.remoting.HeaderCodec;
import minibroker.remoting.Limits;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.TestConnection;
import minibroker.store.StoreFactory;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A broker without network, whose time stands still, and the requests of its clients. One thread uses it. */
final class BrokerFixture {
    static final InetSocketAddress ADDRESS = new InetSocketAddress("127.0.0.1", 10_911);

    final TestClock clock;
    int topicChanges;
    private final BrokerCore core;

    BrokerFixture() {
        this(true);
    }

    BrokerFixture(boolean autoCreate) {
        this(autoCreate, true);
    }

    BrokerFixture(boolean autoCreate, boolean recall) {
        this(autoCreate, recall, StoreFactory.inMemory(100_000_000), new TestClock());
    }

    /** One whose store may be there already. */
    BrokerFixture(StoreFactory store, TestClock clock) {
        this(true, true, store, clock);
    }

    private BrokerFixture(boolean autoCreate, boolean recall, StoreFactory store, TestClock clock) {
        this.clock = clock;
        BrokerConfig config = new BrokerConfig(
                "DefaultCluster",
                "broker-a",
                ADDRESS,
                "127.0.0.1",
                autoCreate,
                recall,
                store,
                Limits.DEFAULT,
                HeaderCodec.JSON,
                clock);
        core = new BrokerCore(
                config, config.store().open(ADDRESS, clock, Runnable::run), ADDRESS, () -> topicChanges++);
    }

    BrokerCore core() {
        return core;
    }

    TestConnection connect() {
        return new TestConnection(clock);
    }

    /** Sends a request whose answer comes at once. */
    RemotingCommand ask(TestConnection client, int code, Map<String, String> fields, String body) {
        RemotingCommand request = RemotingCommand.request(code, 0).with(fields).withBody(body.getBytes(UTF_8));
        return client.ask(core.processors().get(code), request);
    }

    RemotingCommand ask(TestConnection client, int code, Map<String, String> fields) {
        return ask(client, code, fields, "");
    }

    RemotingCommand ask(int code, Map<String, String> fields) {
        return ask(connect(), code, fields, "");
    }

    /** Sends a request whose answer may come later. */
    void tell(TestConnection client, int code, Map<String, String> fields) {
        core.processors()
                .get(code)
                .process(client.exchange(RemotingCommand.request(code, 0).with(fields)));
    }

    /** Fields of a good send, to be changed. */
    static Map<String, String> sendFields(String topic, int queueId) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("a", "PG");
        fields.put("b", topic);
        fields.put("c", "TBW102");
        fields.put("d", "4");
        fields.put("e", Integer.toString(queueId));
        fields.put("f", "0");
        fields.put("g", "1000");
        fields.put("h", "0");
        fields.put("i", "UNIQ_KEY\u0001U1\u0002WAIT\u0001true\u0002");
        return fields;
    }

    RemotingCommand send(String topic, int queueId, String body) {
        return ask(connect(), RequestCode.SEND_MESSAGE_V2, sendFields(topic, queueId), body);
    }

    RemotingCommand send(String topic, int queueId, String body, Map<String, String> properties) {
        Map<String, String> fields = sendFields(topic, queueId);
        fields.put("i", MessageProperties.encode(properties));
        return ask(connect(), RequestCode.SEND_MESSAGE_V2, fields, body);
    }

    /** Fields of a good pull that brings its own filter and may not be held, to be changed. */
    static Map<String, String> pullFields(String topic, int queueId, long offset) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("consumerGroup", "G");
        fields.put("topic", topic);
        fields.put("queueId", Integer.toString(queueId));
        fields.put("queueOffset", Long.toString(offset));
        fields.put("maxMsgNums", "32");
        fields.put("sysFlag", "4");
        fields.put("commitOffset", "0");
        fields.put("suspendTimeoutMillis", "15000");
        fields.put("subVersion", "0");
        return fields;
    }

    /** The messages in the body of an answer. */
    static List<StoredMessage> messages(RemotingCommand answer) {
        List<StoredMessage> messages = new ArrayList<>();
        ByteBuffer body = ByteBuffer.wrap(answer.body());
        while (body.hasRemaining()) {
            messages.add(MessageCodec.decode(body));
        }
        return messages;
    }

    static List<String> bodies(RemotingCommand answer) {
        return messages(answer).stream()
                .map(stored -> new String(stored.message().body(), UTF_8))
                .toList();
    }

    /** The body of a heartbeat of one consumer. */
    static String heartbeat(String clientId, String group, String topic, String... tags) {
        return heartbeat(clientId, group, "CLUSTERING", 1, topic, tags);
    }

    static String heartbeat(
            String clientId, String group, String messageModel, long version, String topic, String... tags) {
        List<String> names = List.of(tags).stream().map("\"%s\""::formatted).toList();
        List<Integer> codes = List.of(tags).stream().map(String::hashCode).toList();
        return """
                {"clientID":"%s","consumerDataSet":[{"consumeFromWhere":"CONSUME_FROM_FIRST_OFFSET",
                "consumeType":"CONSUME_PASSIVELY","groupName":"%s","messageModel":"%s","subscriptionDataSet":[
                {"codeSet":%s,"expressionType":"TAG","subString":"*","subVersion":%s,"tagsSet":%s,"topic":"%s"}],
                "unitMode":false}],"heartbeatFingerprint":0,"producerDataSet":[{"groupName":"CLIENT_INNER_PRODUCER"}],
                "withoutSub":false}""".formatted(clientId, group, messageModel, codes, version, names, topic);
    }
}
