package minibroker.broker;

import minibroker.protocol.RequestCode;
import minibroker.remoting.RemotingCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static minibroker.broker.BrokerFixture.heartbeat;
import static org.assertj.core.api.Assertions.assertThat;

/** Consumers that let the broker share out the queues. */
class AssignmentProcessorTest {
    private final BrokerFixture broker = new BrokerFixture();

    @Test
    void theFirstConsumersHaveOneQueueMore() {
        assertThat(shares(QueueAllocation.AVG, 8, 3))
                .containsExactly(List.of(0, 1, 2), List.of(3, 4, 5), List.of(6, 7));
        assertThat(shares(QueueAllocation.AVG_BY_CIRCLE, 8, 3))
                .containsExactly(List.of(0, 3, 6), List.of(1, 4, 7), List.of(2, 5));
        assertThat(shares(QueueAllocation.AVG, 2, 3)).containsExactly(List.of(0), List.of(1), List.of());
    }

    @ParameterizedTest
    @EnumSource
    void everyQueueIsOneConsumers(QueueAllocation strategy) {
        for (int queues = 0; queues < 20; queues++) {
            for (int consumers = 1; consumers < 10; consumers++) {
                List<List<Integer>> shares = shares(strategy, queues, consumers);
                assertThat(shares.stream().flatMap(List::stream).sorted())
                        .as("%s queues, %s consumers", queues, consumers)
                        .containsExactlyElementsOf(
                                IntStream.range(0, queues).boxed().toList());
                int most = shares.stream().mapToInt(List::size).max().orElseThrow();
                assertThat(shares).allMatch(share -> share.size() >= most - 1);
            }
        }
    }

    @Test
    void tellsEachConsumerItsQueues() {
        broker.send("T", 0, "a");
        beat("c1");
        beat("c2");

        assertThat(assignment("c1", "AVG", "CLUSTERING"))
                .contains("\"queueId\":0", "\"queueId\":1", "\"mode\":\"PULL\"")
                .doesNotContain("\"queueId\":2");
        assertThat(assignment("c2", "AVG", "CLUSTERING")).contains("\"queueId\":2", "\"queueId\":3");
        assertThat(assignment("c2", "AVG", "BROADCASTING")).contains("\"queueId\":0", "\"queueId\":3");
    }

    @Test
    void saysNothingOfWhatItDoesNotKnow() {
        assertThat(assignment("c1", "AVG", "CLUSTERING")).as("no topic").isEqualTo("{}");
        broker.send("T", 0, "a");
        assertThat(assignment("c1", "AVG", "CLUSTERING")).as("no consumer").isEqualTo("{}");
        beat("c1");
        assertThat(assignment("c1", "GUESS", "CLUSTERING")).as("no strategy").isEqualTo("{}");
        assertThat(assignment("c3", "AVG", "CLUSTERING"))
                .as("not a member")
                .isEqualTo("{\"messageQueueAssignments\":[]}");
        assertThat(ask(RequestCode.QUERY_ASSIGNMENT, "{}").code()).isEqualTo(1);
        assertThat(ask(RequestCode.QUERY_ASSIGNMENT, "[").code()).isEqualTo(1);
    }

    @Test
    void onlyPullingCanBeChosen() {
        broker.send("T", 0, "a");
        beat("c1");

        assertThat(setMode("T", "G", "PULL").code()).isZero();
        assertThat(setMode("T", "G", "POP").code()).isEqualTo(3);
        assertThat(setMode("U", "G", "PULL").code()).isEqualTo(17);
        assertThat(setMode("%RETRY%G", "G", "PULL").code()).isEqualTo(16);
    }

    @Test
    void showsItsSettingsAndDoesNotChangeThem() {
        RemotingCommand shown = broker.ask(RequestCode.GET_BROKER_CONFIG, Map.of());
        assertThat(shown.body()).asString(UTF_8).contains("brokerName=broker-a\n", "listenPort=10911\n");
        assertThat(shown.extFields()).containsKey("version");

        RemotingCommand refused = ask(RequestCode.UPDATE_BROKER_CONFIG, "brokerName=other" + "x".repeat(1000));
        assertThat(refused.code()).isEqualTo(16);
        assertThat(refused.remark()).contains("brokerName=other").hasSizeLessThan(300);
    }

    private static List<List<Integer>> shares(QueueAllocation strategy, int queues, int consumers) {
        return IntStream.range(0, consumers)
                .mapToObj(place ->
                        strategy.allocate(queues, place, consumers).boxed().toList())
                .toList();
    }

    private RemotingCommand setMode(String topic, String group, String mode) {
        return ask(
                RequestCode.SET_MESSAGE_REQUEST_MODE,
                "{\"topic\":\"%s\",\"consumerGroup\":\"%s\",\"mode\":\"%s\"}".formatted(topic, group, mode));
    }

    private String assignment(String clientId, String strategy, String model) {
        String body = Stream.of(
                        "\"topic\":\"T\"",
                        "\"consumerGroup\":\"G\"",
                        "\"clientId\":\"%s\"".formatted(clientId),
                        "\"strategyName\":\"%s\"".formatted(strategy),
                        "\"messageModel\":\"%s\"".formatted(model))
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
        return new String(ask(RequestCode.QUERY_ASSIGNMENT, "{" + body + "}").body(), UTF_8);
    }

    private void beat(String clientId) {
        broker.ask(broker.connect(), RequestCode.HEART_BEAT, Map.of(), heartbeat(clientId, "G", "T"));
    }

    private RemotingCommand ask(int code, String body) {
        return broker.ask(broker.connect(), code, Map.of(), body);
    }
}
