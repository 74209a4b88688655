package minibroker.namesrv;

import checks.HandClock;
import minibroker.protocol.BrokerRegistration;
import minibroker.protocol.TopicConfig;
import minibroker.protocol.TopicRoute.BrokerAddresses;
import minibroker.remoting.Connection;
import minibroker.remoting.TestClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;
import static minibroker.namesrv.SomeBrokers.NORTH;
import static minibroker.namesrv.SomeBrokers.TWO_MINUTES;
import static minibroker.namesrv.SomeBrokers.broker;
import static minibroker.namesrv.SomeBrokers.fourQueues;
import static minibroker.namesrv.SomeBrokers.north;
import static minibroker.namesrv.SomeBrokers.south;
import static org.assertj.core.api.Assertions.assertThat;

/** What is said of one address, and what that leaves of the others. */
@Tag("04-1")
class SeveralBrokersTest {
    /** The second broker on north's machine, and the third. */
    private static final String SECOND = "10.0.0.1:10912";

    private static final String THIRD = "10.0.0.1:10913";

    private final HandClock clock = new HandClock();
    private final RouteInfoManager routes = new RouteInfoManager(clock);

    @Test
    @Tag("invariant-1")
    @DisplayName("north tells of Sales, then of Refunds, then of Weather: all three stay known")
    void topicsStayForMoreThanOneWord() {
        routes.register(north("Sales"));
        routes.register(north("Refunds"));
        routes.register(north("Weather"));
        assertThat(topics()).as("topics").isEqualTo("Refunds Sales Weather");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("Sales is deleted, and north goes on to tell of Refunds only: nobody has told of Sales since")
    void aDeletedTopicDoesNotComeBackWithAnother() {
        routes.register(north("Sales"));
        routes.register(north("Sales", "Refunds"));
        routes.deleteTopic("Sales");
        routes.register(north("Refunds"));
        assertThat(topics()).as("topics").isEqualTo("Refunds");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a master has told of Sales and its copy of Refunds: each has its own topics, although one name")
    void aCopyTellsForItself() {
        routes.register(north("Sales"));
        routes.register(copy(SECOND, "Refunds"));
        routes.register(north("Weather"));
        assertThat(toldBy(SECOND)).as("topics of the copy").isEqualTo("Refunds");
        assertThat(toldBy(NORTH)).as("topics of the master").isEqualTo("Sales Weather");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a copy tells that it is the master now, at the same address: the newer word counts")
    void aCopyMayBecomeTheMaster() {
        routes.register(copy(NORTH, "Sales"));
        routes.register(north("Sales"));
        assertThat(routes.brokers().stream().map(BrokerAddresses::addresses))
                .as("addresses of north, by broker id")
                .containsExactly(new TreeMap<>(Map.of(0L, NORTH)));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a topic that nobody may read or write, without queues, is a topic")
    void aClosedTopicIsKnown() {
        routes.register(broker("north", NORTH, 0, TWO_MINUTES, List.of(new TopicConfig("Sales", 0, 0, 0))));
        assertThat(topics()).as("topics").isEqualTo("Sales");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a second broker says that it is north, too, a master at another address: the first stays known")
    void aWordIsForOneAddress() {
        routes.register(north("Sales"));
        routes.register(broker("north", SECOND, 0, TWO_MINUTES, fourQueues("Refunds")));
        assertThat(toldBy(NORTH)).as("topics of the first").isEqualTo("Sales");
        assertThat(toldBy(SECOND)).as("topics of the second").isEqualTo("Refunds");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("two brokers on one machine, with two ports, and one says good-bye: the other stays")
    void aGoodByeIsForOnePort() {
        routes.register(north("Sales"), Optional.of(new TestClient(clock).connection()));
        routes.register(broker("second", SECOND, 0, TWO_MINUTES, fourQueues("Refunds")));
        routes.unregister(NORTH);
        assertThat(topics()).as("topics").isEqualTo("Refunds");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("of five brokers the first, the third and the fifth are silent for too long: all three are forgotten")
    void allSilentOnesAreForgottenAtOnce() {
        routes.register(broker("a", "10.0.0.1:1", 0, Duration.ofSeconds(10), fourQueues("A")));
        routes.register(broker("b", "10.0.0.1:2", 0, TWO_MINUTES, fourQueues("B")));
        routes.register(broker("c", "10.0.0.1:3", 0, Duration.ofSeconds(10), fourQueues("C")));
        routes.register(broker("d", "10.0.0.1:4", 0, TWO_MINUTES, fourQueues("D")));
        routes.register(broker("e", "10.0.0.1:5", 0, Duration.ofSeconds(10), fourQueues("E")));
        clock.forward(10_000);
        assertThat(topics()).as("topics after 10 seconds").isEqualTo("B D");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a master is silent for too long, and its copy, which has the same name, is not: the copy stays")
    void aSilentMasterGoesAlone() {
        routes.register(north(Duration.ofSeconds(10), "Sales"));
        routes.register(copy(SECOND, "Sales"));
        clock.forward(10_000);
        assertThat(toldBy(NORTH)).as("topics of the master").isEqualTo("none");
        assertThat(toldBy(SECOND)).as("topics of the copy").isEqualTo("Sales");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a patience of nothing: the broker is forgotten before anybody hears of it")
    void noPatienceIsNone() {
        routes.register(north(Duration.ZERO, "Sales"));
        assertThat(topics()).as("topics").isEqualTo("none");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("north tells the same again, or of no topic at all: it is believed for two minutes from then on")
    void everyWordIsASignOfLife() {
        routes.register(north("Sales"));
        clock.forward(100_000);
        routes.register(north());
        clock.forward(100_000);
        assertThat(topics())
                .as("topics, 100 seconds after a word without topics")
                .isEqualTo("Sales");
        routes.register(north());
        clock.forward(100_000);
        assertThat(topics()).as("topics, 100 seconds after the same word again").isEqualTo("Sales");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "a master and its copy speak over two connections, and one breaks: only who spoke over it is forgotten")
    void aConnectionIsNotAName() {
        Connection line = new TestClient(clock).connection();
        routes.register(north("Sales"), Optional.of(line));
        routes.register(copy(SECOND, "Sales"), Optional.of(new TestClient(clock).connection()));
        routes.register(copy(THIRD, "Sales"));
        routes.connectionClosed(line);
        assertThat(toldBy(NORTH)).as("topics of the master").isEqualTo("none");
        assertThat(toldBy(SECOND))
                .as("topics of the copy with another connection")
                .isEqualTo("Sales");
        assertThat(toldBy(THIRD)).as("topics of the copy in this process").isEqualTo("Sales");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a broker spoke over a connection and last without one, and the connection breaks: it stays")
    void whoSpokeLastWithoutAConnectionStays() {
        Connection line = new TestClient(clock).connection();
        routes.register(north("Sales"), Optional.of(line));
        routes.register(north("Sales"));
        routes.connectionClosed(line);
        assertThat(topics()).as("topics").isEqualTo("Sales");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("north's connection breaks, it comes back and tells of Refunds only: of Sales nobody has told since")
    void aBrokenConnectionTakesTheTopicsAlong() {
        Connection line = new TestClient(clock).connection();
        routes.register(north("Sales"), Optional.of(line));
        routes.register(south("Weather"));
        routes.connectionClosed(line);
        routes.register(north("Refunds"));
        assertThat(topics()).as("topics").isEqualTo("Refunds Weather");
    }

    private static BrokerRegistration copy(String address, String... topics) {
        return broker("north", address, address.equals(SECOND) ? 1 : 2, TWO_MINUTES, fourQueues(topics));
    }

    private String toldBy(String address) {
        routes.topics(); // who is silent is forgotten before each answer
        return orNone(Stream.of("Refunds", "Sales", "Weather")
                .flatMap(topic -> routes.told(address, topic).stream())
                .map(TopicConfig::name)
                .collect(joining(" ")));
    }

    private String topics() {
        return orNone(String.join(" ", routes.topics()));
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "none" : text;
    }
}
