package minibroker.broker;

import minibroker.message.MessageProperties;
import minibroker.protocol.RequestCode;
import minibroker.remoting.RemotingCommand;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static minibroker.broker.BrokerFixture.bodies;
import static minibroker.broker.BrokerFixture.pullFields;
import static minibroker.broker.BrokerFixture.sendFields;
import static org.assertj.core.api.Assertions.assertThat;

/** What the sender of a message that has to wait is told, and when a consumer gets the message. */
class DelayedSendTest {
    private final BrokerFixture broker = new BrokerFixture();

    @Test
    void answersWithTheQueueThatWasAskedForAndTheOffsetWhereItWaits() {
        broker.send("T", 2, "now");
        RemotingCommand first = broker.send("T", 2, "first", Map.of("UNIQ_KEY", "U1", "DELAY", "1"));
        RemotingCommand second = broker.send("T", 1, "second", Map.of("UNIQ_KEY", "U2", "DELAY", "1"));

        assertThat(first.code()).isZero();
        assertThat(first.extFields())
                .containsEntry("queueId", "2")
                .containsEntry("queueOffset", "0")
                .containsEntry("transactionId", "U1")
                .doesNotContainKey("recallHandle");
        assertThat(second.extFields()).containsEntry("queueId", "1").containsEntry("queueOffset", "1");
    }

    @Test
    void makesTheTopicAtOnceAndDeliversLater() {
        broker.send("New", 0, "body", Map.of("DELAY", "1"));
        assertThat(pull("New").code()).isEqualTo(19);

        broker.clock.advance(Duration.ofSeconds(1));
        broker.core().deliverDelayed();
        assertThat(bodies(pull("New"))).containsExactly("body");
    }

    @Test
    void wakesTheConsumerThatWaits() {
        broker.send("T", 0, "body", Map.of("DELAY", "1"));
        var consumer = broker.connect();
        Map<String, String> fields = pullFields("T", 0, 0);
        fields.put("sysFlag", "6");
        broker.tell(consumer, RequestCode.PULL_MESSAGE, fields);
        assertThat(broker.core().heldPulls()).isOne();

        broker.clock.advance(Duration.ofSeconds(1));
        broker.core().deliverDelayed();
        assertThat(broker.core().heldPulls()).isZero();
    }

    @Test
    void aTopicThatIsDeletedMeanwhileDoesNotStopTheOthers() {
        broker.send("Gone", 0, "gone", Map.of("DELAY", "1"));
        broker.send("T", 0, "body", Map.of("DELAY", "1"));
        broker.ask(RequestCode.DELETE_TOPIC_IN_BROKER, Map.of("topic", "Gone"));
        broker.clock.advance(Duration.ofSeconds(1));
        broker.core().deliverDelayed();

        assertThat(bodies(pull("T"))).containsExactly("body");
        assertThat(pull("Gone").code()).isEqualTo(17);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "1.5", "99999999999"})
    void refusesALevelThatIsNoNumber(String level) {
        RemotingCommand answer = broker.send("T", 0, "body", Map.of("DELAY", level));

        assertThat(answer.code()).isEqualTo(13);
        assertThat(answer.remark()).contains("DELAY is \"%s\"".formatted(level));
        assertThat(pull("T").code()).isEqualTo(19);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-2147483648"})
    void deliversAtOnceWithoutALevel(String level) {
        assertThat(broker.send("T", 0, "body", Map.of("DELAY", level)).code()).isZero();
        assertThat(bodies(pull("T"))).containsExactly("body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELAY", "TIMER_DELAY_SEC", "TIMER_DELAY_MS", "TIMER_DELIVER_MS"})
    void refusesABatchThatHasToWait(String property) {
        String delay = MessageProperties.encode(Map.of(property, "3"));
        Message waiting = new Message("T", "b".getBytes(UTF_8));
        waiting.getProperties().put(property, "3");

        assertThat(batch("", new Message("T", "a".getBytes(UTF_8)), waiting).code())
                .isEqualTo(13);
        assertThat(batch(delay, new Message("T", "a".getBytes(UTF_8))).remark()).contains("batch");
        assertThat(pull("T").code()).isEqualTo(19);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TIMER_DELAY_SEC", "TIMER_DELAY_MS", "TIMER_DELIVER_MS"})
    void refusesABatchThatAsksForATimeWhateverItIs(String property) {
        String now = MessageProperties.encode(Map.of(property, "0"));

        assertThat(batch(now, new Message("T", "a".getBytes(UTF_8))).code()).isEqualTo(13);
    }

    @Test
    void refusesATransactionEvenIfItHasToWait() {
        assertThat(broker.send("T", 0, "body", Map.of("DELAY", "1", "TRAN_MSG", "true"))
                        .code())
                .isEqualTo(3);
    }

    private RemotingCommand batch(String properties, Message... messages) {
        Map<String, String> fields = sendFields("T", 0);
        fields.put("m", "true");
        fields.put("i", properties);
        RemotingCommand request = RemotingCommand.request(RequestCode.SEND_BATCH_MESSAGE, 0)
                .with(fields)
                .withBody(MessageDecoder.encodeMessages(List.of(messages)));
        return broker.connect().ask(broker.core().processors().get(RequestCode.SEND_BATCH_MESSAGE), request);
    }

    private RemotingCommand pull(String topic) {
        return broker.ask(RequestCode.PULL_MESSAGE, pullFields(topic, 0, 0));
    }
}
