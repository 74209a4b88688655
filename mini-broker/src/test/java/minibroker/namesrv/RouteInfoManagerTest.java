package minibroker.namesrv;

import minibroker.TestClock;
import minibroker.protocol.BrokerRegistration;
import minibroker.protocol.TopicConfig;
import minibroker.protocol.TopicRoute;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.TestConnection;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RouteInfoManagerTest {
    private final TestClock clock = new TestClock();
    private final RouteInfoManager routes = new RouteInfoManager(clock);

    @Test
    void knowsNoRouteBeforeABrokerRegisters() {
        assertThat(routes.route("T")).isEmpty();
        assertThat(routes.topics()).isEmpty();
        assertThat(routes.brokers()).isEmpty();
    }

    @Test
    void aRouteNamesEachBrokerThatHasTheTopic() {
        register("a", "10.0.0.1:10911", 0, "T", "OnlyOnA");
        register("b", "10.0.0.2:10911", 0, "T");

        TopicRoute route = routes.route("T").orElseThrow();
        assertThat(route.queues())
                .extracting(TopicRoute.QueueCounts::brokerName)
                .containsExactly("a", "b");
        assertThat(route.brokers())
                .extracting(TopicRoute.BrokerAddresses::addresses)
                .containsExactly(
                        new TreeMap<>(Map.of(0L, "10.0.0.1:10911")), new TreeMap<>(Map.of(0L, "10.0.0.2:10911")));
        assertThat(routes.route("OnlyOnA").orElseThrow().brokers()).hasSize(1);
    }

    @Test
    void aCopyStandsBesideItsMaster() {
        register("a", "10.0.0.1:10911", 0, "T");
        register("a", "10.0.0.2:10911", 1, "T");

        TopicRoute route = routes.route("T").orElseThrow();
        assertThat(route.queues()).hasSize(1);
        assertThat(route.brokers().get(0).addresses()).isEqualTo(Map.of(0L, "10.0.0.1:10911", 1L, "10.0.0.2:10911"));
    }

    @Test
    void aBrokerTooManyIsRefusedAndThoseThatAreKnownMayGoOn() {
        for (int i = 0; i < RouteInfoManager.MOST_BROKERS; i++) {
            register("b" + i, "10.0.0.1:" + (1_000 + i), 0, "T");
        }

        assertThatThrownBy(() -> register("one more", "10.0.0.2:10911", 0, "T"))
                .isInstanceOf(RequestFailed.class)
                .hasMessageContaining("10.0.0.2:10911");
        register("b0", "10.0.0.1:1000", 0, "Another");
        assertThat(routes.route("Another")).isPresent();
    }

    @Test
    void tooManyTopicsAreRefusedAndNoneOfThemIsKnown() {
        String[] most = new String[RouteInfoManager.MOST_TOPICS];
        Arrays.setAll(most, i -> "T" + i);
        register("a", "10.0.0.1:10911", 0, most);
        register("a", "10.0.0.1:10911", 0, "T7");

        assertThatThrownBy(() -> register("a", "10.0.0.1:10911", 0, "OneMore")).isInstanceOf(RequestFailed.class);
        assertThatThrownBy(() -> register("b", "10.0.0.2:10911", 0, "T7")).isInstanceOf(RequestFailed.class);
        assertThat(routes.route("OneMore")).isEmpty();
        assertThat(routes.brokers()).hasSize(1);
    }

    @Test
    void aTopicMayChange() {
        register("a", "10.0.0.1:10911", 0, "T");
        routes.register(registration("a", "10.0.0.1:10911", 0, List.of(TopicConfig.readWrite("T", 9))));

        assertThat(routes.route("T").orElseThrow().queues().get(0).topic().readQueues())
                .isEqualTo(9);
    }

    @Test
    void aRegistrationThatTellsOfOneTopicLeavesTheOthers() {
        register("a", "10.0.0.1:10911", 0, "T");
        register("a", "10.0.0.1:10911", 0, "New");

        assertThat(routes.topics()).containsExactly("New", "T");
    }

    @Test
    void forgetsABrokerThatIsSilentForTooLong() {
        register("a", "10.0.0.1:10911", 0, "T");
        clock.advance(Duration.ofSeconds(100));
        register("b", "10.0.0.2:10911", 0, "T");
        clock.advance(Duration.ofSeconds(19));
        assertThat(routes.brokers()).hasSize(2);

        clock.advance(Duration.ofSeconds(1));

        assertThat(routes.brokers())
                .extracting(TopicRoute.BrokerAddresses::brokerName)
                .containsExactly("b");
        assertThat(routes.route("T").orElseThrow().queues()).hasSize(1);
    }

    @Test
    void aBrokerThatRegistersAgainStays() {
        for (int i = 0; i < 10; i++) {
            register("a", "10.0.0.1:10911", 0, "T");
            clock.advance(Duration.ofSeconds(119));
        }
        assertThat(routes.route("T")).isPresent();
    }

    @Test
    void forgetsABrokerAtOnceWhenItSaysSo() {
        register("a", "10.0.0.1:10911", 0, "T");

        routes.unregister("10.0.0.1:10911");

        assertThat(routes.route("T")).isEmpty();
    }

    @Test
    void forgetsABrokerWhoseConnectionBreaks() {
        TestConnection line = new TestConnection(clock);
        routes.register(registration("a", "10.0.0.1:10911", 0, List.of()), Optional.of(line.connection()));
        register("b", "10.0.0.2:10911", 0, "T");

        routes.connectionClosed(line.connection());

        assertThat(routes.brokers())
                .extracting(TopicRoute.BrokerAddresses::brokerName)
                .containsExactly("b");
    }

    @Test
    void aBrokerWhoseConnectionBrokeBeforeItsRegistrationsTurnIsNotKnown() {
        TestConnection line = new TestConnection(clock);
        line.disconnect();
        routes.connectionClosed(line.connection());

        routes.register(registration("a", "10.0.0.1:10911", 0, List.of()), Optional.of(line.connection()));

        assertThat(routes.brokers()).isEmpty();
    }

    @Test
    void aBrokerThatCameBackOverANewConnectionOutlivesTheOldOne() {
        TestConnection old = new TestConnection(clock);
        TestConnection fresh = new TestConnection(clock);
        BrokerRegistration broker = registration("a", "10.0.0.1:10911", 0, List.of(TopicConfig.readWrite("T", 4)));
        routes.register(broker, Optional.of(old.connection()));
        routes.register(broker, Optional.of(fresh.connection()));

        routes.connectionClosed(old.connection());

        assertThat(routes.route("T")).isPresent();
    }

    @Test
    void forgetsATopicOnTheBrokersOfOneClusterIfThatIsNamed() {
        register("a", "10.0.0.1:10911", 0, "T");

        routes.deleteTopic("T", Optional.of("AnotherCluster"));
        assertThat(routes.route("T")).isPresent();

        routes.deleteTopic("T", Optional.of("C"));
        assertThat(routes.route("T")).isEmpty();
    }

    @Test
    void keepsProducersAwayFromABrokerUntilTheyMayComeBack() {
        register("a", "10.0.0.1:10911", 0, "T", "U");
        register("b", "10.0.0.2:10911", 0, "T");

        assertThat(routes.setWrite("a", false)).isEqualTo(2);
        assertThat(permissions("T")).containsExactly(4, 6);

        assertThat(routes.setWrite("a", true)).isEqualTo(2);
        assertThat(permissions("T")).containsExactly(6, 6);
        assertThat(routes.setWrite("nobody", false)).isZero();
    }

    private List<Integer> permissions(String topic) {
        return routes.route(topic).orElseThrow().queues().stream()
                .map(queues -> queues.topic().permission())
                .toList();
    }

    @Test
    void forgetsATopicOnAllBrokers() {
        register("a", "10.0.0.1:10911", 0, "T", "U");
        register("b", "10.0.0.2:10911", 0, "T");

        routes.deleteTopic("T");

        assertThat(routes.route("T")).isEmpty();
        assertThat(routes.topics()).containsExactly("U");
    }

    private void register(String name, String address, long id, String... topics) {
        List<TopicConfig> configs =
                Stream.of(topics).map(topic -> TopicConfig.readWrite(topic, 4)).toList();
        routes.register(registration(name, address, id, configs));
    }

    private static BrokerRegistration registration(String name, String address, long id, List<TopicConfig> topics) {
        return new BrokerRegistration("C", name, address, id, topics, BrokerRegistration.USUAL_TIMEOUT);
    }
}
