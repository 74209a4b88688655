package minibroker.broker;

import checks.Digits;
import minibroker.message.MessageQueue;
import minibroker.message.ReservedTopics;
import minibroker.protocol.SendMessageRequest;
import minibroker.protocol.TopicConfig;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.RequestFailed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/** Which topics are open to sends, which queues they have, and which one the broker chooses. */
@Tag("05-2")
class QueueForSendTest {
    private final TopicConfigManager topics = new TopicConfigManager(
            List.of(
                    new TopicConfig("TBW102", 8, 8, 7),
                    TopicConfig.readWrite("Sales", 4),
                    TopicConfig.readWrite("%RETRY%Cashiers", 4),
                    TopicConfig.readWrite("%DLQ%Cashiers", 4),
                    new TopicConfig("Shrinking", 8, 4, 6),
                    new TopicConfig("Empty", 0, 0, 6)),
            () -> {});
    private final SendChecks checks = new SendChecks(topics);

    @Test
    @Tag("invariant-4")
    @DisplayName("topics of the broker's and of groups that are not in FORBIDDEN, and one that looks alike: all taken")
    void whatIsNotForbiddenIsTaken() {
        for (String topic : List.of(
                "TBW102",
                "BenchmarkTest",
                "RMQ_SYS_TRACE_TOPIC",
                "rmq_sys_mine",
                "schedule_topic_xxxx",
                "%RETRY%Cashiers",
                "%DLQ%Cashiers")) {
            assertThat(outcome(topic, 1)).as("a send to %s", topic).isEqualTo("taken into %s/1", topic);
        }
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("each topic of FORBIDDEN is 16, also when it is there")
    void eachForbiddenTopicIsRefused() {
        for (String topic : ReservedTopics.CLOSED_TO_PRODUCERS) {
            topics.put(TopicConfig.readWrite(topic, 4));
            assertThat(outcome(topic, 0)).as("a send to %s", topic).startsWith("16 ");
        }
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a blank before or behind the name belongs to it: 29, and no topic is made")
    void aBlankAtTheEndIsABlank() {
        assertThat(outcome(" Sales", 0)).as("a send to \" Sales\"").startsWith("29 ");
        assertThat(outcome("Sales ", 0)).as("a send to \"Sales \"").startsWith("29 ");
        assertThat(topics.find("Sales ").or(() -> topics.find(" Sales")))
                .as("a topic that was made on the way")
                .isEmpty();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "a topic is made with the 3 queues that were asked for: queue 2 is taken, and queue 6 of another is 29")
    void aNewTopicHasTheQueuesThatWereAskedFor() {
        assertThat(outcome(SomeSends.send("Concerts", 2), 3))
                .as("a send to queue 2 of Concerts, made with 3")
                .isEqualTo("taken into Concerts/2");
        assertThat(topics.find("Concerts").map(TopicConfig::writeQueues))
                .as("queues of Concerts")
                .contains(3);
        assertThat(outcome(SomeSends.send("Operas", 6), 3))
                .as("a send to queue 6 of Operas, made with 3")
                .startsWith("29 ");
        assertThat(topics.find("Operas").map(TopicConfig::writeQueues))
                .as("queues of Operas, which is made before the queue is looked at")
                .contains(3);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a topic grows, and is deleted: each send goes by the topic as it is now")
    void everySendLooksAnew() {
        assertThat(outcome("Sales", 5)).as("queue 5 of four").startsWith("29 ");
        topics.put(TopicConfig.readWrite("Sales", 8));
        assertThat(outcome("Sales", 5)).as("queue 5 of eight").isEqualTo("taken into Sales/5");
        topics.remove("Sales");
        assertThat(outcome(SomeSends.send("Sales", 5, "NoModel", "one ticket"), 4))
                .as("queue 5 when the topic is deleted")
                .startsWith("17 ");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a topic has 8 queues to read and 4 to write: the refusal of queue 99 says that the last is 7")
    void theRemarkHasTheLargerNumber() {
        assertThat(outcome("Shrinking", 99))
                .as("the refusal of queue 99")
                .startsWith("29 ")
                .contains("7");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a topic without any queue: queue 0 is 29, and who leaves the choice to the broker gets queue 0")
    void aTopicMayHaveNoQueue() {
        assertThat(outcome("Empty", 0)).as("a send to queue 0 of Empty").startsWith("29 ");
        assertThat(outcome("Empty", -1)).as("a send to queue -1 of Empty").isEqualTo("taken into Empty/0");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "400 sends to queue -1 of four queues: after each queue each of the four comes, not one of them in turn")
    void theChoiceIsByChance() {
        TreeMap<String, TreeMap<String, Integer>> next = new TreeMap<>();
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            chosen.add(outcome("Sales", -1));
        }
        for (int i = 1; i < chosen.size(); i++) {
            next.computeIfAbsent(chosen.get(i - 1), any -> new TreeMap<>()).merge(chosen.get(i), 1, Integer::sum);
        }
        assertThat(next.values().stream().map(TreeMap::size))
                .as("how many different queues come after each of the four")
                .containsExactly(4, 4, 4, 4);
    }

    private String outcome(String topic, int queue) {
        return outcome(SomeSends.send(topic, queue), 4);
    }

    private String outcome(RemotingCommand send, int queues) {
        try {
            MessageQueue taken = checks.queueFor(SendMessageRequest.of(send.with("d", queues)));
            return "taken into %s/%s".formatted(taken.topic(), taken.queueId());
        } catch (RequestFailed refused) {
            return "%s %s".formatted(refused.code(), Digits.plain(refused.getMessage()));
        }
    }
}
