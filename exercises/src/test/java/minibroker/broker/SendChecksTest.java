package minibroker.broker;

import checks.Digits;
import minibroker.message.MessageQueue;
import minibroker.message.MessageRules;
import minibroker.protocol.SendMessageRequest;
import minibroker.protocol.TopicConfig;
import minibroker.remoting.RequestFailed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

@Order(1)
@Tag("05-2")
class SendChecksTest {
    private final TopicConfigManager topics = new TopicConfigManager(
            List.of(
                    new TopicConfig("TBW102", 8, 8, 7),
                    TopicConfig.readWrite("Sales", 4),
                    new TopicConfig("Shrinking", 8, 4, 6),
                    new TopicConfig("Growing", 4, 8, 6),
                    new TopicConfig("Closed", 4, 0, 6),
                    new TopicConfig("ReadOnly", 4, 4, TopicConfig.READ)),
            () -> {});
    private final SendChecks checks = new SendChecks(topics);

    @Test
    @Tag("invariant-4")
    @DisplayName("a send to queue 2 of a topic with four: it is taken, and goes to that queue")
    void takesAGoodSend() {
        assertThat(outcome("Sales", 2)).as("a send to queue 2 of Sales").isEqualTo("taken into Sales/2");
        assertThat(outcome("Sales", 3)).as("a send to queue 3 of Sales").isEqualTo("taken into Sales/3");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("queue 0 is a queue like any other: 300 sends to it all go there")
    void takesQueueZero() {
        TreeSet<String> outcomes = new TreeSet<>();
        for (int i = 0; i < 300; i++) {
            outcomes.add(outcome("Sales", 0));
        }
        assertThat(outcomes).as("where 300 sends to queue 0 of Sales went").containsExactly("taken into Sales/0");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a topic with a blank in its name is 29; it is not made")
    void refusesABadName() {
        assertThat(code("Ticket Sales", 0)).as("a send to \"Ticket Sales\"").isEqualTo("29");
        assertThat(code("", 0)).as("a send to \"\"").isEqualTo("29");
        assertThat(topics.find("Ticket Sales"))
                .as("the topic with the bad name")
                .isEmpty();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a topic that the broker keeps for itself is 16")
    void refusesTheBrokersOwnTopics() {
        assertThat(code("SCHEDULE_TOPIC_XXXX", 0))
                .as("a send to SCHEDULE_TOPIC_XXXX")
                .isEqualTo("16");
        assertThat(topics.find("SCHEDULE_TOPIC_XXXX"))
                .as("a topic of that name, made on the way")
                .isEmpty();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("an unknown topic whose model does not exist is 17")
    void refusesAnUnknownTopic() {
        assertThat(code("Concerts", "NoModel", 0))
                .as("a send to Concerts after the model NoModel")
                .isEqualTo("17");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("an unknown topic whose model is TBW102: it is made, and the message taken")
    void makesATopicOnItsFirstSend() {
        assertThat(outcome("Concerts", 1)).as("a send to queue 1 of Concerts").isEqualTo("taken into Concerts/1");
        assertThat(topics.find("Concerts").map(TopicConfig::writeQueues))
                .as("queues of Concerts")
                .contains(4);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("queue 4 of a topic with queues 0 to 3 is 29, and the remark has topic, queue and what there is")
    void refusesAQueueBeyondTheLast() {
        assertThat(code("Sales", 4)).as("a send to queue 4 of Sales").isEqualTo("29");
        assertThat(outcome("Sales", 999))
                .as("the refusal of queue 999, which says that there are the queues 0 to 3")
                .contains("Sales")
                .contains("999")
                .contains("0")
                .contains("3");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "a topic is made smaller or larger, 8 queues of one kind and 4 of the other: queue 7 is taken, 8 is 29")
    void whileATopicChangesTheLargerNumberCounts() {
        assertThat(outcome("Shrinking", 7))
                .as("queue 7 of 8 to read, 4 to write")
                .isEqualTo("taken into Shrinking/7");
        assertThat(outcome("Growing", 7)).as("queue 7 of 4 to read, 8 to write").isEqualTo("taken into Growing/7");
        assertThat(code("Shrinking", 8)).as("queue 8 of Shrinking").isEqualTo("29");
        assertThat(code("Growing", 8)).as("queue 8 of Growing").isEqualTo("29");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("queue -1: the broker chooses, among the queues to write, and in 300 sends each of them")
    void choosesAQueueIfTheSenderDoesNot() {
        assertThat(chosen("Shrinking"))
                .as("where 300 sends to queue -1 went")
                .containsExactly(
                        "taken into Shrinking/0",
                        "taken into Shrinking/1",
                        "taken into Shrinking/2",
                        "taken into Shrinking/3");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("queues -2 and -2147483648: every number below zero leaves the choice to the broker")
    void anyNumberBelowZeroIsNoChoice() {
        assertThat(chosen("Shrinking", -2))
                .as("where 300 sends to queue -2 went")
                .isEqualTo(chosen("Shrinking", -1));
        assertThat(chosen("Shrinking", Integer.MIN_VALUE))
                .as("where 300 sends to queue -2147483648 went")
                .isEqualTo(chosen("Shrinking", -1));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "queue -1 of a topic with 4 queues to read and none to write: there is nothing to choose, it is queue 0")
    void withNothingToChooseItIsQueueZero() {
        assertThat(chosen("Closed")).as("where 300 sends to queue -1 went").containsExactly("taken into Closed/0");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a topic whose permission is to read only: nobody looks at that, an old route may have led here")
    void nobodyLooksAtThePermission() {
        assertThat(outcome("ReadOnly", 2)).as("a send to queue 2 of ReadOnly").isEqualTo("taken into ReadOnly/2");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("SCHEDULE_TOPIC_XXXX_old and XSCHEDULE_TOPIC_XXXX are not the broker's own: made, and taken")
    void onlyTheTopicsThemselvesAreForbidden() {
        assertThat(outcome("SCHEDULE_TOPIC_XXXX_old", 1))
                .as("a send to SCHEDULE_TOPIC_XXXX_old")
                .isEqualTo("taken into SCHEDULE_TOPIC_XXXX_old/1");
        assertThat(outcome("XSCHEDULE_TOPIC_XXXX", 1))
                .as("a send to XSCHEDULE_TOPIC_XXXX")
                .isEqualTo("taken into XSCHEDULE_TOPIC_XXXX/1");
    }

    private TreeSet<String> chosen(String topic) {
        return chosen(topic, -1);
    }

    private TreeSet<String> chosen(String topic, int queue) {
        TreeSet<String> chosen = new TreeSet<>();
        for (int i = 0; i < 300; i++) {
            chosen.add(outcome(topic, queue));
        }
        return chosen;
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the remarks: of a name or a size what its rule says is wrong, of other refusals the topic")
    void remarksSayWhatWasFound() {
        assertThat(outcome("Ticket Sales", 0))
                .as("the refusal of a bad name")
                .endsWith(MessageRules.problemWithTopic("Ticket Sales").orElse("the rule finds nothing"));
        assertThat(outcome("SELF_TEST_TOPIC", 0))
                .as("the refusal of the broker's own topic")
                .contains("SELF_TEST_TOPIC");
        assertThat(outcome("Concerts", "NoModel", 0))
                .as("the refusal of a topic that is not there")
                .contains("Concerts");
        assertThat(outcome("%RETRY%Cashiers", "NoModel", 0))
                .as("the refusal of a group's topic that is not there")
                .contains("%RETRY%Cashiers");
        topics.put(TopicConfig.readWrite("%DLQ%Cashiers", 4));
        assertThat(outcome("%DLQ%Cashiers", 99))
                .as("the refusal of queue 99 of a group's topic")
                .contains("%DLQ%Cashiers");
        assertThat(sizes(1, 32_768))
                .as("the refusal of long properties")
                .endsWith(MessageRules.problemWithSize(new byte[1], "x".repeat(32_768))
                        .map(Digits::plain)
                        .orElse("the rule finds nothing"));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("more than one thing is wrong: the name comes before the model, and the model before the queue")
    void theFirstThingThatIsWrongDecides() {
        assertThat(code("Ticket Sales", "NoModel", 99))
                .as("bad name, no model, no such queue")
                .isEqualTo("29");
        assertThat(outcome("Ticket Sales", 99)).as("why, with the bad name").doesNotContain("99");
        assertThat(code("SELF_TEST_TOPIC", "NoModel", 99))
                .as("forbidden, no model, no such queue")
                .isEqualTo("16");
        assertThat(code("Concerts", "NoModel", 99))
                .as("no model, no such queue")
                .isEqualTo("17");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a body of 4 MiB and properties of 32,767 bytes are taken; no body, or one byte more, is 13")
    void limitsSizes() {
        assertThat(sizes(4 * 1024 * 1024, 32_767)).as("4 MiB, 32,767 bytes").isEqualTo("taken");
        assertThat(sizes(4 * 1024 * 1024 + 1, 0)).as("a byte more than 4 MiB").startsWith("13");
        assertThat(sizes(1, 32_768)).as("properties of 32,768 bytes").startsWith("13");
        assertThat(sizes(0, 0)).as("no body").startsWith("13");
    }

    private static String sizes(int body, int properties) {
        try {
            SendChecks.refuseWrongSize(new byte[body], "x".repeat(properties));
            return "taken";
        } catch (RequestFailed refused) {
            return shown(refused);
        }
    }

    private String code(String topic, int queue) {
        return code(topic, "TBW102", queue);
    }

    private String code(String topic, String model, int queue) {
        String outcome = outcome(topic, model, queue);
        return outcome.startsWith("taken") ? outcome : outcome.substring(0, outcome.indexOf(' '));
    }

    private String outcome(String topic, int queue) {
        return outcome(topic, "TBW102", queue);
    }

    private String outcome(String topic, String model, int queue) {
        try {
            MessageQueue taken =
                    checks.queueFor(SendMessageRequest.of(SomeSends.send(topic, queue, model, "one ticket")));
            return "taken into %s/%s".formatted(taken.topic(), taken.queueId());
        } catch (RequestFailed refused) {
            return shown(refused);
        }
    }

    private static String shown(RequestFailed refused) {
        return "%s %s".formatted(refused.code(), Digits.plain(refused.getMessage()));
    }
}
