package minibroker.broker;

import minibroker.protocol.TopicConfig;
import minibroker.remoting.RequestFailed;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TopicConfigManagerTest {
    private final AtomicInteger changes = new AtomicInteger();
    private final TopicConfigManager topics = new TopicConfigManager(
            List.of(new TopicConfig("TBW102", 8, 8, 7), new TopicConfig("Closed", 8, 8, 6)), changes::incrementAndGet);

    @Test
    void aNewTopicHasAsManyQueuesAsWantedAndItsModelsPermissionWithoutTheRightToBeAModel() {
        assertThat(topics.findOrCreate("T", "TBW102", 4)).contains(new TopicConfig("T", 4, 4, 6));
        assertThat(topics.find("T")).contains(new TopicConfig("T", 4, 4, 6));
        assertThat(changes).hasValue(1);
    }

    @Test
    void aNewTopicHasNoMoreQueuesThanItsModel() {
        assertThat(topics.findOrCreate("T", "TBW102", 100).orElseThrow().readQueues())
                .isEqualTo(8);
    }

    @Test
    void aNegativeNumberOfQueuesIsNone() {
        assertThat(topics.findOrCreate("T", "TBW102", -3).orElseThrow().readQueues())
                .isZero();
    }

    @Test
    void aTopicThatIsThereStaysAsItIs() {
        topics.put(TopicConfig.readWrite("T", 2));

        assertThat(topics.findOrCreate("T", "TBW102", 4)).contains(TopicConfig.readWrite("T", 2));
        assertThat(changes).hasValue(1);
    }

    @Test
    void noTopicIsMadeWithoutAModelThatAllowsIt() {
        assertThat(topics.findOrCreate("T", "Nobody", 4)).isEmpty();
        assertThat(topics.findOrCreate("T", "Closed", 4)).isEmpty();
        assertThat(changes).hasValue(0);
    }

    @Test
    void onlyRealChangesAreTold() {
        topics.put(TopicConfig.readWrite("T", 2));
        topics.put(TopicConfig.readWrite("T", 2));
        topics.remove("T");
        topics.remove("T");

        assertThat(changes).hasValue(2);
    }

    @Test
    void clientsCannotMakeTopicsWithoutEnd() {
        topics.put(TopicConfig.readWrite("Large", TopicConfigManager.MOST_QUEUES - 24));
        topics.findOrCreate("A", "TBW102", 8);

        assertThatThrownBy(() -> topics.findOrCreate("B", "TBW102", 1))
                .isInstanceOf(RequestFailed.class)
                .hasMessage("Topic B with 1 queues is not made: this broker has 30000 queues already, at most 30000 are"
                        + " allowed. Delete topics that nobody needs");
        assertThat(topics.find("B")).isEmpty();
        topics.put(TopicConfig.readWrite("A", 7));
        assertThat(topics.findOrCreate("B", "TBW102", 0)).isPresent();
    }
}
