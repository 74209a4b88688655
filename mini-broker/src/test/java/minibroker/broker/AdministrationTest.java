package minibroker.broker;

import minibroker.protocol.RequestCode;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.TestConnection;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static minibroker.broker.BrokerFixture.heartbeat;
import static minibroker.broker.BrokerFixture.pullFields;
import static org.assertj.core.api.Assertions.assertThat;

/** What administrators and curious clients ask. */
class AdministrationTest {
    private final BrokerFixture broker = new BrokerFixture();
    private final TestConnection consumer = broker.connect();
    private final TestConnection admin = broker.connect();

    @Test
    void makesChangesAndDeletesTopics() {
        assertThat(createTopic("T", 3).code()).isZero();
        createTopic("T", 5);
        broker.send("T", 4, "a");

        assertThat(body(RequestCode.GET_TOPIC_CONFIG, Map.of("topic", "T"))).contains("\"readQueueNums\":5");

        assertThat(broker.ask(RequestCode.DELETE_TOPIC_IN_BROKER, Map.of("topic", "T"))
                        .code())
                .isZero();
        assertThat(broker.ask(RequestCode.GET_TOPIC_CONFIG, Map.of("topic", "T"))
                        .code())
                .isEqualTo(17);
        assertThat(broker.ask(RequestCode.GET_MAX_OFFSET, pullFields("T", 4, 0)).extFields())
                .containsEntry("offset", "0");
    }

    @Test
    void leavesSystemTopicsAlone() {
        assertThat(createTopic("TBW102", 3).code()).isEqualTo(29);
        assertThat(createTopic("no good", 3).code()).isEqualTo(29);
        assertThat(broker.ask(RequestCode.DELETE_TOPIC_IN_BROKER, Map.of("topic", "rmq_sys_wheel_timer"))
                        .code())
                .isEqualTo(29);
    }

    @Test
    void refusesTopicsThatWouldFillTheMemory() {
        assertThat(createTopic("T", 8193).code()).isEqualTo(29);
        assertThat(createTopic("T", 8193).remark()).contains("8193 queues", "0 to 8192");
        assertThat(createTopic("T", -1).code()).isEqualTo(29);
        assertThat(createTopic("T", 8192).code()).isZero();
        RemotingCommand strange = broker.ask(
                RequestCode.UPDATE_AND_CREATE_TOPIC,
                Map.of("topic", "P", "readQueueNums", "1", "writeQueueNums", "1", "perm", "16"));
        assertThat(strange.code()).isEqualTo(29);
        assertThat(strange.remark()).contains("Permission 16");
    }

    @Test
    void refusesGroupsThatCannotBe() {
        for (String group : List.of("", "bad name", "g".repeat(121), "../../etc")) {
            assertThat(updateGroup("{\"groupName\":\"%s\"}".formatted(group)).code())
                    .as(group)
                    .isEqualTo(29);
        }
        RemotingCommand many = updateGroup("{\"groupName\":\"G\",\"retryQueueNums\":2147483647}");
        assertThat(many.code()).isEqualTo(29);
        assertThat(many.remark()).contains("2147483647 retry queues");
        assertThat(updateGroup("not JSON").code()).isEqualTo(1);
    }

    private RemotingCommand updateGroup(String body) {
        return broker.ask(admin, RequestCode.UPDATE_AND_CREATE_SUBSCRIPTIONGROUP, Map.of(), body);
    }

    @Test
    void saysHowFullATopicIs() {
        createTopic("T", 1);
        long stored = broker.clock.millis();
        broker.send("T", 0, "a");

        assertThat(body(RequestCode.GET_TOPIC_STATS_INFO, Map.of("topic", "T")))
                .contains("{{\"brokerName\":\"broker-a\",\"queueId\":0,\"topic\":\"T\"}:{")
                .contains("\"maxOffset\":1", "\"minOffset\":0", "\"lastUpdateTimestamp\":" + stored);
    }

    @Test
    void saysHowFarAGroupIs() {
        createTopic("T", 1);
        broker.send("T", 0, "a");
        broker.send("T", 0, "b");
        beat();
        Map<String, String> fields = pullFields("T", 0, 0);
        fields.put("commitOffset", "1");
        broker.ask(RequestCode.UPDATE_CONSUMER_OFFSET, fields);

        assertThat(body(RequestCode.GET_CONSUME_STATS, Map.of("consumerGroup", "G")))
                .contains("\"brokerOffset\":2", "\"consumerOffset\":1")
                .contains("\"lastTimestamp\":" + broker.clock.millis());
        assertThat(body(RequestCode.GET_CONSUME_STATS, Map.of("consumerGroup", "G")))
                .contains("\"pullOffset\":1");
        broker.ask(RequestCode.PULL_MESSAGE, pullFields("T", 0, 1));
        assertThat(body(RequestCode.GET_CONSUME_STATS, Map.of("consumerGroup", "G")))
                .as("one message is with the consumer")
                .contains("\"consumerOffset\":1", "\"pullOffset\":2");
        assertThat(body(RequestCode.QUERY_TOPIC_CONSUME_BY_WHO, Map.of("topic", "T")))
                .isEqualTo("{\"groupList\":[\"G\"]}");
    }

    @Test
    void aGroupThatIsThereIsNotAskedAboutTopicsThatItDoesNotWant() {
        createTopic("T", 1);
        createTopic("U", 1);
        beat();

        assertThat(body(RequestCode.GET_CONSUME_STATS, Map.of("consumerGroup", "G", "topic", "U")))
                .isEqualTo("{\"offsetTable\":{}}");
        assertThat(body(RequestCode.GET_CONSUME_STATS, Map.of("consumerGroup", "Gone", "topic", "U")))
                .contains("\"topic\":\"U\"");
    }

    @Test
    void saysWhoIsConnected() {
        assertThat(broker.ask(RequestCode.GET_CONSUMER_CONNECTION_LIST, Map.of("consumerGroup", "G"))
                        .code())
                .isEqualTo(206);
        beat();

        assertThat(body(RequestCode.GET_CONSUMER_CONNECTION_LIST, Map.of("consumerGroup", "G")))
                .contains(
                        "\"clientId\":\"c1\"",
                        "\"language\":\"JAVA\"",
                        "\"version\":513",
                        "\"subscriptionTable\":{\"T\":");
        assertThat(body(RequestCode.GET_PRODUCER_CONNECTION_LIST, Map.of("producerGroup", "CLIENT_INNER_PRODUCER")))
                .contains("\"clientId\":\"c1\"");
        assertThat(broker.ask(RequestCode.GET_PRODUCER_CONNECTION_LIST, Map.of("producerGroup", "Nobody"))
                        .code())
                .isEqualTo(1);
    }

    @Test
    void producersComeAndGo() {
        Map<String, String> inner = Map.of("producerGroup", "CLIENT_INNER_PRODUCER");
        beat();
        broker.ask(RequestCode.UNREGISTER_CLIENT, Map.of("clientID", "c1", "producerGroup", "CLIENT_INNER_PRODUCER"));
        assertThat(broker.ask(RequestCode.GET_PRODUCER_CONNECTION_LIST, inner).code())
                .isEqualTo(1);

        beat();
        broker.clock.advance(Duration.ofSeconds(121));
        broker.core().expireClients();
        assertThat(broker.ask(RequestCode.GET_PRODUCER_CONNECTION_LIST, inner).code())
                .isEqualTo(1);
    }

    @Test
    void makesAndDeletesGroups() {
        broker.ask(
                admin,
                RequestCode.UPDATE_AND_CREATE_SUBSCRIPTIONGROUP,
                Map.of(),
                "{\"groupName\":\"G\",\"retryMaxTimes\":5,\"unknown\":[{}]}");
        assertThat(body(RequestCode.GET_SUBSCRIPTIONGROUP_CONFIG, Map.of("group", "G")))
                .contains("\"retryMaxTimes\":5");

        broker.ask(RequestCode.DELETE_SUBSCRIPTIONGROUP, Map.of("groupName", "G"));
        assertThat(broker.ask(RequestCode.GET_SUBSCRIPTIONGROUP_CONFIG, Map.of("group", "G"))
                        .code())
                .isEqualTo(26);
    }

    @Test
    void findsOffsetsByTimeAndTimesByOffset() {
        long start = broker.clock.millis();
        assertThat(number(RequestCode.GET_EARLIEST_MSG_STORETIME, "timestamp", Map.of()))
                .isEqualTo("-1");
        broker.send("T", 0, "a");
        broker.clock.advance(Duration.ofSeconds(1));
        broker.send("T", 0, "b");

        assertThat(number(RequestCode.GET_EARLIEST_MSG_STORETIME, "timestamp", Map.of()))
                .isEqualTo(Long.toString(start));
        assertThat(number(RequestCode.GET_MIN_OFFSET, "offset", Map.of())).isEqualTo("0");
        assertThat(number(RequestCode.GET_MAX_OFFSET, "offset", Map.of())).isEqualTo("2");
        String between = Long.toString(start + 500);
        assertThat(number(RequestCode.SEARCH_OFFSET_BY_TIMESTAMP, "offset", Map.of("timestamp", between)))
                .isEqualTo("1");
        assertThat(number(
                        RequestCode.SEARCH_OFFSET_BY_TIMESTAMP,
                        "offset",
                        Map.of("timestamp", between, "boundaryType", "UPPER")))
                .isEqualTo("0");
    }

    private String number(int code, String name, Map<String, String> more) {
        Map<String, String> fields = pullFields("T", 0, 0);
        fields.putAll(more);
        return broker.ask(code, fields).extFields().get(name);
    }

    private RemotingCommand createTopic(String topic, int queues) {
        String count = Integer.toString(queues);
        return broker.ask(
                RequestCode.UPDATE_AND_CREATE_TOPIC,
                Map.of("topic", topic, "readQueueNums", count, "writeQueueNums", count, "perm", "6"));
    }

    private void beat() {
        broker.ask(consumer, RequestCode.HEART_BEAT, Map.of(), heartbeat("c1", "G", "T"));
    }

    private String body(int code, Map<String, String> fields) {
        return new String(broker.ask(code, fields).body(), UTF_8);
    }
}
