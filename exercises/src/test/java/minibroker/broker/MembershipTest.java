package minibroker.broker;

import checks.HandClock;
import minibroker.protocol.ConnectionList.Client;
import minibroker.protocol.HeartbeatData.ConsumerData;
import minibroker.protocol.RequestCode;
import minibroker.protocol.SubscriptionData;
import minibroker.remoting.TestClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("11-1")
class MembershipTest {
    private static final String BILLING = "Billing";
    private static final String GATES = "Gates";

    private final HandClock clock = new HandClock();
    private final ConsumerManager consumers = new ConsumerManager(clock, group -> true);
    private final TestClient north = new TestClient(clock);
    private final TestClient south = new TestClient(clock);
    private final TestClient west = new TestClient(clock);

    @Test
    @Tag("invariant-2")
    @DisplayName("north's first heartbeat makes it a member, and its group is to be told; the second changes nothing")
    void aHeartbeatMakesAMember() {
        assertThat(beat(north, "north", BILLING))
                .as("the group is to be told of the first heartbeat")
                .isTrue();
        assertThat(members(BILLING)).as("members").isEqualTo("north");
        assertThat(beat(north, "north", BILLING))
                .as("the group is to be told of the second heartbeat")
                .isFalse();
        assertThat(members(BILLING)).as("members").isEqualTo("north");
        assertThat(told(north)).as("told by the heartbeat itself").isZero();
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("north and south bill, south also opens gates: each group has its own members")
    void eachGroupHasItsOwnMembers() {
        beat(north, "north", BILLING);
        assertThat(beat(south, "south", BILLING))
                .as("the group is to be told of a second member")
                .isTrue();
        assertThat(beat(south, "south", GATES))
                .as("the other group is to be told")
                .isTrue();
        assertThat(members(BILLING)).as("members of Billing").isEqualTo("north south");
        assertThat(members(GATES)).as("members of Gates").isEqualTo("south");
        assertThat(members("Nobody"))
                .as("members of a group of which nobody has heard")
                .isEmpty();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("north leaves Billing: it stays in Gates; south and west, who remain in Billing, are told once each")
    void whoRemainsIsToldWhenOneLeaves() {
        beat(north, "north", BILLING);
        beat(north, "north", GATES);
        beat(south, "south", BILLING);
        beat(west, "west", BILLING);
        consumers.unregister(BILLING, "north");
        assertThat(members(BILLING)).as("members of Billing").isEqualTo("south west");
        assertThat(members(GATES)).as("members of Gates").isEqualTo("north");
        assertThat(told(south)).as("south is told, times").isEqualTo(1);
        assertThat(told(west)).as("west is told, times").isEqualTo(1);
        assertThat(told(north)).as("north is told, times").isZero();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("somebody leaves who was never there, or a group that never was: nothing happens, nobody is told")
    void nothingHappensWhenAStrangerLeaves() {
        beat(north, "north", BILLING);
        consumers.unregister(BILLING, "stranger");
        consumers.unregister("Nobody", "north");
        consumers.connectionClosed(south.connection());
        assertThat(members(BILLING)).as("members").isEqualTo("north");
        assertThat(told(north)).as("north is told, times").isZero();
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("north's connection breaks: it has left both its groups, and south is told once for each")
    void aBrokenConnectionLeavesAllGroups() {
        for (String group : List.of(BILLING, GATES)) {
            beat(north, "north", group);
            beat(south, "south", group);
        }
        consumers.connectionClosed(north.connection());
        assertThat(members(BILLING)).as("members of Billing").isEqualTo("south");
        assertThat(members(GATES)).as("members of Gates").isEqualTo("south");
        assertThat(told(south)).as("south is told, times").isEqualTo(2);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("north has two connections, the older or the newer one breaks: it is still a member by the other")
    void aClientMayHaveTwoConnections() {
        for (TestClient broken : List.of(north, west)) {
            beat(north, "north", BILLING);
            beat(west, "north", BILLING);
            beat(south, "south", BILLING);
            consumers.connectionClosed(broken.connection());
            assertThat(members(BILLING))
                    .as("members, when the %s connection broke", broken == north ? "older" : "newer")
                    .isEqualTo("north south");
        }
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("north has two connections and is silent on one of them: it is still a member by the other")
    void aClientMayBeSilentOnOneOfTwo() {
        beat(north, "north", BILLING);
        clock.forward(60_000);
        beat(west, "north", BILLING);
        beat(south, "south", BILLING);
        clock.forward(60_001);
        consumers.expire();
        assertThat(members(BILLING)).as("members").isEqualTo("north south");
        consumers.connectionClosed(west.connection());
        assertThat(members(BILLING))
                .as("members, when the other connection broke, too")
                .isEqualTo("south");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("north has two connections and says good-bye: both go")
    void aClientLeavesWithBothConnections() {
        beat(north, "north", BILLING);
        beat(west, "north", BILLING);
        beat(south, "south", BILLING);
        consumers.unregister(BILLING, "north");
        assertThat(members(BILLING)).as("members").isEqualTo("south");
        assertThat(told(south)).as("south is told, times").isEqualTo(1);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("north beat 120 s ago and is a member, after one more millisecond it is none; south beat in between")
    void silenceEndsMembership() {
        beat(north, "north", BILLING);
        beat(south, "south", BILLING);
        clock.forward(60_000);
        beat(south, "south", BILLING);
        clock.forward(60_000);
        consumers.expire();
        assertThat(members(BILLING)).as("members after 120,000 ms").isEqualTo("north south");
        assertThat(told(south)).as("south is told, times").isZero();
        clock.forward(1);
        consumers.expire();
        assertThat(members(BILLING)).as("members after 120,001 ms").isEqualTo("south");
        assertThat(told(south)).as("south is told, times").isEqualTo(1);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("north and west fall silent together: south is told once, not twice")
    void whoRemainsIsToldOnceOfTwoThatFallSilent() {
        beat(north, "north", BILLING);
        beat(west, "west", BILLING);
        clock.forward(60_000);
        beat(south, "south", BILLING);
        clock.forward(60_001);
        consumers.expire();
        assertThat(members(BILLING)).as("members").isEqualTo("south");
        assertThat(told(south)).as("south is told, times").isEqualTo(1);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("the last one leaves, breaks or falls silent: the group is gone, and so is what it subscribed to")
    void aGroupGoesWithItsLastMember() {
        beat(north, "north", BILLING);
        consumers.unregister(BILLING, "north");
        assertThat(group()).as("Billing, when its only member has left").isEqualTo("gone");
        beat(north, "north", BILLING);
        consumers.connectionClosed(north.connection());
        assertThat(group()).as("Billing, when its only connection broke").isEqualTo("gone");
        beat(north, "north", BILLING);
        clock.forward(120_001);
        consumers.expire();
        assertThat(group()).as("Billing, when its only member was silent").isEqualTo("gone");
        assertThat(beat(south, "south", BILLING))
                .as("the group that begins anew is to be told")
                .isTrue();
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("north is alone in four groups, and is gone, by silence or with its connection: all four are gone")
    void severalGroupsMayGoAtOnce() {
        List<String> four = List.of(BILLING, GATES, "Mail", "Stock");
        four.forEach(group -> beat(north, "north", group));
        clock.forward(120_001);
        consumers.expire();
        assertThat(consumers.groupsOf("Orders")).as("groups after the silence").isEmpty();
        four.forEach(group -> beat(north, "north", group));
        consumers.connectionClosed(north.connection());
        assertThat(consumers.groupsOf("Orders"))
                .as("groups without the connection")
                .isEmpty();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a member subscribes to Refunds, too: the group is to be told; the same again: not any more")
    void anotherTopicIsAReasonToTell() {
        beat(north, "north", BILLING);
        assertThat(beat(north, "north", wants(BILLING, topic("Orders", "*", 1), topic("Refunds", "*", 1))))
                .as("the group is to be told of one topic more")
                .isTrue();
        assertThat(beat(north, "north", wants(BILLING, topic("Orders", "*", 1), topic("Refunds", "*", 1))))
                .as("the group is to be told of the same again")
                .isFalse();
        assertThat(beat(north, "north", wants(BILLING, topic("Refunds", "*", 1))))
                .as("the group is to be told of one topic less")
                .isTrue();
        assertThat(consumers.groupsOf("Orders")).as("groups of Orders").isEmpty();
        assertThat(consumers.groupsOf("Refunds")).as("groups of Refunds").containsExactly(BILLING);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a member wants other tags of the same topic: the newest version counts, and nobody has to share anew")
    void otherTagsAreNoReasonToTell() {
        beat(north, "north", wants(BILLING, topic("Orders", "*", 1)));
        assertThat(beat(south, "south", wants(BILLING, topic("Orders", "paid", 2))))
                .as("the group is to be told of a new member")
                .isTrue();
        assertThat(beat(north, "north", wants(BILLING, topic("Orders", "*", 1))))
                .as("the group is to be told of the old tags")
                .isFalse();
        assertThat(group()).as("what the group wants").isEqualTo("Orders paid 2");
    }

    private boolean beat(TestClient connection, String clientId, String group) {
        return beat(connection, clientId, wants(group, topic("Orders", "*", 1)));
    }

    private boolean beat(TestClient connection, String clientId, ConsumerData data) {
        return consumers.heartbeat(new Client(clientId, "127.0.0.1:1", "JAVA", 500), data, connection.connection());
    }

    private static ConsumerData wants(String group, SubscriptionData... topics) {
        return new ConsumerData(group, "CONSUME_PASSIVELY", "CLUSTERING", "CONSUME_FROM_LAST_OFFSET", List.of(topics));
    }

    private static SubscriptionData topic(String topic, String expression, long version) {
        return new SubscriptionData(topic, expression, "TAG", version, List.of(), List.of());
    }

    private String members(String group) {
        Stream<String> ids =
                consumers.members(group).stream().map(member -> member.client().clientId());
        return String.join(" ", ids.distinct().sorted().toList());
    }

    private String group() {
        Optional<ConsumerData> data = consumers.group(BILLING);
        return data.map(known -> String.join(
                        ", ",
                        known.subscriptions().stream()
                                .map(one -> one.topic() + " " + one.expression() + " " + one.version())
                                .toList()))
                .orElse("gone");
    }

    /** How often it was told since the last look that the members of its group have changed. */
    private static long told(TestClient client) {
        return client.received().stream()
                .filter(notice -> notice.code() == RequestCode.NOTIFY_CONSUMER_IDS_CHANGED)
                .count();
    }
}
