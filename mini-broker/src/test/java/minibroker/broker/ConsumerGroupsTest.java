package minibroker.broker;

import minibroker.protocol.RequestCode;
import minibroker.remoting.Exchange;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.TestConnection;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static minibroker.broker.BrokerFixture.heartbeat;
import static minibroker.broker.BrokerFixture.pullFields;
import static org.assertj.core.api.Assertions.assertThat;

/** Heartbeats, members, notifications, offsets and locks, as consumers see them. */
class ConsumerGroupsTest {
    private final BrokerFixture broker = new BrokerFixture();
    private final TestConnection first = broker.connect();
    private final TestConnection second = broker.connect();

    @Test
    void aHeartbeatMakesAMemberAndTheRetryTopic() {
        beat(first, heartbeat("c1", "G", "T"));

        assertThat(members()).isEqualTo("{\"consumerIdList\":[\"c1\"]}");
        assertThat(broker.core().topics()).anySatisfy(topic -> {
            assertThat(topic.name()).isEqualTo("%RETRY%G");
            assertThat(topic.readQueues()).isEqualTo(1);
            assertThat(topic.permission()).isEqualTo(6);
        });
    }

    @Test
    void aGroupWithoutConsumersIsAnError() {
        RemotingCommand answer = broker.ask(RequestCode.GET_CONSUMER_LIST_BY_GROUP, Map.of("consumerGroup", "G"));

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.remark()).contains("Group G");
    }

    @Test
    void everybodyIsToldWhenAConsumerJoins() {
        beat(first, heartbeat("c1", "G", "T"));
        assertThat(notices(first)).as("the newcomer itself").containsExactly("G");

        beat(second, heartbeat("c2", "G", "T"));

        assertThat(notices(first)).containsExactly("G");
        assertThat(notices(second)).containsExactly("G");
        assertThat(members()).isEqualTo("{\"consumerIdList\":[\"c1\",\"c2\"]}");
    }

    @Test
    void nobodyIsToldWhenNothingChanged() {
        beat(first, heartbeat("c1", "G", "CLUSTERING", 1, "T"));
        first.sent();

        beat(first, heartbeat("c1", "G", "CLUSTERING", 1, "T"));
        beat(first, heartbeat("c1", "G", "CLUSTERING", 2, "T"));

        assertThat(notices(first)).isEmpty();
    }

    @Test
    void everybodyIsToldWhenTheGroupWantsAnotherTopic() {
        beat(first, heartbeat("c1", "G", "T"));
        first.sent();

        beat(first, heartbeat("c1", "G", "Other"));

        assertThat(notices(first)).containsExactly("G");
    }

    @Test
    void theNewestSubscriptionCountsInWhateverOrderHeartbeatsCome() {
        broker.send("T", 0, "a");
        beat(first, heartbeat("c1", "G", "CLUSTERING", 100, "T"));
        beat(second, heartbeat("c2", "G", "CLUSTERING", 200, "T"));

        beat(first, heartbeat("c1", "G", "CLUSTERING", 100, "T"));

        assertThat(pullAs("G", 200).code()).isZero();
        assertThat(pullAs("G", 201).code()).isEqualTo(25);
    }

    @Test
    void aGroupThatMayNotBroadcastIsRefusedThen() {
        broker.send("T", 0, "a");
        broker.ask(
                first,
                RequestCode.UPDATE_AND_CREATE_SUBSCRIPTIONGROUP,
                Map.of(),
                "{\"groupName\":\"G\",\"consumeBroadcastEnable\":false}");
        beat(first, heartbeat("c1", "G", "BROADCASTING", 1, "T"));

        assertThat(pullAs("G", 1).code()).isEqualTo(16);
    }

    @Test
    void aGroupWhoseNameIsNoneHasNoMembersAndNoTopic() {
        int topics = broker.core().topics().size();

        beat(first, heartbeat("c1", "G G", "T"));

        assertThat(broker.ask(RequestCode.GET_CONSUMER_LIST_BY_GROUP, Map.of("consumerGroup", "G G"))
                        .code())
                .isEqualTo(1);
        assertThat(broker.core().topics()).hasSize(topics);
    }

    @Test
    void consumersThatBroadcastAreNotTold() {
        beat(first, heartbeat("c1", "G", "BROADCASTING", 1, "T"));
        beat(second, heartbeat("c2", "G", "BROADCASTING", 1, "T"));

        assertThat(notices(first)).isEmpty();
    }

    @Test
    void theOthersAreToldWhenAConsumerSaysGoodbye() {
        bothJoin();

        broker.ask(second, RequestCode.UNREGISTER_CLIENT, Map.of("clientID", "c2", "consumerGroup", "G"));

        assertThat(notices(first)).containsExactly("G");
        assertThat(notices(second)).isEmpty();
        assertThat(members()).isEqualTo("{\"consumerIdList\":[\"c1\"]}");
    }

    @Test
    void theOthersAreToldWhenAConnectionIsGone() {
        bothJoin();

        broker.core().connectionClosed(second.connection());

        assertThat(notices(first)).containsExactly("G");
        assertThat(members()).isEqualTo("{\"consumerIdList\":[\"c1\"]}");
    }

    /** A killed client's heartbeat still stands in line when its connection is already known to be gone. */
    @Test
    void aHeartbeatWhoseConnectionBrokeBeforeItsTurnMakesNoMember() {
        beat(first, heartbeat("c1", "G", "T"));
        first.sent();
        Exchange inLine = second.exchange(RemotingCommand.request(RequestCode.HEART_BEAT, 0)
                .withBody(heartbeat("c2", "G", "T").getBytes(UTF_8)));
        second.disconnect();
        broker.core().connectionClosed(second.connection());

        broker.core().processors().get(RequestCode.HEART_BEAT).process(inLine);

        assertThat(members()).isEqualTo("{\"consumerIdList\":[\"c1\"]}");
        assertThat(notices(first)).isEmpty();
        RemotingCommand producers = broker.ask(
                first, RequestCode.GET_PRODUCER_CONNECTION_LIST, Map.of("producerGroup", "CLIENT_INNER_PRODUCER"));
        assertThat(new String(producers.body(), UTF_8)).contains("c1").doesNotContain("c2");
    }

    @Test
    void aConsumerThatIsSilentForTwoMinutesIsGone() {
        bothJoin();
        broker.clock.advance(Duration.ofSeconds(100));
        beat(first, heartbeat("c1", "G", "T"));
        broker.clock.advance(Duration.ofSeconds(20));
        broker.core().expireClients();
        assertThat(members()).contains("c2");

        broker.clock.advance(Duration.ofMillis(1));
        broker.core().expireClients();

        assertThat(members()).isEqualTo("{\"consumerIdList\":[\"c1\"]}");
        assertThat(notices(first)).containsExactly("G");
    }

    @Test
    void aSenselessHeartbeatIsRefused() {
        assertThat(beat(first, "{}").remark()).contains("clientID is missing");
        assertThat(beat(first, "not JSON").code()).isEqualTo(1);
    }

    @Test
    void anSqlSubscriptionIsRefusedAtTheStart() {
        String body =
                "{\"clientId\":\"c1\",\"group\":\"G\",\"subscriptionData\":{\"expressionType\":\"%s\",\"topic\":\"T\"}}";

        assertThat(broker.ask(first, RequestCode.CHECK_CLIENT_CONFIG, Map.of(), body.formatted("TAG"))
                        .code())
                .isZero();
        RemotingCommand answer = broker.ask(first, RequestCode.CHECK_CLIENT_CONFIG, Map.of(), body.formatted("SQL92"));
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.remark()).contains("does not support SQL92");
    }

    @Test
    void keepsTheOffsetThatAConsumerCommits() {
        broker.send("T", 0, "a");
        beat(first, heartbeat("c1", "G", "T"));

        Map<String, String> fields = pullFields("T", 0, 0);
        fields.put("commitOffset", "1");
        assertThat(broker.ask(RequestCode.UPDATE_CONSUMER_OFFSET, fields).code())
                .isZero();

        assertThat(offset(fields).extFields()).containsEntry("offset", "1");
    }

    @Test
    void aNewGroupStartsAtTheFirstMessageIfThatIsAtHand() {
        assertThat(offset(pullFields("T", 0, 0)).code()).isEqualTo(22);
        broker.send("T", 0, "a");

        assertThat(offset(pullFields("T", 0, 0)).extFields()).containsEntry("offset", "0");
        Map<String, String> fields = pullFields("T", 0, 0);
        fields.put("setZeroIfNotFound", "false");
        assertThat(offset(fields).code()).isEqualTo(22);
    }

    @Test
    void refusesOffsetsOfGroupsAndTopicsThatDoNotExist() {
        assertThat(broker.ask(RequestCode.UPDATE_CONSUMER_OFFSET, pullFields("T", 0, 0))
                        .code())
                .isEqualTo(26);
        beat(first, heartbeat("c1", "G", "T"));
        assertThat(broker.ask(RequestCode.UPDATE_CONSUMER_OFFSET, pullFields("T", 0, 0))
                        .code())
                .isEqualTo(17);
    }

    @Test
    void aLockedQueueBelongsToOneClient() {
        assertThat(lock("c1", 1, 2)).contains("\"queueId\":1", "\"queueId\":2", "\"brokerName\":\"broker-a\"");
        assertThat(lock("c2", 2, 3)).doesNotContain("\"queueId\":2").contains("\"queueId\":3");

        broker.ask(second, RequestCode.UNLOCK_BATCH_MQ, Map.of(), lockBody("c1", 2));
        assertThat(lock("c2", 1, 2)).doesNotContain("\"queueId\":1").contains("\"queueId\":2");
    }

    private void bothJoin() {
        beat(first, heartbeat("c1", "G", "T"));
        beat(second, heartbeat("c2", "G", "T"));
        first.sent();
        second.sent();
    }

    private RemotingCommand beat(TestConnection client, String body) {
        return broker.ask(client, RequestCode.HEART_BEAT, Map.of(), body);
    }

    private RemotingCommand pullAs(String group, long subscriptionVersion) {
        Map<String, String> fields = pullFields("T", 0, 0);
        fields.put("consumerGroup", group);
        fields.put("sysFlag", "0");
        fields.put("subVersion", Long.toString(subscriptionVersion));
        return broker.ask(RequestCode.PULL_MESSAGE, fields);
    }

    private String members() {
        return new String(
                broker.ask(RequestCode.GET_CONSUMER_LIST_BY_GROUP, Map.of("consumerGroup", "G"))
                        .body(),
                UTF_8);
    }

    private RemotingCommand offset(Map<String, String> fields) {
        return broker.ask(RequestCode.QUERY_CONSUMER_OFFSET, fields);
    }

    /** The groups of the notices that a client has got since the last look. */
    private static List<String> notices(TestConnection client) {
        return client.sent().stream()
                .filter(sent -> sent.code() == RequestCode.NOTIFY_CONSUMER_IDS_CHANGED && sent.isOneway())
                .map(sent -> sent.extFields().get("consumerGroup"))
                .toList();
    }

    private String lock(String clientId, int... queueIds) {
        return new String(
                broker.ask(first, RequestCode.LOCK_BATCH_MQ, Map.of(), lockBody(clientId, queueIds))
                        .body(),
                UTF_8);
    }

    private static String lockBody(String clientId, int... queueIds) {
        List<String> queues = Arrays.stream(queueIds)
                .mapToObj("{\"brokerName\":\"broker-a\",\"queueId\":%s,\"topic\":\"T\"}"::formatted)
                .toList();
        return "{\"clientId\":\"%s\",\"consumerGroup\":\"G\",\"mqSet\":%s,\"onlyThisBroker\":false}"
                .formatted(clientId, queues);
    }
}
