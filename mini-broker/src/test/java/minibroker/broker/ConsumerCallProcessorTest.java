package minibroker.broker;

import minibroker.protocol.RequestCode;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.TestConnection;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static minibroker.broker.BrokerFixture.bodies;
import static minibroker.broker.BrokerFixture.heartbeat;
import static org.assertj.core.api.Assertions.assertThat;

/** An administrator asks one consumer something. */
class ConsumerCallProcessorTest {
    private static final Map<String, String> WHO =
            Map.of("consumerGroup", "G", "clientId", "c1", "jstackEnable", "false");

    private final BrokerFixture broker = new BrokerFixture();
    private final TestConnection consumer = broker.connect();
    private final TestConnection admin = broker.connect();

    @Test
    void passesAQuestionOnToTheConsumer() {
        beat();

        broker.tell(admin, RequestCode.GET_CONSUMER_RUNNING_INFO, WHO);
        RemotingCommand question = consumer.sent().get(0);
        assertThat(question.code()).isEqualTo(RequestCode.GET_CONSUMER_RUNNING_INFO);
        assertThat(question.extFields()).isEqualTo(WHO);
        assertThat(admin.sent()).isEmpty();
        consumer.answer(question.success().withBody("running".getBytes(UTF_8)));

        RemotingCommand answer = admin.sent().get(0);
        assertThat(answer.code()).isZero();
        assertThat(answer.body()).asString(UTF_8).isEqualTo("running");
    }

    @Test
    void passesTheConsumersRefusalOn() {
        beat();
        broker.tell(admin, RequestCode.GET_CONSUMER_RUNNING_INFO, WHO);
        consumer.answer(consumer.sent().get(0).answer(1, "not me"));

        RemotingCommand answer = admin.sent().get(0);
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.remark()).isEqualTo("not me");
    }

    @Test
    void givesAConsumerAMessageToConsumeAtOnce() {
        String id = broker.send("T", 0, "again").extFields().get("msgId");
        beat();

        broker.tell(admin, RequestCode.CONSUME_MESSAGE_DIRECTLY, with("msgId", id));

        RemotingCommand question = consumer.sent().get(0);
        assertThat(question.code()).isEqualTo(RequestCode.CONSUME_MESSAGE_DIRECTLY);
        assertThat(question.extFields()).containsEntry("brokerName", "broker-a").containsEntry("msgId", id);
        assertThat(bodies(question)).containsExactly("again");
        consumer.answer(question.success().withBody("CR_SUCCESS".getBytes(UTF_8)));
        assertThat(admin.sent().get(0).body()).asString(UTF_8).isEqualTo("CR_SUCCESS");
    }

    @Test
    void refusesMessagesThatAreNotThere() {
        broker.send("T", 0, "again");
        beat();
        for (String wrong : new String[] {"", "4711", "X".repeat(32), "7F00000100002A9F00000000000000FF"}) {
            RemotingCommand answer = broker.ask(admin, RequestCode.CONSUME_MESSAGE_DIRECTLY, with("msgId", wrong));
            assertThat(answer.code()).as(wrong).isEqualTo(1);
            assertThat(answer.remark()).contains(wrong);
        }
        assertThat(consumer.sent()).isEmpty();
    }

    @Test
    void refusesConsumersThatAreNotThereOrTooOld() {
        assertThat(broker.ask(RequestCode.GET_CONSUMER_RUNNING_INFO, WHO).code())
                .isEqualTo(1);
        beat();
        assertThat(broker.ask(RequestCode.GET_CONSUMER_RUNNING_INFO, with("clientId", "c2"))
                        .remark())
                .contains("c2", "not online");
        assertThat(broker.ask(RequestCode.GET_CONSUMER_RUNNING_INFO, with("consumerGroup", "H"))
                        .remark())
                .contains("group H", "not online");

        RemotingCommand beat = RemotingCommand.request(RequestCode.HEART_BEAT, 0);
        RemotingCommand oldBeat = new RemotingCommand(
                beat.code(),
                "JAVA",
                61,
                0,
                0,
                "",
                Map.of(),
                heartbeat("c1", "G", "T").getBytes(UTF_8));
        consumer.ask(broker.core().processors().get(RequestCode.HEART_BEAT), oldBeat);
        assertThat(broker.ask(RequestCode.GET_CONSUMER_RUNNING_INFO, WHO).remark())
                .contains("version 61", "62");
    }

    @Test
    void saysSoWhenTheConsumerGoesAwayInstead() {
        beat();
        broker.tell(admin, RequestCode.GET_CONSUMER_RUNNING_INFO, WHO);

        consumer.disconnect();

        assertThat(admin.sent().get(0).code()).isEqualTo(207);
    }

    private void beat() {
        broker.ask(consumer, RequestCode.HEART_BEAT, Map.of(), heartbeat("c1", "G", "T"));
        consumer.sent();
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> fields = new HashMap<>(WHO);
        fields.put(name, value);
        return fields;
    }
}
