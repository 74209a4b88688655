package minibroker.broker;

import checks.HandClock;
import minibroker.message.MessageQueue;
import minibroker.message.StoredMessage;
import minibroker.protocol.RequestCode;
import minibroker.protocol.TopicConfig;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.TestClient;
import minibroker.schedule.DelayedMessages;
import minibroker.store.GetLimits;
import minibroker.store.MemoryMessageStore;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A broker that keeps its messages in memory, and a producer that sends it batches. */
final class BatchBroker {
    private static final InetSocketAddress HOST = new InetSocketAddress("127.0.0.1", 10_911);
    static final String LONG_TOPIC = "%DLQ%" + "x".repeat(123);

    private final HandClock clock = new HandClock();
    private final TopicConfigManager topics = new TopicConfigManager(
            List.of(
                    TopicConfig.readWrite("Events", 4),
                    TopicConfig.readWrite("%RETRY%billing", 1),
                    TopicConfig.readWrite(LONG_TOPIC, 1),
                    TopicConfig.readWrite("%DLQ%billing", 1),
                    TopicConfig.readWrite("x".repeat(127), 1)),
            () -> {});
    private final MemoryMessageStore store = new MemoryMessageStore(50_000_000, HOST, clock);
    final TestClient producer = new TestClient(clock);
    private final SendMessageProcessor processor = new SendMessageProcessor(
            new MessageIntake(store, new DelayedMessages(store, clock), new BrokerStats(clock)),
            topics,
            new RetrySends(new SubscriptionGroupManager(true), new QueueLockManager(clock), new RetryTopics(topics)),
            HOST,
            "DefaultCluster",
            "broker-a");

    /** One message of a batch, as bytes. */
    static byte[] message(int flag, byte[] body, String properties) {
        byte[] text = properties.getBytes(UTF_8);
        ByteBuffer out = ByteBuffer.allocate(22 + body.length + text.length);
        out.putInt(out.capacity()).putInt(0).putInt(0).putInt(flag);
        out.putInt(body.length).put(body).putShort((short) text.length).put(text);
        return out.array();
    }

    static byte[] message(String body, String... properties) {
        StringBuilder text = new StringBuilder("UNIQ_KEY\u0001U" + body + "\u0002");
        for (int i = 0; i < properties.length; i += 2) {
            text.append(properties[i])
                    .append('\u0001')
                    .append(properties[i + 1])
                    .append('\u0002');
        }
        return message(0, body.getBytes(UTF_8), text.toString());
    }

    static byte[] batch(byte[]... messages) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] each : messages) {
            all.writeBytes(each);
        }
        return all.toByteArray();
    }

    /** A request with code 320, as Apache's client sends it. */
    static RemotingCommand request(byte[] body, String... changes) {
        Map<String, String> fields = new HashMap<>(
                Map.of("a", "shop", "b", "Events", "c", "TBW102", "d", "4", "e", "2", "f", "0", "g", "1000", "h", "0"));
        fields.put("i", "UNIQ_KEY\u0001UBATCH\u0002WAIT\u0001true\u0002");
        fields.put("m", "true");
        for (int i = 0; i < changes.length; i += 2) {
            fields.put(changes[i], changes[i + 1]);
        }
        return RemotingCommand.request(RequestCode.SEND_BATCH_MESSAGE, 1)
                .with(fields)
                .withBody(body);
    }

    /** Sends, and returns the code of the answer. */
    int send(byte[] body, String... changes) {
        return producer.ask(processor, request(body, changes)).code();
    }

    /** Code of the answer, and how many messages the broker holds then. */
    String codeAndStored(byte[] body, String... changes) {
        int code = send(body, changes);
        return "code %s, %s stored".formatted(code, allStored());
    }

    private long allStored() {
        long count = 0;
        for (String topic : List.of("Events", "%RETRY%billing", "%DLQ%billing", LONG_TOPIC, "SCHEDULE_TOPIC_XXXX")) {
            for (int queue = 0; queue < 18; queue++) {
                count += store.maxOffset(new MessageQueue(topic, queue));
            }
        }
        return count + store.maxOffset(new MessageQueue("rmq_sys_wheel_timer", 0));
    }

    List<StoredMessage> stored() {
        return store.get(new MessageQueue("Events", 2), 0, new GetLimits(1_000, 10_000_000), tag -> true)
                .messages();
    }

    List<String> bodies() {
        return stored().stream()
                .map(each -> each.queueOffset() + ":" + shown(each.message().body()))
                .toList();
    }

    private static String shown(byte[] body) {
        return body.length > 20 ? "a body of " + body.length + " bytes" : new String(body, UTF_8);
    }

    /** The answer to a batch. */
    RemotingCommand ask(byte[] body) {
        return producer.ask(processor, request(body));
    }
}
