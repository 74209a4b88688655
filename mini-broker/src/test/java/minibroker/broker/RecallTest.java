package minibroker.broker;

import minibroker.protocol.RequestCode;
import minibroker.remoting.RemotingCommand;
import minibroker.schedule.RecallHandle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import static minibroker.broker.BrokerFixture.bodies;
import static minibroker.broker.BrokerFixture.pullFields;
import static org.assertj.core.api.Assertions.assertThat;

/** Messages that wait for a certain time, and senders who change their minds. */
class RecallTest {
    private final BrokerFixture broker = new BrokerFixture();
    private RecallHandle handle;

    @BeforeEach
    void aMessageWaits() {
        RemotingCommand answer = broker.send("T", 2, "body", Map.of("UNIQ_KEY", "U1", "TIMER_DELAY_SEC", "10"));
        assertThat(answer.extFields())
                .containsEntry("queueId", "2")
                .containsEntry("queueOffset", "0")
                .containsKey("recallHandle");
        handle = RecallHandle.decode(answer.extFields().get("recallHandle"));
    }

    @Test
    void whatIsRecalledIsNotDelivered() {
        RemotingCommand answer = recall("T", handle.encode());
        assertThat(answer.code()).isZero();
        assertThat(answer.extFields()).containsEntry("msgId", "U1");

        pass(Duration.ofSeconds(10));
        assertThat(pull().code()).isEqualTo(19);
    }

    @Test
    void whatIsNotRecalledIsDelivered() {
        pass(Duration.ofSeconds(10));

        assertThat(bodies(pull())).containsExactly("body");
    }

    @Test
    void whatIsDeliveredCannotBeRecalled() {
        pass(Duration.ofSeconds(10));
        RemotingCommand answer = recall("T", handle.encode());

        assertThat(answer.code()).isEqualTo(604);
        assertThat(answer.remark()).contains(Long.toString(handle.timestamp()));
    }

    @Test
    void whatWasNeverThereCanBeRecalled() {
        assertThat(recall("T", new RecallHandle("T", "broker-a", handle.timestamp(), "nobody").encode())
                        .code())
                .isZero();
    }

    @Test
    void nobodyMayRecallUnlessItIsAllowed() {
        BrokerFixture usual = new BrokerFixture(true, false);

        assertThat(usual.ask(RequestCode.RECALL_MESSAGE, fields("T", handle.encode()))
                        .code())
                .isEqualTo(16);
    }

    @Test
    void refusesTheTopicThatDoesNotExist() {
        assertThat(recall("Missing", handle.encode()).code()).isEqualTo(17);
    }

    @ParameterizedTest
    @CsvSource({
        "other, broker-a, 0",
        "T, broker-b, 0",
        "T, broker-a, 9000000000000000000",
        "T, broker-a, -9000000000000000000"
    })
    void refusesAHandleForSomethingElse(String topic, String brokerName, long later) {
        RecallHandle wrong = new RecallHandle(topic, brokerName, handle.timestamp() + later, "U1");

        assertThat(recall("T", wrong.encode()).code()).isEqualTo(604);
    }

    @Test
    void refusesWhatIsNoHandle() {
        assertThat(recall("T", "nonsense").code()).isEqualTo(604);
        assertThat(recall("T", "").code()).isEqualTo(604);
        assertThat(broker.ask(RequestCode.RECALL_MESSAGE, Map.of("topic", "T")).code())
                .isEqualTo(1);
    }

    @Test
    void refusesAMessageThatPretendsToBeARecall() {
        assertThat(broker.send("T", 0, "x", Map.of("TIMER_DEL_UNIQKEY", "U1", "TIMER_DELAY_SEC", "9"))
                        .code())
                .isEqualTo(13);
        assertThat(broker.send("rmq_sys_wheel_timer", 0, "x").code()).isEqualTo(16);
    }

    @ParameterizedTest
    @CsvSource({"TIMER_DELAY_SEC, 259201", "TIMER_DELAY_MS, x", "TIMER_DELIVER_MS, 99999999999999"})
    void refusesATimeThatCannotBe(String wish, String value) {
        RemotingCommand answer = broker.send("T", 0, "x", Map.of(wish, value));

        assertThat(answer.code()).isEqualTo(13);
        assertThat(answer.remark()).contains(wish, value);
    }

    private RemotingCommand recall(String topic, String text) {
        return broker.ask(RequestCode.RECALL_MESSAGE, fields(topic, text));
    }

    private static Map<String, String> fields(String topic, String text) {
        return new HashMap<>(Map.of("producerGroup", "PG", "topic", topic, "recallHandle", text));
    }

    private void pass(Duration time) {
        broker.clock.advance(time);
        broker.core().deliverDelayed();
    }

    private RemotingCommand pull() {
        return broker.ask(RequestCode.PULL_MESSAGE, pullFields("T", 2, 0));
    }
}
