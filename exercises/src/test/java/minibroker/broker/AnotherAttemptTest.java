package minibroker.broker;

import minibroker.message.Message;
import minibroker.message.MessageQueue;
import minibroker.message.StoredMessage;
import minibroker.protocol.SubscriptionGroupConfig;
import minibroker.protocol.TopicConfig;
import minibroker.remoting.RequestFailed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import static minibroker.broker.SomeFailures.RETRY;
import static minibroker.broker.SomeFailures.failed;
import static minibroker.broker.SomeFailures.group;
import static minibroker.broker.SomeFailures.level;
import static minibroker.broker.SomeFailures.properties;
import static minibroker.broker.SomeFailures.stored;
import static minibroker.broker.SomeFailures.whatItIs;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("12-1")
class AnotherAttemptTest {
    private static final int DRAWS = 400;

    private static List<Integer> levels(int chosen, int... failures) {
        List<Integer> levels = new ArrayList<>();
        for (int before : failures) {
            levels.add(level(FailedMessages.again(failed(before), RETRY, chosen)));
        }
        return levels;
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "the consumer does not say how long: it waits for level 3 after the first failure, then 4, 5 ... up to 18")
    void eachAttemptWaitsLonger() {
        assertThat(levels(0, 0, 1, 2, 14, 15))
                .as("levels after 0, 1, 2, 14 and 15 earlier failures")
                .containsExactly(3, 4, 5, 17, 18);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("more failures than there are levels, up to the most that an int can hold: the last level, 18 or more")
    void afterTheLastLevelItStaysTheLast() {
        List<Integer> levels = levels(0, 16, 100, Integer.MAX_VALUE - 1);
        assertThat(levels.stream().map(level -> Math.min(18, level)))
                .as("levels after 16, 100 and 2147483646 earlier failures, %s, where 18 stands for all above", levels)
                .containsExactly(18, 18, 18);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "it waited for level 10 or 1, as the consumer chose, and now the consumer does not say: level 4 after the second failure, however long it waited before")
    void theWaitBeforeDoesNotCount() {
        assertThat(List.of(
                        level(FailedMessages.again(failed(1, "DELAY", "10"), RETRY, 0)),
                        level(FailedMessages.again(failed(1, "DELAY", "1"), RETRY, 0))))
                .as("levels after the second failure of what waited for level 10, and for level 1")
                .containsExactly(4, 4);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the consumer asks for level 1, 5 and 18: that is what it gets, whatever has failed before")
    void theConsumerMayChoose() {
        assertThat(List.of(levels(1, 0, 9), levels(5, 0, 9), levels(18, 0, 9)))
                .as("levels after 0 and 9 earlier failures")
                .containsExactly(List.of(1, 1), List.of(5, 5), List.of(18, 18));
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the failure is counted, and the new message is for the queue that is given")
    void countsTheFailure() {
        Message again = FailedMessages.again(failed(4), RETRY, 0);
        assertThat(again.reconsumeTimes()).as("failures after the fifth").isEqualTo(5);
        assertThat(again.queue()).as("its queue").isEqualTo(RETRY);
        assertThat(FailedMessages.again(failed(0), RETRY, 5).reconsumeTimes())
                .as("failures after the first")
                .isEqualTo(1);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("body, tag, key, the sender's own property, flags and birth are what they were")
    void whatItIsStays() {
        StoredMessage failed = failed(0);
        assertThat(whatItIs(FailedMessages.again(failed, RETRY, 0)))
                .as("what it is")
                .isEqualTo(whatItIs(failed.message()));
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("topic Orders, offset id 7F00...0FDD: both are remembered by the first attempt and by the third")
    void remembersWhereItBegan() {
        Message second = FailedMessages.again(failed(0), RETRY, 0);
        Message third = FailedMessages.again(stored(second), RETRY, 0);
        for (Message message : List.of(second, third)) {
            assertThat(properties(message).get("RETRY_TOPIC"))
                    .as("RETRY_TOPIC after %s failures", message.reconsumeTimes())
                    .isEqualTo("Orders");
            assertThat(properties(message).get("ORIGIN_MESSAGE_ID"))
                    .as("ORIGIN_MESSAGE_ID after %s failures", message.reconsumeTimes())
                    .isEqualTo(SomeFailures.ID);
        }
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("an ORIGIN_MESSAGE_ID of blanks names no message: this one is the first")
    void aBlankIdIsNone() {
        Message again = FailedMessages.again(failed(0, "ORIGIN_MESSAGE_ID", " "), RETRY, 0);
        assertThat(properties(again).get("ORIGIN_MESSAGE_ID"))
                .as("ORIGIN_MESSAGE_ID")
                .isEqualTo(SomeFailures.ID);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "client and broker have put properties of their own into the message, such as UNIQ_KEY and RECONSUME_TIME=7: all stay, and nothing follows from them")
    void whatOthersPutInStays() {
        StoredMessage failed = failed(
                1,
                "UNIQ_KEY",
                "0A00000700002A9F4711",
                "PGROUP",
                "shop",
                "TRAN_MSG",
                "false",
                "RECONSUME_TIME",
                "7",
                "MAX_RECONSUME_TIMES",
                "16",
                "REAL_TOPIC",
                "%RETRY%billing",
                "REAL_QID",
                "0",
                "INSTANCE_ID",
                "shop-1");
        Message again = FailedMessages.again(failed, RETRY, 0);
        Map<String, String> left = new TreeMap<>(properties(again));
        left.keySet().removeAll(List.of("RETRY_TOPIC", "ORIGIN_MESSAGE_ID", "DELAY", "WAIT"));
        assertThat(left)
                .as("properties, without the four that the task names")
                .isEqualTo(new TreeMap<>(properties(failed.message())));
        assertThat(properties(again).get("ORIGIN_MESSAGE_ID"))
                .as("ORIGIN_MESSAGE_ID")
                .isEqualTo(SomeFailures.ID);
        assertThat("level " + level(again) + ", failures " + again.reconsumeTimes())
                .as("level and failures after the second failure")
                .isEqualTo("level 4, failures 2");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("sent with WAIT=true: the new one says false, since no sender waits for the disk")
    void nobodyWaitsForTheDisk() {
        assertThat(properties(FailedMessages.again(failed(0, "WAIT", "true"), RETRY, 0))
                        .get("WAIT"))
                .as("WAIT")
                .isEqualTo("false");
    }

    private static Set<Integer> drawn(RetryTopics topics, SubscriptionGroupConfig group) {
        Set<Integer> queues = new TreeSet<>();
        IntStream.range(0, DRAWS)
                .forEach(i -> queues.add(topics.retryQueue(group).queueId()));
        return queues;
    }

    private static TopicConfigManager topics(TopicConfig... known) {
        return new TopicConfigManager(List.of(known), () -> {});
    }

    @Test
    @Tag("invariant-6")
    @DisplayName(
            "the group has no retry topic yet, and wants three retry queues: it is made with three, and each gets messages")
    void theRetryTopicIsMade() {
        TopicConfigManager topics = topics();
        Set<Integer> queues = drawn(new RetryTopics(topics), group(3, 16));
        assertThat(topics.find("%RETRY%billing").map(TopicConfig::writeQueues))
                .as("queues of the topic that was made")
                .contains(3);
        assertThat(queues).as("queues that messages went to").containsExactly(0, 1, 2);
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("the topic has two queues to read, the group wants eight, and the other way round: only two are used")
    void onlyQueuesThatAreRead() {
        assertThat(drawn(new RetryTopics(topics(new TopicConfig("%RETRY%billing", 2, 8, 6))), group(8, 16)))
                .as("queues of a topic with two to read")
                .containsExactly(0, 1);
        assertThat(drawn(new RetryTopics(topics(new TopicConfig("%RETRY%billing", 8, 8, 6))), group(2, 16)))
                .as("queues of a group that wants two")
                .containsExactly(0, 1);
    }

    @Test
    @Tag("invariant-6")
    @DisplayName(
            "billing and warehouse fail in turn, with two retry queues each: over time both queues of either get messages")
    void eachGroupUsesAllItsQueues() {
        RetryTopics topics = new RetryTopics(topics());
        SubscriptionGroupConfig billing = group(2, 16);
        SubscriptionGroupConfig warehouse = new SubscriptionGroupConfig("warehouse", true, true, 2, 16);
        Map<String, Set<Integer>> queues = new TreeMap<>();
        for (int i = 0; i < DRAWS; i++) {
            for (SubscriptionGroupConfig group : List.of(billing, warehouse)) {
                MessageQueue queue = topics.retryQueue(group);
                queues.computeIfAbsent(queue.topic(), topic -> new TreeSet<>()).add(queue.queueId());
            }
        }
        assertThat(queues)
                .as("queues that messages went to")
                .hasToString("{%RETRY%billing=[0, 1], %RETRY%warehouse=[0, 1]}");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("the topic has no queue to read: queue 0 all the same, where the message lies until there is one")
    void atLeastOneQueue() {
        MessageQueue queue =
                new RetryTopics(topics(new TopicConfig("%RETRY%billing", 0, 1, 6))).retryQueue(group(1, 16));
        assertThat(queue).as("the queue").isEqualTo(new MessageQueue("%RETRY%billing", 0));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("nobody may write to the retry topic: code 16, and the consumer keeps the message")
    void aClosedRetryTopicIsRefused() {
        RetryTopics topics = new RetryTopics(topics(new TopicConfig("%RETRY%billing", 1, 1, 4)));
        String told;
        try {
            told = "queue " + topics.retryQueue(group(1, 16)).queueId();
        } catch (RequestFailed refused) {
            told = "refused with code " + refused.code();
        }
        assertThat(told).as("what the consumer is told").isEqualTo("refused with code 16");
    }
}
