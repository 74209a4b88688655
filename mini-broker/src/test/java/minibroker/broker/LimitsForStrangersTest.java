package minibroker.broker;

import minibroker.message.MessageQueue;
import minibroker.protocol.ConnectionList.Client;
import minibroker.protocol.HeartbeatData.ConsumerData;
import minibroker.protocol.SubscriptionData;
import minibroker.remoting.Connection;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.TestConnection;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What clients make by merely showing themselves has an end, and whoever reaches it is told what to do. */
class LimitsForStrangersTest {
    private static final Client CLIENT = new Client("c", "127.0.0.1:1", "JAVA", 0);

    @Test
    void groups() {
        SubscriptionGroupManager groups = new SubscriptionGroupManager(true);
        for (int i = 0; i < SubscriptionGroupManager.MOST; i++) {
            groups.findOrCreate("G" + i);
        }

        assertThatThrownBy(() -> groups.findOrCreate("one-more"))
                .isInstanceOf(RequestFailed.class)
                .hasMessage("Group one-more is not made: there are 10000 groups already, the limit. Delete groups that"
                        + " nobody needs");
        assertThat(groups.findOrCreate("G7")).isPresent();
        groups.remove("G7");
        assertThat(groups.findOrCreate("one-more")).isPresent();
    }

    @Test
    void subscriptions() {
        ConsumerManager consumers = new ConsumerManager(Clock.systemUTC());
        Connection connection = new TestConnection(Clock.systemUTC()).connection();
        consumers.heartbeat(CLIENT, wanting("G", ConsumerManager.MOST_SUBSCRIBED - 8), connection);

        assertThatThrownBy(() -> consumers.heartbeat(CLIENT, wanting("H", 8), connection))
                .isInstanceOf(RequestFailed.class)
                .hasMessage("Group H has subscriptions of 9 characters and the other groups of 3999993, the limit is"
                        + " 4000000 together");
        consumers.heartbeat(CLIENT, wanting("G", ConsumerManager.MOST_SUBSCRIBED - 9), connection);
        consumers.heartbeat(CLIENT, wanting("H", 7), connection);
    }

    /** A group that wants the topic T, with an expression of so many characters. */
    private static ConsumerData wanting(String group, long characters) {
        SubscriptionData subscription =
                new SubscriptionData("T", "x".repeat((int) characters), "TAG", 1, List.of(), List.of());
        return new ConsumerData(group, "", "CLUSTERING", "", List.of(subscription));
    }

    @Test
    void offsets() {
        ConsumerOffsetManager offsets = new ConsumerOffsetManager();
        for (int i = 0; i < ConsumerOffsetManager.MOST; i++) {
            offsets.commit("G" + i % 10, new MessageQueue("T", i), 1);
        }

        assertThatThrownBy(() -> offsets.commit("G", new MessageQueue("T", 0), 1))
                .isInstanceOf(RequestFailed.class)
                .hasMessageContaining("there are 200000 already, the limit");
        offsets.commit("G0", new MessageQueue("T", 0), 2);
        assertThat(offsets.committed("G0", new MessageQueue("T", 0))).hasValue(2);
    }
}
