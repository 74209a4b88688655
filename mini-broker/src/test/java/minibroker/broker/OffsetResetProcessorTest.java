package minibroker.broker;

import minibroker.protocol.RequestCode;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.TestConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static minibroker.broker.BrokerFixture.heartbeat;
import static minibroker.broker.BrokerFixture.pullFields;
import static org.assertj.core.api.Assertions.assertThat;

/** An administrator sets a group to other offsets. */
class OffsetResetProcessorTest {
    private final BrokerFixture broker = new BrokerFixture();
    private final TestConnection consumer = broker.connect();
    private long secondStoredAt;

    @BeforeEach
    void twoMessagesOfWhichOneIsHandled() {
        broker.send("T", 0, "first");
        broker.clock.advance(Duration.ofSeconds(1));
        secondStoredAt = broker.clock.millis();
        broker.send("T", 0, "second");
        broker.ask(consumer, RequestCode.HEART_BEAT, Map.of(), heartbeat("c1", "G", "T"));
        commit(1);
        consumer.sent();
    }

    @Test
    void setsAllQueuesToATime() {
        RemotingCommand answer = reset("timestamp", Long.toString(secondStoredAt));

        assertThat(answer.code()).isZero();
        assertThat(answer.body())
                .asString(UTF_8)
                .startsWith("{\"offsetTable\":{")
                .contains("{\"brokerName\":\"broker-a\",\"queueId\":0,\"topic\":\"T\"}:1")
                .contains("{\"brokerName\":\"broker-a\",\"queueId\":3,\"topic\":\"T\"}:0");
        reset("timestamp", "0");
        assertThat(committed()).isEqualTo("0");
        reset("timestamp", "-1");
        assertThat(committed()).isEqualTo("2");
    }

    @Test
    void setsOneQueueToAnOffset() {
        RemotingCommand answer = reset("queueId", "0", "offset", "2");

        assertThat(answer.body())
                .asString(UTF_8)
                .isEqualTo("{\"offsetTable\":{{\"brokerName\":\"broker-a\",\"queueId\":0,\"topic\":\"T\"}:2}}");
        assertThat(committed()).isEqualTo("2");
    }

    @Test
    void tellsTheConsumerInTheAnswerToItsNextPull() {
        reset("timestamp", "0");
        commit(2);
        assertThat(committed())
                .as("what the consumer says that does not know yet")
                .isEqualTo("0");

        RemotingCommand told = broker.ask(consumer, RequestCode.PULL_MESSAGE, pull(2));
        assertThat(told.code()).isEqualTo(21);
        assertThat(told.extFields())
                .containsEntry("nextBeginOffset", "0")
                .containsEntry("minOffset", "0")
                .containsEntry("maxOffset", "2");

        assertThat(broker.ask(consumer, RequestCode.PULL_MESSAGE, pull(0)).code())
                .isZero();
        commit(2);
        assertThat(committed()).isEqualTo("2");
    }

    @Test
    void tellsAConsumerWhosePullIsHeld() {
        Map<String, String> held = pull(2);
        held.put("sysFlag", "6");
        broker.tell(consumer, RequestCode.PULL_MESSAGE, held);
        assertThat(broker.core().heldPulls()).isEqualTo(1);

        reset("timestamp", "0");

        List<RemotingCommand> sent = consumer.sent();
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).code()).isEqualTo(21);
        assertThat(sent.get(0).extFields()).containsEntry("nextBeginOffset", "0");
        assertThat(broker.core().heldPulls()).isZero();
    }

    @Test
    void leavesOtherGroupsAlone() {
        Map<String, String> held = pull(2);
        held.put("sysFlag", "6");
        held.put("consumerGroup", "Other");
        broker.tell(consumer, RequestCode.PULL_MESSAGE, held);

        reset("timestamp", "0");

        assertThat(broker.core().heldPulls()).isEqualTo(1);
        assertThat(consumer.sent()).isEmpty();
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThat(reset("topic", "Missing").code()).isEqualTo(17);
        assertThat(reset("group", "Missing").code()).isEqualTo(26);
        assertThat(reset("queueId", "4").code()).isEqualTo(29);
        assertThat(reset("queueId", "0", "offset", "3").remark()).contains("Offset 3", "0 to 2");
        assertThat(reset("queueId", "0", "offset", "-7").code()).isEqualTo(1);
        assertThat(reset("timestamp", "now").remark()).contains("timestamp");
        assertThat(committed()).isEqualTo("1");
    }

    private RemotingCommand reset(String... changes) {
        Map<String, String> fields = new HashMap<>(Map.of("topic", "T", "group", "G", "timestamp", "0"));
        fields.put("isForce", "true");
        for (int i = 0; i < changes.length; i += 2) {
            fields.put(changes[i], changes[i + 1]);
        }
        return broker.ask(RequestCode.INVOKE_BROKER_TO_RESET_OFFSET, fields);
    }

    private static Map<String, String> pull(long offset) {
        return pullFields("T", 0, offset);
    }

    private void commit(long offset) {
        Map<String, String> fields = pull(0);
        fields.put("commitOffset", Long.toString(offset));
        broker.ask(consumer, RequestCode.UPDATE_CONSUMER_OFFSET, fields);
    }

    private String committed() {
        return broker.ask(RequestCode.QUERY_CONSUMER_OFFSET, pull(0))
                .extFields()
                .get("offset");
    }
}
