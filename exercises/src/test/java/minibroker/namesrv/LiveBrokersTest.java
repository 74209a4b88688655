package minibroker.namesrv;

import checks.HandClock;
import minibroker.protocol.BrokerRegistration;
import minibroker.protocol.TopicConfig;
import minibroker.protocol.TopicRoute.BrokerAddresses;
import minibroker.remoting.TestClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import static minibroker.namesrv.SomeBrokers.NORTH;
import static minibroker.namesrv.SomeBrokers.TWO_MINUTES;
import static minibroker.namesrv.SomeBrokers.broker;
import static minibroker.namesrv.SomeBrokers.fourQueues;
import static minibroker.namesrv.SomeBrokers.north;
import static minibroker.namesrv.SomeBrokers.south;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("04-1")
class LiveBrokersTest {
    private final HandClock clock = new HandClock();
    private final RouteInfoManager routes = new RouteInfoManager(clock);

    @Test
    @Tag("invariant-1")
    @DisplayName("two brokers register, one with two topics: both are known, and all their topics")
    void knowsWhatABrokerTells() {
        routes.register(north("Sales", "Refunds"));
        routes.register(south("Sales", "Weather"));
        assertThat(known()).as("brokers").isEqualTo("north at 10.0.0.1:10911, south at 10.0.0.2:10911");
        assertThat(topics()).as("topics").isEqualTo("Refunds Sales Weather");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("north tells of Sales, and later of Refunds only: Sales stays known")
    void aTopicThatIsNotMentionedAgainStays() {
        routes.register(north("Sales"));
        routes.register(north("Refunds"));
        assertThat(topics()).as("topics").isEqualTo("Refunds Sales");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a broker at the same address tells of itself under another name: the newer word counts")
    void theNewerWordCounts() {
        routes.register(north("Sales"));
        routes.register(broker("west", NORTH, 0, TWO_MINUTES, fourQueues("Sales")));
        assertThat(known()).as("brokers").isEqualTo("west at 10.0.0.1:10911");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("north tells of Sales with four queues, later with eight and read-only: the newer word counts")
    void theNewerSettingsCount() {
        routes.register(north("Sales"));
        routes.register(
                broker("north", NORTH, 0, TWO_MINUTES, List.of(new TopicConfig("Sales", 8, 8, TopicConfig.READ))));
        assertThat(routes.told(NORTH, "Sales"))
                .as("what is known of Sales at north")
                .contains(new TopicConfig("Sales", 8, 8, TopicConfig.READ));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("north tells twice of Sales in one breath, with four queues, then with eight: the newer word counts")
    void ofTwoWordsInOneTheLaterCounts() {
        List<TopicConfig> both = List.of(TopicConfig.readWrite("Sales", 4), TopicConfig.readWrite("Sales", 8));
        routes.register(broker("north", NORTH, 0, TWO_MINUTES, both));
        assertThat(routes.told(NORTH, "Sales"))
                .as("what is known of Sales at north")
                .contains(TopicConfig.readWrite("Sales", 8));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("an administrator deletes Sales: it is forgotten until a broker tells of it again")
    void aDeletedTopicIsForgotten() {
        routes.register(north("Sales", "Refunds"));
        routes.deleteTopic("Sales");
        assertThat(topics()).as("topics").isEqualTo("Refunds");
        routes.register(north("Sales"));
        assertThat(topics()).as("topics after the next word").isEqualTo("Refunds Sales");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a patience of two minutes: silent for 119,999 ms it is known, at 120,000 ms it is forgotten")
    void forgetsASilentBrokerAtItsDeadline() {
        routes.register(north("Sales"));
        clock.forward(119_999);
        assertThat(known()).as("brokers after 119,999 ms").isEqualTo("north at 10.0.0.1:10911");
        clock.forward(1);
        assertThat(known()).as("brokers after 120,000 ms").isEqualTo("none");
        assertThat(topics()).as("topics after 120,000 ms").isEqualTo("none");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("north asks for 10 seconds of patience, south for two minutes: after 10 seconds only south is known")
    void eachBrokerHasItsOwnPatience() {
        routes.register(north(Duration.ofSeconds(10), "Sales"));
        routes.register(south("Sales"));
        clock.forward(10_000);
        assertThat(known()).as("brokers after 10 seconds").isEqualTo("south at 10.0.0.2:10911");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a broker that tells of itself every 100 seconds, ten times, is known all the time")
    void aBrokerThatSpeaksAgainStays() {
        for (int i = 1; i <= 10; i++) {
            routes.register(north("Sales"));
            clock.forward(100_000);
            assertThat(known())
                    .as("brokers, 100 seconds after word number %s", i)
                    .isEqualTo("north at 10.0.0.1:10911");
        }
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("north is forgotten, comes back and tells of Refunds only: of Sales nobody has told since")
    void whoComesBackBeginsFromNothing() {
        routes.register(north("Sales"));
        clock.forward(120_000);
        routes.register(north("Refunds"));
        assertThat(known()).as("brokers").isEqualTo("north at 10.0.0.1:10911");
        assertThat(topics()).as("topics").isEqualTo("Refunds");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a patience of 2,500 ms, and of 365,000 days: each is kept to the millisecond, and neither is cut")
    void patienceMayBeShortAndLong() {
        routes.register(north(Duration.ofMillis(2_500), "Sales"));
        routes.register(south(BrokerRegistration.FOREVER, "Sales"));
        clock.forward(2_499);
        assertThat(known()).as("brokers after 2,499 ms").isEqualTo("north at 10.0.0.1:10911, south at 10.0.0.2:10911");
        clock.forward(1);
        assertThat(known()).as("brokers after 2,500 ms").isEqualTo("south at 10.0.0.2:10911");
        clock.forward(Duration.ofDays(364_999).toMillis());
        assertThat(known()).as("brokers after 364,999 days").isEqualTo("south at 10.0.0.2:10911");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "north asks for two minutes, and then for ten seconds: the newer word counts, after ten it is forgotten")
    void theNewerPatienceCounts() {
        routes.register(north("Sales"));
        routes.register(north(Duration.ofSeconds(10), "Sales"));
        clock.forward(10_000);
        assertThat(known()).as("brokers after 10 seconds").isEqualTo("none");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a master says good-bye: its copy, which has the same name and another address, stays")
    void aGoodByeIsForOneAddress() {
        routes.register(north("Sales"));
        routes.register(broker("north", "10.0.0.3:10911", 1, TWO_MINUTES, fourQueues("Sales")));
        routes.unregister(NORTH);
        assertThat(known()).as("brokers").isEqualTo("north at 10.0.0.3:10911");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("north and its copy speak over one connection, and it breaks: both are forgotten")
    void aConnectionMayCarrySeveralBrokers() {
        TestClient line = new TestClient(clock);
        routes.register(north("Sales"), Optional.of(line.connection()));
        routes.register(
                broker("north", "10.0.0.3:10911", 1, TWO_MINUTES, fourQueues("Sales")), Optional.of(line.connection()));
        routes.register(south("Sales"));
        routes.connectionClosed(line.connection());
        assertThat(known()).as("brokers").isEqualTo("south at 10.0.0.2:10911");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("north says good-bye: it is forgotten at once with its topics, and south stays")
    void aGoodByeIsHeardAtOnce() {
        routes.register(north("Sales"));
        routes.register(south("Weather"));
        routes.unregister(NORTH);
        assertThat(known()).as("brokers").isEqualTo("south at 10.0.0.2:10911");
        assertThat(topics()).as("topics").isEqualTo("Weather");
        routes.unregister("10.0.0.9:10911");
        assertThat(known())
                .as("brokers after the good-bye of one that nobody knows")
                .isEqualTo("south at 10.0.0.2:10911");
        routes.register(north("Refunds"));
        assertThat(topics())
                .as("topics when north is back and has told of Refunds only")
                .isEqualTo("Refunds Weather");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("north's connection breaks: it is forgotten; south with another and one of this process stay")
    void aBrokenConnectionIsAGoodBye() {
        TestClient line = new TestClient(clock);
        routes.register(north("Sales"), Optional.of(line.connection()));
        routes.register(south("Sales"), Optional.of(new TestClient(clock).connection()));
        routes.register(broker("here", "127.0.0.1:10911", 0, TWO_MINUTES, fourQueues("Sales")));
        routes.connectionClosed(line.connection());
        assertThat(known()).as("brokers").isEqualTo("here at 127.0.0.1:10911, south at 10.0.0.2:10911");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("north comes back over a new connection before the old one is found to be broken: it stays")
    void theOldConnectionTakesNobodyAlong() {
        TestClient old = new TestClient(clock);
        TestClient fresh = new TestClient(clock);
        routes.register(north("Sales"), Optional.of(old.connection()));
        routes.register(north("Sales"), Optional.of(fresh.connection()));
        routes.connectionClosed(old.connection());
        assertThat(known()).as("brokers after the old connection").isEqualTo("north at 10.0.0.1:10911");
        routes.connectionClosed(fresh.connection());
        assertThat(known()).as("brokers after the new connection").isEqualTo("none");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("north comes back from the same host and port, and the old connection is found to be broken: it stays")
    void twoConnectionsMayHaveOneAddress() {
        TestClient old = new TestClient(clock, 50_001);
        TestClient fresh = new TestClient(clock, 50_001);
        routes.register(north("Sales"), Optional.of(old.connection()));
        routes.register(north("Sales"), Optional.of(fresh.connection()));
        routes.connectionClosed(old.connection());
        assertThat(known()).as("brokers after the old connection").isEqualTo("north at 10.0.0.1:10911");
    }

    private String known() {
        return words(routes.brokers().stream().map(LiveBrokersTest::shown).collect(Collectors.joining(", ")));
    }

    private static String shown(BrokerAddresses broker) {
        return "%s at %s"
                .formatted(
                        broker.brokerName(),
                        String.join(" and ", broker.addresses().values()));
    }

    private String topics() {
        return words(String.join(" ", routes.topics()));
    }

    private static String words(String text) {
        return text.isEmpty() ? "none" : text;
    }
}
