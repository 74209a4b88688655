package minibroker.namesrv;

import checks.HandClock;
import minibroker.protocol.BrokerRegistration;
import minibroker.protocol.TopicConfig;
import minibroker.protocol.TopicRoute;
import minibroker.protocol.TopicRoute.BrokerAddresses;
import minibroker.protocol.TopicRoute.QueueCounts;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.TestClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static minibroker.namesrv.SomeBrokers.NORTH;
import static minibroker.namesrv.SomeBrokers.TWO_MINUTES;
import static minibroker.namesrv.SomeBrokers.broker;
import static minibroker.namesrv.SomeBrokers.fourQueues;
import static minibroker.namesrv.SomeBrokers.north;
import static minibroker.namesrv.SomeBrokers.south;
import static org.assertj.core.api.Assertions.assertThat;

@Order(1)
@Tag("04-2")
class TopicRouteTest {
    private static final int GET_ROUTEINFO_BY_TOPIC = 105;
    private static final String COPY = "10.0.0.3:10911";

    private final HandClock clock = new HandClock();
    private final RouteInfoManager routes = new RouteInfoManager(clock);

    @Test
    @Tag("invariant-3")
    @DisplayName("one broker has the topic: its queues and its address")
    void namesTheBrokerOfATopic() {
        routes.register(north("Sales"));
        assertThat(route("Sales")).as("route of Sales").isEqualTo("""
                north: 4 read, 4 write, permission 6
                north is 0=10.0.0.1:10911""");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("two brokers have the topic, with different numbers of queues: the route has both")
    void namesEveryBrokerOfATopic() {
        routes.register(north("Sales"));
        routes.register(broker(
                "south", SomeBrokers.SOUTH, 0, TWO_MINUTES, List.of(new TopicConfig("Sales", 2, 8, TopicConfig.READ))));
        assertThat(route("Sales")).as("route of Sales").isEqualTo("""
                north: 4 read, 4 write, permission 6
                south: 2 read, 8 write, permission 4
                north is 0=10.0.0.1:10911
                south is 0=10.0.0.2:10911""");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a topic is closed to producers, to consumers, and to all: it has a route all the same")
    void aTopicThatIsHalfClosedHasARoute() {
        routes.register(
                broker("north", NORTH, 0, TWO_MINUTES, List.of(new TopicConfig("Sales", 4, 0, TopicConfig.READ))));
        assertThat(route("Sales")).as("route of Sales").isEqualTo("""
                north: 4 read, 0 write, permission 4
                north is 0=10.0.0.1:10911""");
        routes.register(
                broker("north", NORTH, 0, TWO_MINUTES, List.of(new TopicConfig("Sales", 0, 4, TopicConfig.WRITE))));
        assertThat(route("Sales")).as("route of Sales, closed to consumers").isEqualTo("""
                north: 0 read, 4 write, permission 2
                north is 0=10.0.0.1:10911""");
        routes.register(broker("north", NORTH, 0, TWO_MINUTES, List.of(new TopicConfig("Sales", 0, 0, 0))));
        assertThat(route("Sales")).as("route of Sales, closed to all").isEqualTo("""
                north: 0 read, 0 write, permission 0
                north is 0=10.0.0.1:10911""");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("only north has the topic: south is not in its route, neither with queues nor with an address")
    void leavesOutBrokersWithoutTheTopic() {
        routes.register(north("Sales"));
        routes.register(south("Weather"));
        assertThat(route("Sales")).as("route of Sales").isEqualTo("""
                north: 4 read, 4 write, permission 6
                north is 0=10.0.0.1:10911""");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a master and its copy: the queues once, and both addresses")
    void aCopyHasNoQueuesOfItsOwn() {
        routes.register(north("Sales"));
        routes.register(copyOfNorth("Sales"));
        assertThat(route("Sales")).as("route of Sales").isEqualTo("""
                north: 4 read, 4 write, permission 6
                north is 0=10.0.0.1:10911 1=10.0.0.3:10911""");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "the topic has grown from 4 to 8 queues, and the copy does not know that yet: still one line of queues")
    void aCopyMayBeBehindItsMaster() {
        routes.register(broker("north", NORTH, 0, TWO_MINUTES, List.of(TopicConfig.readWrite("Sales", 8))));
        routes.register(copyOfNorth("Sales"));
        assertThat(routes.route("Sales").stream()
                        .flatMap(route -> route.queues().stream())
                        .map(QueueCounts::brokerName))
                .as("brokers whose queues are in the route")
                .containsExactly("north");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the copy does not know the topic: it belongs to the route with its master all the same")
    void aCopyComesAlongWithItsMaster() {
        routes.register(north("Sales"));
        routes.register(copyOfNorth());
        assertThat(route("Sales")).as("route of Sales").isEqualTo("""
                north: 4 read, 4 write, permission 6
                north is 0=10.0.0.1:10911 1=10.0.0.3:10911""");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("only the copy has told of the topic so far: its master is in the route, too")
    void aMasterComesAlongWithItsCopy() {
        routes.register(north());
        routes.register(copyOfNorth("Sales"));
        assertThat(route("Sales")).as("route of Sales").isEqualTo("""
                north: 4 read, 4 write, permission 6
                north is 0=10.0.0.1:10911 1=10.0.0.3:10911""");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the master says good-bye: its copy is still there to read from")
    void aCopyStaysWithoutItsMaster() {
        routes.register(north("Sales"));
        routes.register(copyOfNorth("Sales"));
        routes.unregister(NORTH);
        assertThat(route("Sales")).as("route of Sales").isEqualTo("""
                north: 4 read, 4 write, permission 6
                north is 1=10.0.0.3:10911""");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("north tells of four queues and later of eight: the route says eight")
    void followsATopicThatGrows() {
        routes.register(north("Sales"));
        routes.register(broker("north", NORTH, 0, TWO_MINUTES, List.of(TopicConfig.readWrite("Sales", 8))));
        assertThat(route("Sales")).as("route of Sales").isEqualTo("""
                north: 8 read, 8 write, permission 6
                north is 0=10.0.0.1:10911""");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("north is silent for too long: the route goes on without it, and then there is none")
    void aSilentBrokerIsInNoRoute() {
        routes.register(north("Sales"));
        clock.forward(60_000);
        routes.register(south("Sales"));
        clock.forward(60_000);
        assertThat(route("Sales")).as("route of Sales, two minutes after north").isEqualTo("""
                south: 4 read, 4 write, permission 6
                south is 0=10.0.0.2:10911""");
        clock.forward(60_000);
        assertThat(route("Sales")).as("route of Sales, two minutes after south").isEqualTo("none");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a client asks for Sales: the answer's body is the route in JSON")
    void answersWithTheRoute() {
        routes.register(north("Sales"));
        RemotingCommand answer = ask(513, Map.of("topic", "Sales"));
        assertThat(answer.code()).as("code of the answer").isZero();
        assertThat(lines(answer)).as("body of the answer").isEqualTo(lines("""
                {"brokerDatas":[{"brokerAddrs":{"0":"10.0.0.1:10911"},"brokerName":"north","cluster":"shops",\
                "enableActingMaster":false}],"filterServerTable":{},"queueDatas":[{"brokerName":"north","perm":6,\
                "readQueueNums":4,"topicSysFlag":0,"writeQueueNums":4}]}"""));
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a client asks for a topic that nobody has: code 17, and the remark names the topic")
    void anUnknownTopicIsCode17() {
        routes.register(north("Sales"));
        RemotingCommand answer = ask(513, Map.of("topic", "Slaes"));
        assertThat(answer.code()).as("code of the answer").isEqualTo(17);
        assertThat(answer.remark()).as("remark of the answer").contains("Slaes");
        assertThat(answer.body()).as("body of the answer").isEmpty();
        assertThat(ask(513, Map.of("topic", "%RETRY%Cashiers")).remark())
                .as("remark of the answer, for a group's topic")
                .contains("%RETRY%Cashiers");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "clients of version 401 and later get the 0 in quotes, older ones without; who asks for quotes gets them")
    void speaksToClientsAsTheyUnderstandIt() {
        routes.register(north("Sales"));
        assertThat(addresses(ask(400, Map.of("topic", "Sales"))))
                .as("addresses for a client of version 400")
                .isEqualTo("{0:\"10.0.0.1:10911\"}");
        assertThat(addresses(ask(401, Map.of("topic", "Sales"))))
                .as("addresses for a client of version 401")
                .isEqualTo("{\"0\":\"10.0.0.1:10911\"}");
        assertThat(addresses(ask(400, Map.of("topic", "Sales", "acceptStandardJsonOnly", "true"))))
                .as("addresses for a client of version 400 that wants proper JSON")
                .isEqualTo("{\"0\":\"10.0.0.1:10911\"}");
    }

    private static BrokerRegistration copyOfNorth(String... topics) {
        return broker("north", COPY, 1, TWO_MINUTES, fourQueues(topics));
    }

    private RemotingCommand ask(int version, Map<String, String> fields) {
        RemotingCommand request =
                new RemotingCommand(GET_ROUTEINFO_BY_TOPIC, "JAVA", version, 1, 0, "", fields, new byte[0]);
        return new TestClient(clock).ask(new RouteProcessor(routes), request);
    }

    private static String addresses(RemotingCommand answer) {
        String body = new String(answer.body(), UTF_8);
        int at = body.indexOf("{", body.indexOf("\"brokerAddrs\""));
        return at < 0 ? body : body.substring(at, body.indexOf("}", at) + 1);
    }

    private static String lines(RemotingCommand answer) {
        return lines(new String(answer.body(), UTF_8));
    }

    /** JSON with a line for each member, so that a verdict shows where two of them differ. */
    private static String lines(String json) {
        return json.replace(",\"", ",\n\"");
    }

    /** The route in words: a line of queues for each broker, then a line of addresses for each. */
    private String route(String topic) {
        return routes.route(topic).map(TopicRouteTest::shown).orElse("none");
    }

    private static String shown(TopicRoute route) {
        String queues = route.queues().stream()
                .sorted(Comparator.comparing(QueueCounts::brokerName))
                .map(each -> "%s: %s read, %s write, permission %s%n"
                        .formatted(
                                each.brokerName(),
                                each.topic().readQueues(),
                                each.topic().writeQueues(),
                                each.topic().permission()))
                .collect(Collectors.joining());
        String brokers = route.brokers().stream()
                .sorted(Comparator.comparing(BrokerAddresses::brokerName))
                .map(TopicRouteTest::shown)
                .collect(Collectors.joining("\n"));
        String lines = queues.replace("\r", "") + brokers;
        return lines.isEmpty() ? "a route with no broker in it" : lines;
    }

    private static String shown(BrokerAddresses broker) {
        return broker.addresses().entrySet().stream()
                .map(address -> "%s=%s".formatted(address.getKey(), address.getValue()))
                .collect(Collectors.joining(" ", broker.brokerName() + " is ", ""));
    }
}
