package minibroker.protocol;

import minibroker.message.MessageQueue;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.RequestFailed;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestHeadersTest {
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("a", "PG"),
            Map.entry("b", "T"),
            Map.entry("c", "TBW102"),
            Map.entry("d", "4"),
            Map.entry("e", "2"),
            Map.entry("f", "769"),
            Map.entry("g", "1795404781705"),
            Map.entry("h", "5"),
            Map.entry("i", "TAGS\u0001a\u0002"),
            Map.entry("m", "true"));

    private static final Map<String, String> SPELLED_OUT = Map.ofEntries(
            Map.entry("producerGroup", "PG"),
            Map.entry("topic", "T"),
            Map.entry("defaultTopic", "TBW102"),
            Map.entry("defaultTopicQueueNums", "4"),
            Map.entry("queueId", "2"),
            Map.entry("sysFlag", "769"),
            Map.entry("bornTimestamp", "1795404781705"),
            Map.entry("flag", "5"),
            Map.entry("properties", "TAGS\u0001a\u0002"),
            Map.entry("batch", "true"));

    @Test
    void bothFormsOfASendSayTheSame() {
        SendMessageRequest letters = SendMessageRequest.of(request(310, LETTERS));

        assertThat(letters).isEqualTo(SendMessageRequest.of(request(10, SPELLED_OUT)));
        assertThat(letters.queueId()).isEqualTo(2);
        assertThat(letters.sysFlag()).isEqualTo(769);
        assertThat(letters.batch()).isTrue();
    }

    @Test
    void refusesAFieldThatIsMissing() {
        Map<String, String> fields = new HashMap<>(LETTERS);
        fields.remove("b");

        assertThatThrownBy(() -> SendMessageRequest.of(request(310, fields)))
                .isInstanceOfSatisfying(
                        RequestFailed.class, e -> assertThat(e.code()).isEqualTo(1))
                .hasMessage("The header field b is missing");
    }

    @Test
    void refusesANumberThatIsNone() {
        for (String value : new String[] {"", "two", "99999999999", "2.0"}) {
            Map<String, String> fields = new HashMap<>(LETTERS);
            fields.put("e", value);

            assertThatThrownBy(() -> SendMessageRequest.of(request(310, fields)))
                    .isInstanceOf(RequestFailed.class)
                    .hasMessageContaining("header field e is \"%s\"".formatted(value));
        }
    }

    @Test
    void readsThePullOfAPushConsumer() {
        PullMessageRequest pull = pull(15_000);

        assertThat(pull.queue()).isEqualTo(new MessageQueue("T", 3));
        assertThat(pull.commitsOffset()).isTrue();
        assertThat(pull.maySuspend()).isTrue();
        assertThat(pull.bringsSubscription()).isFalse();
        assertThat(pull.subscription()).isEqualTo("*");
    }

    @Test
    void aTimeThatAStrangerGivesCanBeAddedToTheTimeOfDay() {
        long now = System.currentTimeMillis();
        assertThat(now + pull(15_000).suspendTimeoutMillis()).isEqualTo(now + 15_000);
        assertThat(now + pull(Long.MAX_VALUE).suspendTimeoutMillis()).isGreaterThan(now);

        RemotingCommand registers = request(
                103,
                Map.of(
                        "clusterName", "C",
                        "brokerName", "a",
                        "brokerAddr", "10.0.0.1:10911",
                        "brokerId", "0",
                        "heartbeatTimeoutMillis", Long.toString(Long.MAX_VALUE)));
        byte[] noTopics = "{\"topicConfigSerializeWrapper\":{\"topicConfigTable\":{}}}".getBytes(UTF_8);
        BrokerRegistration broker = BrokerRegistration.of(registers.withBody(noTopics));
        assertThat(now + broker.timeout().toMillis()).isGreaterThan(now);
    }

    private static PullMessageRequest pull(long suspendTimeoutMillis) {
        return PullMessageRequest.of(request(
                11,
                Map.of(
                        "consumerGroup", "G",
                        "topic", "T",
                        "queueId", "3",
                        "queueOffset", "17",
                        "maxMsgNums", "32",
                        "sysFlag", "3",
                        "commitOffset", "16",
                        "suspendTimeoutMillis", Long.toString(suspendTimeoutMillis),
                        "subVersion", "1795403939173",
                        "expressionType", "TAG")));
    }

    private static RemotingCommand request(int code, Map<String, String> fields) {
        return RemotingCommand.request(code, 1).with(fields);
    }
}
