package minibroker.broker;

import checks.Thrown;
import minibroker.protocol.TopicConfig;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("04-3")
class TopicsOnFirstUseTest {
    private static final TopicConfig TEMPLATE = new TopicConfig("TBW102", 8, 8, 7);
    private static final TopicConfig NO_MODEL = new TopicConfig("Weather", 8, 8, 6);

    /** What the name server was told of New, each time when it was told of a change. */
    private final List<String> told = new ArrayList<>();

    private final TopicConfigManager topics = new TopicConfigManager(
            List.of(
                    TEMPLATE,
                    NO_MODEL,
                    new TopicConfig("ReadOnly", 8, 8, 5),
                    new TopicConfig("Uneven", 2, 6, 7),
                    new TopicConfig("OtherwiseUneven", 6, 2, 7),
                    new TopicConfig("WithPriority", 8, 8, 15),
                    new TopicConfig("Wide", 100, 100, 7),
                    new TopicConfig("Empty", 4, 0, 7),
                    new TopicConfig("Closed", 2, 0, 4),
                    new TopicConfig("Known", 2, 2, 6)),
            this::tellNameServer);

    private void tellNameServer() {
        told.add(shown(topics.find("New")));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "four queues are asked for, the model TBW102 has eight: the new topic has four, and producers may write to it")
    void makesATopicWithTheQueuesThatAreAskedFor() {
        assertThat(made("TBW102", 4)).as("the topic that is made").isEqualTo("4 read, 4 write, permission 6");
        assertThat(shown(topics.find("New"))).as("the topic that is kept").isEqualTo("4 read, 4 write, permission 6");
        assertThat(shown(topics.findOrCreate("%RETRY%Cashiers", "TBW102", 4)))
                .as("a group's topic, made in the same way")
                .isEqualTo("4 read, 4 write, permission 6");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("sixteen queues are asked for: the new topic has eight like its model")
    void makesNoMoreQueuesThanTheModelHas() {
        assertThat(made("TBW102", 16)).as("the topic that is made").isEqualTo("8 read, 8 write, permission 6");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "a model with 2 queues to read and 6 to write: the new topic may have 6 of both; with 6 and 2 it may have 2")
    void theQueuesToWriteAreTheModels() {
        assertThat(made("Uneven", 16)).as("the topic that is made").isEqualTo("6 read, 6 write, permission 6");
        assertThat(shown(topics.findOrCreate("Newer", "OtherwiseUneven", 16)))
                .as("the topic that is made after a model with 6 to read and 2 to write")
                .isEqualTo("2 read, 2 write, permission 6");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "a model with 100 queues, and 50 are asked for: 50; a model with none to write: a topic without queues")
    void nothingElseLimitsTheQueues() {
        assertThat(made("Wide", 50)).as("the topic that is made").isEqualTo("50 read, 50 write, permission 6");
        assertThat(shown(topics.findOrCreate("Newer", "Empty", 4)))
                .as("the topic that is made after a model with 4 to read and none to write")
                .isEqualTo("0 read, 0 write, permission 6");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("-3 queues are asked for: the new topic has none")
    void aNegativeNumberOfQueuesIsNone() {
        assertThat(made("TBW102", -3)).as("the topic that is made").isEqualTo("0 read, 0 write, permission 6");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the model has permission 7, the new topic 6: it is no model for others in turn")
    void aNewTopicIsNoModel() {
        made("TBW102", 4);
        assertThat(shown(topics.findOrCreate("Newer", "New", 4)))
                .as("a topic made after the model of New")
                .isEqualTo("nothing");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a model that may be read and not written, permission 5: the new topic has 4; with 15 it has 14")
    void theOtherPermissionsAreTheModels() {
        assertThat(made("ReadOnly", 4)).as("the topic that is made").isEqualTo("4 read, 4 write, permission 4");
        assertThat(shown(topics.findOrCreate("Newer", "WithPriority", 4)))
                .as("the topic that is made after a model with permission 15")
                .isEqualTo("4 read, 4 write, permission 14");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("Weather may be no model, permission 6, and Nobody does not exist: no topic is made after them")
    void makesNoTopicWithoutAModel() {
        assertThat(made("Weather", 4)).as("a topic after Weather").isEqualTo("nothing");
        assertThat(made("Nobody", 4)).as("a topic after Nobody").isEqualTo("nothing");
        assertThat(shown(topics.find("New"))).as("the topic that is kept").isEqualTo("nothing");
        assertThat(told).as("what the name server was told").isEmpty();
        topics.put(new TopicConfig("Weather", 8, 8, 7));
        assertThat(made("Weather", 4))
                .as("a topic after Weather, which may be a model now")
                .isEqualTo("4 read, 4 write, permission 6");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the topic is there already, with two queues: it stays as it is, whatever is asked for")
    void aTopicThatIsThereStaysAsItIs() {
        assertThat(shown(topics.findOrCreate("Known", "TBW102", 4)))
                .as("Known, when four queues are asked for")
                .isEqualTo("2 read, 2 write, permission 6");
        assertThat(shown(topics.findOrCreate("Known", "Nobody", 4)))
                .as("Known, when the model does not exist")
                .isEqualTo("2 read, 2 write, permission 6");
        assertThat(shown(topics.findOrCreate("Known", "TBW102", 1)))
                .as("Known, when one queue is asked for")
                .isEqualTo("2 read, 2 write, permission 6");
        assertThat(shown(topics.findOrCreate("Closed", "TBW102", 4)))
                .as("Closed, which nobody may write to")
                .isEqualTo("2 read, 0 write, permission 4");
        assertThat(told).as("what the name server was told").isEmpty();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("two producers send to New, who ask for four queues and for eight: it is made once, with four")
    void theFirstSendDecides() {
        made("TBW102", 4);
        assertThat(made("TBW102", 8)).as("what the second producer finds").isEqualTo("4 read, 4 write, permission 6");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the name server is told once of the new topic, before its sender hears of it")
    void theNameServerIsToldFirst() {
        made("TBW102", 4);
        assertThat(told)
                .as("New, as the broker had it when the name server was told")
                .containsExactly("4 read, 4 write, permission 6");
        made("TBW102", 4);
        assertThat(told).as("the same after a second send").hasSize(1);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the broker has as many queues as it may have: the new topic is refused, and not made")
    void aFullBrokerMakesNoTopic() {
        topics.put(TopicConfig.readWrite("Large", TopicConfigManager.MOST_QUEUES - queues()));
        told.clear();
        assertThat(Thrown.by(() -> made("TBW102", 4)))
                .as("what is thrown when the broker is full")
                .isEqualTo("RequestFailed");
        assertThat(shown(topics.find("New"))).as("the topic that is kept").isEqualTo("nothing");
        assertThat(told).as("what the name server was told").isEmpty();
    }

    private int queues() {
        return topics.all().stream()
                .mapToInt(each -> Math.max(each.readQueues(), each.writeQueues()))
                .sum();
    }

    private String made(String model, int queues) {
        return shown(topics.findOrCreate("New", model, queues));
    }

    private static String shown(Optional<TopicConfig> topic) {
        return topic.map(each -> "%s read, %s write, permission %s"
                        .formatted(each.readQueues(), each.writeQueues(), each.permission()))
                .orElse("nothing");
    }
}
