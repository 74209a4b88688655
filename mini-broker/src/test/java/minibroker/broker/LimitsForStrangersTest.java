package minibroker.broker;

import minibroker.message.MessageQueue;
import minibroker.remoting.RequestFailed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What clients make by merely showing themselves has an end, and whoever reaches it is told what to do. */
class LimitsForStrangersTest {
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
