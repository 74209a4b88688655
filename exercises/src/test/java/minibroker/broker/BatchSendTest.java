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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** A producer sends batches to a broker that keeps them in memory. */
@Tag("15-3")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchSendTest {
    private static final InetSocketAddress HOST = new InetSocketAddress("127.0.0.1", 10_911);
    private static final InetSocketAddress SENDER = new InetSocketAddress("127.0.0.1", 40_001);
    private static final String LONG_TOPIC = "%DLQ%" + "x".repeat(123);

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
    private final TestClient producer = new TestClient(clock);
    private final SendMessageProcessor processor = new SendMessageProcessor(
            new MessageIntake(store, new DelayedMessages(store, clock), new BrokerStats(clock)),
            topics,
            new RetrySends(new SubscriptionGroupManager(true), new QueueLockManager(clock), new RetryTopics(topics)),
            HOST,
            "DefaultCluster",
            "broker-a");

    /** One message of a batch, as bytes. */
    private static byte[] message(int flag, byte[] body, String properties) {
        byte[] text = properties.getBytes(UTF_8);
        ByteBuffer out = ByteBuffer.allocate(22 + body.length + text.length);
        out.putInt(out.capacity()).putInt(0).putInt(0).putInt(flag);
        out.putInt(body.length).put(body).putShort((short) text.length).put(text);
        return out.array();
    }

    private static byte[] message(String body, String... properties) {
        StringBuilder text = new StringBuilder("UNIQ_KEY\u0001U" + body + "\u0002");
        for (int i = 0; i < properties.length; i += 2) {
            text.append(properties[i])
                    .append('\u0001')
                    .append(properties[i + 1])
                    .append('\u0002');
        }
        return message(0, body.getBytes(UTF_8), text.toString());
    }

    private static byte[] batch(byte[]... messages) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] each : messages) {
            all.writeBytes(each);
        }
        return all.toByteArray();
    }

    /** A request with code 320, as Apache's client sends it. */
    private static RemotingCommand request(byte[] body, String... changes) {
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
    private int send(byte[] body, String... changes) {
        return producer.ask(processor, request(body, changes)).code();
    }

    /** Code of the answer, and how many messages the broker holds then. */
    private String codeAndStored(byte[] body, String... changes) {
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

    private List<StoredMessage> stored() {
        return store.get(new MessageQueue("Events", 2), 0, new GetLimits(1_000, 10_000_000), tag -> true)
                .messages();
    }

    private List<String> bodies() {
        return stored().stream()
                .map(each -> each.queueOffset() + ":" + shown(each.message().body()))
                .toList();
    }

    private static String shown(byte[] body) {
        return body.length > 20 ? "a body of " + body.length + " bytes" : new String(body, UTF_8);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a batch of three to queue 2, then a batch of two: five messages with offsets 0 to 4, in their order")
    void consecutiveOffsets() {
        assertThat(send(batch(message("a"), message("b"), message("c"))))
                .as("code")
                .isZero();
        assertThat(send(batch(message("d"), message("e")))).as("code").isZero();
        assertThat(bodies()).as("what queue 2 holds").containsExactly("0:a", "1:b", "2:c", "3:d", "4:e");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the answer to a batch of three names three messages, and the offset of the first")
    void theAnswerNamesAll() {
        send(batch(message("a")));
        RemotingCommand answer = producer.ask(processor, request(batch(message("b"), message("c"), message("d"))));
        assertThat(answer.extFields().getOrDefault("queueOffset", ""))
                .as("queueOffset")
                .isEqualTo("1");
        assertThat(Arrays.stream(answer.extFields().getOrDefault("msgId", "").split(","))
                        .distinct()
                        .count())
                .as("different ids in the answer")
                .isEqualTo(3);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "flag, body and properties are each message's own, just as they came; nothing is added as for a single one")
    void whatIsEachMessagesOwn() {
        send(batch(
                message(7, new byte[] {1, 2}, "KEYS\u00014711\u0002UNIQ_KEY\u0001U1\u0002"),
                message(-1, new byte[] {3}, ""),
                message(0, new byte[] {4}, "city\u0001Zürich")));
        assertThat(stored().stream()
                        .map(each -> "%s %s %s"
                                .formatted(
                                        each.message().flag(),
                                        Arrays.toString(each.message().body()),
                                        each.message()
                                                .properties()
                                                .replace('\u0001', '=')
                                                .replace('\u0002', ';')))
                        .toList())
                .as("flag, body and properties")
                .containsExactly("7 [1, 2] KEYS=4711;UNIQ_KEY=U1;", "-1 [3] ", "0 [4] city=Zürich");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("topic, queue, birth and sysFlag are the batch's: all messages have those of the request")
    void whatTheyHaveInCommon() {
        send(batch(message("a"), message("b")), "f", "1", "g", "1234567890123", "h", "99", "j", "3");
        assertThat(stored().stream()
                        .map(each -> "%s %s %s %s %s %s"
                                .formatted(
                                        each.message().queue().topic(),
                                        each.message().queue().queueId(),
                                        each.message().sysFlag(),
                                        each.message().bornTimestamp(),
                                        each.message().flag(),
                                        each.message().reconsumeTimes()))
                        .toList())
                .as("topic, queue, sysFlag, birth, the message's own flag, failures")
                .containsExactly("Events 2 1 1234567890123 0 3", "Events 2 1 1234567890123 0 3");
        assertThat(stored().get(1).message().bornHost())
                .as("where the second one was born")
                .isEqualTo(producer.connection().remoteAddress());
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "the first, the second, the third of three has an empty body: code 13 each time, and nothing is stored")
    void oneEmptyBody() {
        for (int bad = 0; bad < 3; bad++) {
            byte[][] messages = {message("a"), message("b"), message("c")};
            messages[bad] = message(0, new byte[0], "KEYS\u00011\u0002");
            assertThat(codeAndStored(batch(messages)))
                    .as("the answer if message %s is empty", bad)
                    .isEqualTo("code 13, 0 stored");
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "the last of three is cut off by a byte, three bytes are left over, the second lies about its size: code 13, nothing stored")
    void aBrokenEnd() {
        byte[] good = batch(message("a"), message("b"), message("c"));
        assertThat(codeAndStored(Arrays.copyOf(good, good.length - 1)))
                .as("the answer if a byte is missing")
                .isEqualTo("code 13, 0 stored");
        assertThat(codeAndStored(Arrays.copyOf(good, good.length + 3)))
                .as("the answer if three are too many")
                .isEqualTo("code 13, 0 stored");
        byte[] lies = good.clone();
        ByteBuffer.wrap(lies).putInt(message("a").length, 7);
        assertThat(codeAndStored(lies)).as("the answer if a size is wrong").isEqualTo("code 13, 0 stored");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "DELAY is 1, 3 or 18, in the first, the middle or the last message, or in a batch of one: code 13, nothing stored")
    void noneOfThemCanWait() {
        for (String level : List.of("1", "3", "18")) {
            for (int late = 0; late < 3; late++) {
                byte[][] messages = {message("a"), message("b"), message("c")};
                messages[late] = message("late", "DELAY", level);
                assertThat(codeAndStored(batch(messages)))
                        .as("the answer if message %s says DELAY=%s", late, level)
                        .isEqualTo("code 13, 0 stored");
            }
            assertThat(codeAndStored(batch(message("late", "DELAY", level))))
                    .as("the answer to a batch of one with DELAY=%s", level)
                    .isEqualTo("code 13, 0 stored");
        }
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "TIMER_DELAY_SEC, TIMER_DELAY_MS or TIMER_DELIVER_MS in one of three messages: code 13, nothing stored")
    void noTimers() {
        for (String name : List.of("TIMER_DELAY_SEC", "TIMER_DELAY_MS", "TIMER_DELIVER_MS")) {
            for (int late = 0; late < 3; late++) {
                byte[][] messages = {message("a"), message("b"), message("c")};
                messages[late] = message("late", name, "5000");
                assertThat(codeAndStored(batch(messages)))
                        .as("the answer if message %s says %s", late, name)
                        .isEqualTo("code 13, 0 stored");
            }
        }
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the request's own properties, field i, ask for a delay, and no message does: code 13, nothing stored")
    void theBatchCannotWaitEither() {
        for (String name : List.of("DELAY", "TIMER_DELAY_SEC", "TIMER_DELAY_MS", "TIMER_DELIVER_MS")) {
            assertThat(codeAndStored(batch(message("a"), message("b")), "i", name + "\u00013\u0002"))
                    .as("the answer if the request says %s", name)
                    .isEqualTo("code 13, 0 stored");
        }
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("DELAY is 0 or -1, which is no delay; a property DELAYED, a body and a key DELAY: all of it is stored")
    void whatIsNoDelay() {
        assertThat(codeAndStored(batch(
                        message("a", "DELAY", "0"),
                        message("b", "DELAY", "-1"),
                        message("c", "DELAYED", "3"),
                        message("DELAY"),
                        message("e", "KEYS", "DELAY"),
                        message("f", "MY_TIMER_DELAY_MS", "5"))))
                .as("the answer")
                .isEqualTo("code 0, 6 stored");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("to %RETRY%billing: code 13, nothing stored; to %DLQ%billing it is an ordinary topic")
    void noRetryTopic() {
        byte[] good = batch(message("a"), message("b"));
        assertThat(codeAndStored(good, "b", "%RETRY%billing", "e", "0"))
                .as("the answer for the retry topic")
                .isEqualTo("code 13, 0 stored");
        assertThat(codeAndStored(good, "b", "%DLQ%billing", "e", "0"))
                .as("the answer for the dead letters")
                .isEqualTo("code 0, 2 stored");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a topic of 127 letters takes batches; one of 128, which a group's topic may have, does not: code 13")
    void aLongTopic() {
        byte[] good = batch(message("a"));
        assertThat(send(good, "b", "x".repeat(127), "e", "0"))
                .as("code for 127 letters")
                .isZero();
        assertThat(codeAndStored(good, "b", LONG_TOPIC, "e", "0"))
                .as("the answer for 128 letters")
                .isEqualTo("code 13, 0 stored");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "sysFlag says transaction (4, 8, or 12 of its bits): code 13, nothing stored; other bits are stored as they are")
    void noTransactions() {
        byte[] good = batch(message("a"), message("b"));
        for (String flag : List.of("4", "8", "12", "13")) {
            assertThat(codeAndStored(good, "f", flag))
                    .as("the answer with sysFlag %s", flag)
                    .isEqualTo("code 13, 0 stored");
        }
        assertThat(codeAndStored(good, "f", "2"))
                .as("the answer with sysFlag 2")
                .isEqualTo("code 0, 2 stored");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("no byte at all, and one byte more than 4 MiB: code 13; exactly 4 MiB is stored")
    void theSizeOfTheWhole() {
        assertThat(codeAndStored(new byte[0])).as("the answer to no bytes").isEqualTo("code 13, 0 stored");
        int most = 4 * 1024 * 1024;
        byte[] half = message(0, new byte[most / 2 - 22], "");
        assertThat(codeAndStored(batch(half, message(0, new byte[most / 2 - 21], ""))))
                .as("the answer to a byte too many")
                .isEqualTo("code 13, 0 stored");
        assertThat(codeAndStored(batch(half, half))).as("the answer to 4 MiB").isEqualTo("code 0, 2 stored");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "a transaction's or a recall's properties in the second message are refused as in a single one, and the first isn't stored")
    void whatIsNoMessageAlone() {
        List<String> answers = new ArrayList<>();
        for (String name : List.of("TRAN_MSG", "TIMER_DEL_UNIQKEY", "REPLY_TO_CLIENT")) {
            answers.add(codeAndStored(batch(message("a"), message("b", name, "true"), message("c"))));
        }
        assertThat(answers)
                .as("the answers")
                .containsExactly("code 3, 0 stored", "code 13, 0 stored", "code 3, 0 stored");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a refused batch leaves no gap: the next one begins at the offset where the refused one would have")
    void noGapAfterARefusal() {
        send(batch(message("a"), message("b")));
        send(batch(message("x"), message("y", "DELAY", "3"), message("z")));
        send(batch(message("c"), message("d")));
        assertThat(bodies()).as("what queue 2 holds").containsExactly("0:a", "1:b", "2:c", "3:d");
    }
}
