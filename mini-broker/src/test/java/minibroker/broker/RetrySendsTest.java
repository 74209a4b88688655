package minibroker.broker;

import minibroker.message.StoredMessage;
import minibroker.protocol.RequestCode;
import minibroker.remoting.RemotingCommand;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static minibroker.broker.BrokerFixture.bodies;
import static minibroker.broker.BrokerFixture.heartbeat;
import static minibroker.broker.BrokerFixture.messages;
import static minibroker.broker.BrokerFixture.pullFields;
import static minibroker.broker.BrokerFixture.sendFields;
import static org.assertj.core.api.Assertions.assertThat;

/** Messages that consumers send to their retry topic themselves: tried again, or dead letters. */
class RetrySendsTest {
    private final BrokerFixture broker = new BrokerFixture();

    @Test
    void whatAConsumerSendsToItsRetryTopicGoesThereWhileAttemptsAreLeft() {
        assertThat(sendToRetryTopic("2", "2").code()).isZero();

        assertThat(bodies(pull("%RETRY%G"))).containsExactly("order 1");
    }

    @Test
    void whatAConsumerSendsToItsRetryTopicIsADeadLetterWithoutAttemptsLeft() {
        RemotingCommand answer = sendToRetryTopic("3", "2");

        assertThat(answer.code()).isZero();
        assertThat(answer.extFields()).containsEntry("queueId", "0").containsEntry("queueOffset", "0");
        StoredMessage letter = deadLetters().get(0);
        assertThat(letter.message().reconsumeTimes()).isEqualTo(3);
        assertThat(letter.message().property("DELAY")).contains("-1");
        assertThat(bodies(pull("%RETRY%G"))).isEmpty();
    }

    @Test
    void withoutALimitInTheSendTheGroupsCounts() {
        assertThat(sendToRetryTopic("16", null).code()).isZero();
        assertThat(bodies(pull("%RETRY%G"))).hasSize(1);

        sendToRetryTopic("17", null);

        assertThat(deadLetters()).hasSize(1);
    }

    @Test
    void whatAGroupWithALockSendsToItsRetryTopicIsADeadLetter() {
        lock("c1");

        sendToRetryTopic("1", "16");

        assertThat(deadLetters()).hasSize(1);
    }

    @Test
    void anExpiredLockMakesNoDeadLetters() {
        lock("c1");
        broker.clock.advance(QueueLockManager.EXPIRY.plusMillis(1));

        sendToRetryTopic("1", "16");

        assertThat(bodies(pull("%RETRY%G"))).hasSize(1);
    }

    private RemotingCommand sendToRetryTopic(String failures, String limit) {
        broker.ask(broker.connect(), RequestCode.HEART_BEAT, Map.of(), heartbeat("c1", "G", "Orders"));
        Map<String, String> fields = sendFields("%RETRY%G", 0);
        fields.put("j", failures);
        if (limit != null) {
            fields.put("l", limit);
        }
        return broker.ask(broker.connect(), RequestCode.SEND_MESSAGE_V2, fields, "order 1");
    }

    private void lock(String clientId) {
        String body =
                "{\"clientId\":\"%s\",\"consumerGroup\":\"G\",\"mqSet\":[{\"brokerName\":\"broker-a\",\"queueId\":1,\"topic\":\"Orders\"}]}";
        broker.ask(broker.connect(), RequestCode.LOCK_BATCH_MQ, Map.of(), body.formatted(clientId));
    }

    private List<StoredMessage> deadLetters() {
        return messages(pull("%DLQ%G"));
    }

    private RemotingCommand pull(String topic) {
        return broker.ask(RequestCode.PULL_MESSAGE, pullFields(topic, 0, 0));
    }
}
