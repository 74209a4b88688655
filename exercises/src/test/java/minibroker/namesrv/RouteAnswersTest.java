package minibroker.namesrv;

import checks.HandClock;
import minibroker.protocol.BrokerRegistration;
import minibroker.protocol.TopicConfig;
import minibroker.protocol.TopicMarks;
import minibroker.protocol.TopicRoute;
import minibroker.protocol.TopicRoute.BrokerAddresses;
import minibroker.protocol.TopicRoute.QueueCounts;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.TestClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static minibroker.namesrv.SomeBrokers.NORTH;
import static minibroker.namesrv.SomeBrokers.SOUTH;
import static minibroker.namesrv.SomeBrokers.TWO_MINUTES;
import static minibroker.namesrv.SomeBrokers.broker;
import static minibroker.namesrv.SomeBrokers.fourQueues;
import static minibroker.namesrv.SomeBrokers.north;
import static minibroker.namesrv.SomeBrokers.south;
import static org.assertj.core.api.Assertions.assertThat;

/** Which topics a route is for, and what is in its answer. */
@Tag("04-2")
class RouteAnswersTest {
    private final HandClock clock = new HandClock();
    private final RouteInfoManager routes = new RouteInfoManager(clock);
    private final RouteProcessor processor = new RouteProcessor(routes);

    @Test
    @Tag("invariant-3")
    @DisplayName("north has Sales and the template TBW102: there is no route of sales, of \" Sales\" or of Concerts")
    void aRouteIsForExactlyThisTopic() {
        routes.register(north("Sales", "TBW102"));
        assertThat(Stream.of("Sales", "TBW102", "sales", " Sales", "Sales ", "Sale", "Concerts")
                        .filter(topic -> routes.route(topic).isPresent()))
                .as("topics that have a route")
                .containsExactly("Sales", "TBW102");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("brokers of two clusters have the topic: both are in the route, each with its cluster")
    void aRouteLeadsToAllClusters() {
        List<TopicConfig> sales = List.of(TopicConfig.readWrite("Sales", 4));
        routes.register(new BrokerRegistration("shops", "north", NORTH, 0, sales, TWO_MINUTES));
        routes.register(new BrokerRegistration("stalls", "south", SOUTH, 0, sales, TWO_MINUTES));
        TopicRoute route = routes.route("Sales").orElseThrow(() -> new AssertionError("no route of Sales"));
        assertThat(route.queues().stream().map(QueueCounts::brokerName).sorted())
                .as("brokers whose queues are in the route")
                .containsExactly("north", "south");
        assertThat(route.brokers().stream().map(RouteAnswersTest::shown).sorted())
                .as("brokers whose addresses are in the route")
                .containsExactly("north of shops", "south of stalls");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "twenty brokers have the topic, each with three copies; two names differ in an N only: all are in the route")
    void aRouteMayBeLong() {
        for (int i = 0; i < 20; i++) {
            String name = i == 0 ? "North" : i == 1 ? "north" : "broker-" + i;
            for (int id = 0; id < 4; id++) {
                routes.register(
                        broker(name, "10.0.%s.%s:10911".formatted(i, id), id, TWO_MINUTES, fourQueues("Sales")));
            }
        }
        TopicRoute route = routes.route("Sales").orElseThrow(() -> new AssertionError("no route of Sales"));
        assertThat(route.queues().size()).as("lines of queues").isEqualTo(20);
        assertThat(route.brokers().size()).as("brokers").isEqualTo(20);
        assertThat(route.brokers().stream()
                        .map(broker -> broker.addresses().keySet().toString())
                        .distinct())
                .as("broker ids of each")
                .containsExactly("[0, 1, 2, 3]");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("an administrator has marked the topic: what the broker told is in the route as it is")
    void theTopicIsAsItWasTold() {
        TopicConfig marked = new TopicConfig("Sales", 4, 2, 6, new TopicMarks(true, 1, "MULTI_TAG", Map.of()));
        routes.register(broker("north", NORTH, 0, TWO_MINUTES, List.of(marked)));
        assertThat(routes.route("Sales").stream()
                        .flatMap(route -> route.queues().stream())
                        .map(QueueCounts::topic))
                .as("settings of Sales in the route")
                .containsExactly(marked);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "a client asks again after north has told of eight queues, and after its good-bye: it hears the newest")
    void everyAnswerIsNew() {
        routes.register(north("Sales"));
        assertThat(ask("Sales")).as("the first answer").contains("\"writeQueueNums\":4");
        routes.register(broker("north", NORTH, 0, TWO_MINUTES, List.of(TopicConfig.readWrite("Sales", 8))));
        assertThat(ask("Sales")).as("the answer after north's next word").contains("\"writeQueueNums\":8");
        routes.unregister(NORTH);
        assertThat(ask("Sales")).as("the answer after north's good-bye").startsWith("code 17");
        routes.register(south("Sales"));
        assertThat(ask("Sales")).as("the answer when south has the topic").contains("south");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a topic has no queue to write, or none at all: the answer is a route like any other, and not code 17")
    void aTopicWithoutQueuesIsATopic() {
        routes.register(broker("north", NORTH, 0, TWO_MINUTES, List.of(new TopicConfig("Sales", 4, 0, 4))));
        assertThat(ask("Sales")).as("the answer").startsWith("code 0").contains("\"writeQueueNums\":0");
        routes.register(broker("north", NORTH, 0, TWO_MINUTES, List.of(new TopicConfig("Sales", 0, 0, 6))));
        assertThat(ask("Sales")).as("the answer, without queues").startsWith("code 0");
    }

    private String ask(String topic) {
        RemotingCommand request = RemotingCommand.request(105, 1).with("topic", topic);
        RemotingCommand answer = new TestClient(clock).ask(processor, request);
        return "code %s %s".formatted(answer.code(), new String(answer.body(), UTF_8));
    }

    private static String shown(BrokerAddresses broker) {
        return broker.brokerName() + " of " + broker.clusterName();
    }
}
