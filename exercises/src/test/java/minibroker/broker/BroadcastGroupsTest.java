package minibroker.broker;

import checks.HandClock;
import minibroker.json.JsonObject;
import minibroker.message.MessageQueue;
import minibroker.protocol.ConnectionList.Client;
import minibroker.protocol.HeartbeatData.ConsumerData;
import minibroker.protocol.PullMessageRequest;
import minibroker.protocol.RequestCode;
import minibroker.protocol.SubscriptionData;
import minibroker.protocol.SubscriptionGroupConfig;
import minibroker.protocol.TopicConfig;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.TestClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("13-2")
class BroadcastGroupsTest {
    private static final String BROADCASTING = "BROADCASTING";
    private static final String CLUSTERING = "CLUSTERING";

    private final HandClock clock = new HandClock();
    private final TopicConfigManager topics = new TopicConfigManager(
            List.of(TopicConfig.readWrite("Prices", 3), new TopicConfig("Closed", 0, 3, 2)), () -> {});
    private final SubscriptionGroupManager groups = new SubscriptionGroupManager(true);
    private final ConsumerManager consumers = new ConsumerManager(clock);
    private final PullChecks checks = new PullChecks(topics, groups, consumers);
    private final AssignmentProcessor assignments = new AssignmentProcessor(consumers, topics, groups, "broker-a");
    private final TestClient north = new TestClient(clock);
    private final TestClient south = new TestClient(clock);

    @Test
    @Tag("invariant-6")
    @DisplayName("three nodes of a group that broadcasts, one of them leaves: nobody is told, all three were known")
    void nobodyIsToldWhenANodeComesOrGoes() {
        TestClient west = new TestClient(clock);
        beat(north, "north", BROADCASTING);
        beat(south, "south", BROADCASTING);
        beat(west, "west", BROADCASTING);
        consumers.tellMembers("Shop");
        assertThat(consumers.members("Shop")).as("members").hasSize(3);
        assertThat(told(north) + told(south) + told(west))
                .as("notices when the third one came")
                .isZero();
        consumers.unregister("Shop", "west");
        assertThat(told(north) + told(south)).as("notices when it left").isZero();
        consumers.connectionClosed(south.connection());
        assertThat(told(north)).as("notices when a connection broke").isZero();
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("two consumers share the work, one of them leaves: the other one is told")
    void whoSharesTheWorkIsTold() {
        beat(north, "north", CLUSTERING);
        beat(south, "south", CLUSTERING);
        consumers.tellMembers("Shop");
        assertThat(told(north)).as("notices for north when south came").isEqualTo(1);
        consumers.unregister("Shop", "south");
        assertThat(told(north)).as("notices for north when south left").isEqualTo(1);
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("two clients that pull by themselves share the work, one of them leaves: the other one is told, too")
    void whoPullsAndSharesTheWorkIsTold() {
        beat(north, "north", CLUSTERING, "CONSUME_ACTIVELY");
        beat(south, "south", CLUSTERING, "CONSUME_ACTIVELY");
        consumers.tellMembers("Shop");
        assertThat(told(north)).as("notices for north when south came").isEqualTo(1);
        consumers.unregister("Shop", "south");
        assertThat(told(north)).as("notices for north when south left").isEqualTo(1);
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("a node asks for its queues of a topic that has none to read: it has none, which is an answer")
    void noQueuesAreAnAnswer() {
        assertThat(assigned("Closed", "south", BROADCASTING))
                .as("queues of a topic that has none")
                .isEqualTo("");
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("a node asks for its queues of a topic with three: all three, whether its group has members or not")
    void aNodeHasAllQueues() {
        assertThat(assigned("Prices", "south", BROADCASTING))
                .as("queues of a node whose group nobody knows yet")
                .isEqualTo("0 1 2");
        beat(north, "north", BROADCASTING);
        beat(south, "south", BROADCASTING);
        assertThat(assigned("Prices", "north", BROADCASTING))
                .as("queues of north")
                .isEqualTo("0 1 2");
        assertThat(assigned("Prices", "south", BROADCASTING))
                .as("queues of south")
                .isEqualTo("0 1 2");
    }

    @Test
    @Tag("invariant-6")
    @DisplayName(
            "the administrator forbids the group to broadcast: its pulls are refused with 16, and by no other code")
    void whoMayNotBroadcastIsRefused() {
        groups.put(new SubscriptionGroupConfig("Shop", true, false, 1, 16));
        beat(north, "north", BROADCASTING);
        assertThat(pull()).as("a pull of a group that broadcasts and may not").isEqualTo("refused with 16");
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("a group that may broadcast does, one that may not shares the work: both may pull")
    void allOthersMayPull() {
        beat(north, "north", BROADCASTING);
        assertThat(pull()).as("a pull of a group that broadcasts and may").isEqualTo("allowed");
        groups.put(new SubscriptionGroupConfig("Shop", true, false, 1, 16));
        beat(north, "north", CLUSTERING);
        assertThat(pull())
                .as("a pull of a group that may not broadcast and does not")
                .isEqualTo("allowed");
    }

    private void beat(TestClient connection, String clientId, String messageModel) {
        beat(connection, clientId, messageModel, "CONSUME_PASSIVELY");
    }

    private void beat(TestClient connection, String clientId, String messageModel, String consumeType) {
        SubscriptionData prices = new SubscriptionData("Prices", "*", "TAG", 1, List.of(), List.of());
        consumers.heartbeat(
                new Client(clientId, "127.0.0.1:1", "JAVA", 500),
                new ConsumerData("Shop", consumeType, messageModel, "CONSUME_FROM_LAST_OFFSET", List.of(prices)),
                connection.connection());
    }

    private String pull() {
        try {
            checks.filterFor(
                    new PullMessageRequest("Shop", new MessageQueue("Prices", 2), 0, 32, 2, 0, 0, "*", 1, "TAG"));
            return "allowed";
        } catch (RequestFailed refused) {
            return "refused with " + refused.code();
        }
    }

    /** The numbers of the queues that the broker gives a consumer that asks. */
    private String assigned(String topic, String clientId, String messageModel) {
        String body = "{\"topic\":\"%s\",\"consumerGroup\":\"Shop\",\"clientId\":\"%s\",".formatted(topic, clientId)
                + "\"strategyName\":\"AVG\",\"messageModel\":\"%s\"}".formatted(messageModel);
        RemotingCommand request =
                RemotingCommand.request(RequestCode.QUERY_ASSIGNMENT, 0).withBody(body.getBytes(UTF_8));
        RemotingCommand answer =
                new TestClient(clock).ask(assignments.processors().get(RequestCode.QUERY_ASSIGNMENT), request);
        JsonObject json = JsonObject.ofDocument(answer.body());
        if (!json.plain().containsKey("messageQueueAssignments")) {
            return "the broker can't say";
        }
        return String.join(
                " ",
                json.objects("messageQueueAssignments").stream()
                        .map(assignment -> assignment.object("messageQueue").number("queueId", -1))
                        .map(String::valueOf)
                        .sorted()
                        .toList());
    }

    /** How often it was told since the last look that the members of its group have changed. */
    private static long told(TestClient client) {
        return client.received().stream()
                .filter(notice -> notice.code() == RequestCode.NOTIFY_CONSUMER_IDS_CHANGED)
                .count();
    }
}
