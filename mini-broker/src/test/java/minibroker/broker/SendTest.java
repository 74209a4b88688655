package minibroker.broker;

import minibroker.message.MessageId;
import minibroker.message.MessageProperties;
import minibroker.message.StoredMessage;
import minibroker.protocol.RequestCode;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.TestConnection;
import org.apache.rocketmq.common.message.MessageDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static minibroker.broker.BrokerFixture.bodies;
import static minibroker.broker.BrokerFixture.messages;
import static minibroker.broker.BrokerFixture.pullFields;
import static minibroker.broker.BrokerFixture.sendFields;
import static org.assertj.core.api.Assertions.assertThat;

class SendTest {
    private final BrokerFixture broker = new BrokerFixture();
    private final TestConnection producer = broker.connect();

    @Test
    void storesTheMessageAndSaysWhere() {
        broker.send("T", 2, "first");

        RemotingCommand answer = broker.send("T", 2, "second");

        assertThat(answer.code()).isZero();
        long place = messages(pull("T", 2)).get(1).commitLogOffset();
        assertThat(answer.extFields())
                .containsEntry("msgId", new MessageId(BrokerFixture.ADDRESS, place).toString())
                .containsEntry("queueId", "2")
                .containsEntry("queueOffset", "1")
                .containsEntry("transactionId", "U1")
                .containsEntry("MSG_REGION", "DefaultRegion")
                .containsEntry("TRACE_ON", "true");
        assertThat(bodies(pull("T", 2))).containsExactly("first", "second");
    }

    @Test
    void keepsWhatTheProducerSaidAndAddsWhatTheBrokerKnows() {
        Map<String, String> fields = sendFields("T", 0);
        fields.put("f", "769");
        fields.put("g", "1795404781705");
        fields.put("h", "77");
        fields.put("i", "KEYS\u0001k\u0002POP_CK\u0001x\u0002UNIQ_KEY\u0001U1\u0002");
        broker.ask(producer, RequestCode.SEND_MESSAGE_V2, fields, "body");

        StoredMessage stored = messages(pull("T", 0)).get(0);

        assertThat(stored.message().sysFlag()).isEqualTo(769);
        assertThat(stored.message().flag()).isEqualTo(77);
        assertThat(stored.message().bornTimestamp()).isEqualTo(1_795_404_781_705L);
        assertThat(stored.message().bornHost()).isEqualTo(producer.connection().remoteAddress());
        assertThat(stored.storeHost()).isEqualTo(BrokerFixture.ADDRESS);
        assertThat(MessageProperties.decode(stored.message().properties()))
                .isEqualTo(Map.of(
                        "KEYS", "k",
                        "UNIQ_KEY", "U1",
                        "MSG_REGION", "DefaultRegion",
                        "TRACE_ON", "true",
                        "CLUSTER", "DefaultCluster"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHOP=a;UNIQ_KEY=U1;",
                "SHOP=a;UNIQ_KEY=U1",
                "UNIQ_KEY=U1;SHOP=a;CLUSTER=other;",
                "TRACE_ON=false;UNIQ_KEY=U1;MSG_REGION=other;SHOP=a"
            })
    void addsItsPropertiesHoweverTheProducersEndAndWhateverTheySayOfThem(String given) {
        Map<String, String> fields = sendFields("T", 0);
        fields.put("i", given.replace('=', '\u0001').replace(';', '\u0002'));
        broker.ask(producer, RequestCode.SEND_MESSAGE_V2, fields, "body");

        assertThat(MessageProperties.decode(
                        messages(pull("T", 0)).get(0).message().properties()))
                .isEqualTo(Map.of(
                        "SHOP", "a",
                        "UNIQ_KEY", "U1",
                        "MSG_REGION", "DefaultRegion",
                        "TRACE_ON", "true",
                        "CLUSTER", "DefaultCluster"));
    }

    @Test
    void givesAUniqueIdToAMessageThatHasNone() {
        RemotingCommand answer = broker.send("T", 0, "body", Map.of());

        String id = answer.extFields().get("transactionId");
        assertThat(id).matches("[0-9A-F]{32}");
        assertThat(messages(pull("T", 0)).get(0).message().property("UNIQ_KEY")).contains(id);
    }

    @Test
    void takesTheFormThatSpellsItsFieldsOut() {
        Map<String, String> fields = Map.of(
                "producerGroup", "PG",
                "topic", "T",
                "defaultTopic", "TBW102",
                "defaultTopicQueueNums", "4",
                "queueId", "1",
                "sysFlag", "0",
                "bornTimestamp", "1",
                "flag", "0");

        assertThat(broker.ask(producer, RequestCode.SEND_MESSAGE, fields, "body")
                        .code())
                .isZero();
        assertThat(bodies(pull("T", 1))).containsExactly("body");
    }

    @Test
    void choosesAQueueWhenTheProducerDoesNot() {
        RemotingCommand answer = broker.send("T", -1, "body");

        int queueId = Integer.parseInt(answer.extFields().get("queueId"));
        assertThat(queueId).isBetween(0, 3);
        assertThat(bodies(pull("T", queueId))).containsExactly("body");
    }

    @Test
    void makesATopicOnItsFirstSendAndTellsTheNameServer() {
        int before = broker.topicChanges;
        broker.send("New", 0, "a");
        broker.send("New", 0, "b");

        assertThat(broker.topicChanges).isEqualTo(before + 1);
        assertThat(broker.core().topics()).anySatisfy(topic -> {
            assertThat(topic.name()).isEqualTo("New");
            assertThat(topic.readQueues()).isEqualTo(4);
            assertThat(topic.permission()).isEqualTo(6);
        });
    }

    @Test
    void aBatchGetsConsecutiveOffsets() {
        RemotingCommand answer = batch("T", body("a", "b", "c"));

        assertThat(answer.code()).isZero();
        assertThat(answer.extFields().get("msgId").split(",")).hasSize(3).doesNotHaveDuplicates();
        assertThat(answer.extFields()).containsEntry("queueOffset", "0").containsEntry("transactionId", "U1");
        assertThat(bodies(pull("T", 0))).containsExactly("a", "b", "c");
        assertThat(MessageProperties.decode(
                        messages(pull("T", 0)).get(1).message().properties()))
                .as("properties of a message in a batch: its own, and no others")
                .isEqualTo(Map.of("WAIT", "true", "TAGS", "b"));
    }

    @Test
    void ofABadBatchNothingIsStored() {
        byte[] torn = Arrays.copyOf(body("a", "b"), body("a", "b").length - 1);

        assertThat(batch("T", torn).code()).isEqualTo(13);
        assertThat(batch("T", new byte[0]).code()).isEqualTo(13);
        assertThat(batch("%RETRY%G", body("a")).code()).isEqualTo(13);
        assertThat(batch("T", new byte[4 * 1024 * 1024 + 1]).code()).isEqualTo(13);
        assertThat(pull("T", 0).code()).isEqualTo(19);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ' '                | 0   | 29 | blank
            a b                | 0   | 29 | ' '
            SCHEDULE_TOPIC_XXXX| 0   | 16 | forbidden
            SELF_TEST_TOPIC    | 0   | 16 | forbidden
            T                  | 4   | 29 | queues 0 to 3
            T                  | 999 | 29 | Queue 999 of topic T
            """)
    void refusesWithTheCodeOfRocketMq(String topic, int queueId, int code, String remark) {
        RemotingCommand answer = broker.send(topic, queueId, "body");

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.remark()).contains(remark);
        assertThat(answer.extFields()).containsEntry("MSG_REGION", "DefaultRegion");
    }

    @Test
    void refusesAnUnknownTopicWhenTopicsAreNotMadeBySending() {
        BrokerFixture strict = new BrokerFixture(false);

        assertThat(strict.send("T", 0, "body").code()).isEqualTo(17);
        assertThat(strict.core().topics()).noneMatch(topic -> topic.name().equals("TBW102"));
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThat(broker.send("T", 0, "x".repeat(4 * 1024 * 1024)).code()).isZero();
        assertThat(broker.send("T", 0, "x".repeat(4 * 1024 * 1024 + 1)).code()).isEqualTo(13);
        assertThat(broker.send("T", 0, "x", Map.of("P", "x".repeat(32_767))).code())
                .isEqualTo(13);
        assertThat(broker.send("T", 0, "").code()).isEqualTo(13);
    }

    @ParameterizedTest
    @CsvSource({"TRAN_MSG,true", "REPLY_TO_CLIENT,127.0.0.1@4711"})
    void refusesRatherThanDeliversAtOnceWhatItCannotDoYet(String property, String value) {
        RemotingCommand answer = broker.send("T", 0, "body", Map.of(property, value));

        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.remark()).contains("not supported", "nothing was stored");
        assertThat(pull("T", 0).code()).isEqualTo(19);
    }

    @Test
    void refusesARetryOfAGroupThatDoesNotExist() {
        BrokerFixture strict = new BrokerFixture(false);
        strict.ask(
                RequestCode.UPDATE_AND_CREATE_TOPIC,
                Map.of("topic", "%RETRY%G", "readQueueNums", "1", "writeQueueNums", "1", "perm", "6"));

        assertThat(strict.send("%RETRY%G", 0, "body").code()).isEqualTo(26);
        assertThat(broker.send("%RETRY%G", 0, "body").code()).isZero();
    }

    private RemotingCommand batch(String topic, byte[] body) {
        Map<String, String> fields = sendFields(topic, 0);
        fields.put("m", "true");
        RemotingCommand request = RemotingCommand.request(RequestCode.SEND_BATCH_MESSAGE, 0)
                .with(fields)
                .withBody(body);
        return producer.ask(broker.core().processors().get(RequestCode.SEND_BATCH_MESSAGE), request);
    }

    private static byte[] body(String... bodies) {
        return MessageDecoder.encodeMessages(Arrays.stream(bodies)
                .map(body -> new org.apache.rocketmq.common.message.Message("T", body, body.getBytes(UTF_8)))
                .toList());
    }

    private RemotingCommand pull(String topic, int queueId) {
        return broker.ask(RequestCode.PULL_MESSAGE, pullFields(topic, queueId, 0));
    }
}
