package minibroker.broker;

import minibroker.message.Message;
import minibroker.message.MessageQueue;
import minibroker.message.StoredMessage;
import minibroker.protocol.RequestCode;
import minibroker.protocol.SendMessageRequest;
import minibroker.protocol.TopicConfig;
import minibroker.remoting.RemotingCommand;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import static minibroker.broker.SomeFailures.DEAD;
import static minibroker.broker.SomeFailures.failed;
import static minibroker.broker.SomeFailures.group;
import static minibroker.broker.SomeFailures.level;
import static minibroker.broker.SomeFailures.properties;
import static minibroker.broker.SomeFailures.stored;
import static minibroker.broker.SomeFailures.whatItIs;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("12-2")
class DeadLetterTest {
    private final TopicConfigManager topics = new TopicConfigManager(List.of(), () -> {});
    private final SubscriptionGroupManager groups = new SubscriptionGroupManager(true);
    private final Set<String> holdLocks = new HashSet<>();
    private final RetrySends sends = new RetrySends(groups, holdLocks::contains, new RetryTopics(topics));

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "two failures are allowed, the last not counted: the third attempt's failure is the end, and any beyond")
    void theLimitCountsWhatFailedBefore() {
        assertThat(Stream.of(0, 1, 2, 3).map(before -> FailedMessages.isGivenUp(before, 2, 0)))
                .as("given up when 0, 1, 2 and 3 attempts had failed before")
                .containsExactly(false, false, true, true);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a limit of 0, of -1, and of 2147483647: given up at once, at once, and not after 2147483646 failures")
    void limitsAtTheEdge() {
        assertThat(List.of(
                        FailedMessages.isGivenUp(0, 0, 0),
                        FailedMessages.isGivenUp(0, -1, 0),
                        FailedMessages.isGivenUp(Integer.MAX_VALUE - 1, Integer.MAX_VALUE, 0)))
                .as("given up")
                .containsExactly(true, true, false);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the consumer says -1, or any negative level: no further attempt; 0 and above: attempts as usual")
    void theConsumerMayGiveUp() {
        assertThat(Stream.of(-1, -7, Integer.MIN_VALUE, 0, 1, 18).map(level -> FailedMessages.isGivenUp(0, 16, level)))
                .as("given up with level -1, -7, -2147483648, 0, 1 and 18")
                .containsExactly(true, true, true, false, false, false);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a letter of a message that waited for level 4: it can be read at once, and counts three failures")
    void aLetterDoesNotWait() {
        Message letter = FailedMessages.deadLetter(failed(2, "DELAY", "4"), DEAD);
        assertThat(level(letter)).as("level that it waits for").isZero();
        assertThat(letter.reconsumeTimes()).as("failures").isEqualTo(3);
        assertThat(letter.queue()).as("its queue").isEqualTo(DEAD);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a letter is what the message was, and says where it came from")
    void aLetterRemembers() {
        StoredMessage second = stored(FailedMessages.again(failed(0), SomeFailures.RETRY, 0));
        Message letter = FailedMessages.deadLetter(second, DEAD);
        assertThat(whatItIs(letter)).as("what it is").isEqualTo(whatItIs(second.message()));
        assertThat(properties(letter).get("RETRY_TOPIC")).as("RETRY_TOPIC").isEqualTo("Orders");
        assertThat(properties(letter).get("ORIGIN_MESSAGE_ID"))
                .as("ORIGIN_MESSAGE_ID")
                .isEqualTo(SomeFailures.ID);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "a group's letters are in one queue, whatever it wants for its retries: %DLQ%billing, queue 0, made when it is needed")
    void theLettersHaveOneQueue() {
        MessageQueue queue = new RetryTopics(topics).deadLetterQueue(group(4, 16));
        assertThat(queue).as("the queue").isEqualTo(DEAD);
        assertThat(topics.find("%DLQ%billing")
                        .map(topic -> topic.readQueues() + " to read, " + topic.writeQueues() + " to write"))
                .as("the topic that was made")
                .contains("1 to read, 1 to write");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "the consumer sends to %RETRY%billing itself and says how often it failed, this time included: 2 of 2 is allowed, 3 is not")
    void aSendCountsItsOwnFailure() {
        assertThat(Stream.of(1, 2, 3, 4).map(failures -> isLetter("billing", failures, 2)))
                .as("dead letter with 1, 2, 3 and 4 failures")
                .containsExactly(false, false, true, true);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "a consumer that sends to its retry topic allows 0, -1 or 2147483647 failures: the first is too many, too many, and not")
    void limitsAtTheEdgeOfASend() {
        assertThat(Stream.of(0, -1, Integer.MAX_VALUE).map(limit -> isLetter("billing", 1, limit)))
                .as("dead letter after one failure with limit 0, -1 and 2147483647")
                .containsExactly(true, true, false);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the group holds a queue lock: it keeps the order, has tried in place, and what it sends is a letter")
    void aGroupThatKeepsTheOrderHasTriedAlready() {
        holdLocks.add("billing");
        boolean locked = isLetter("billing", 1, 16);
        boolean other = isLetter("warehouse", 1, 16);
        holdLocks.clear();
        boolean unlocked = isLetter("billing", 1, 16);
        assertThat(List.of(locked, other, unlocked))
                .as("dead letter: with the lock, of another group, without the lock")
                .containsExactly(true, false, false);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "the group holds a queue lock, and sends with 0 failures or 1, of 16 or of 2147483647 that are allowed: a letter each time")
    void aLockCountsWhateverTheNumbersSay() {
        holdLocks.add("billing");
        assertThat(List.of(
                        isLetter("billing", 0, 16),
                        isLetter("billing", 1, 16),
                        isLetter("billing", 0, Integer.MAX_VALUE),
                        isLetter("billing", 1, Integer.MAX_VALUE)))
                .as("dead letter with 0 and 1 of 16, and with 0 and 1 of 2147483647")
                .containsExactly(true, true, true, true);
    }

    private boolean isLetter(String group, int failures, int limit) {
        Map<String, String> fields =
                new HashMap<>(SomeSends.send("%RETRY%" + group, 0).extFields());
        fields.put("j", Integer.toString(failures));
        fields.put("l", Integer.toString(limit));
        RemotingCommand send =
                RemotingCommand.request(RequestCode.SEND_MESSAGE_V2, 1).with(fields);
        return sends.deadLetterQueue(SendMessageRequest.of(send)).isPresent();
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "two messages that a consumer sends with level 4, in case there is another attempt: two letters that don't wait, else unchanged")
    void whatIsSentBecomesLetters() {
        Message first = failed(3, "DELAY", "4", "RETRY_TOPIC", "Orders").message();
        Message second = failed(4, "DELAY", "5", "RETRY_TOPIC", "Orders").message();
        List<Message> letters = RetrySends.deadLetters(List.of(first, second), DEAD);
        assertThat(letters.stream().map(SomeFailures::level))
                .as("levels that they wait for")
                .containsExactly(0, 0);
        assertThat(letters.stream().map(letter -> letter.queue() + ", failures " + letter.reconsumeTimes()))
                .as("queue and failures")
                .containsExactly(DEAD + ", failures 3", DEAD + ", failures 4");
        assertThat(whatItIs(letters.get(0))).as("what the first is").isEqualTo(whatItIs(first));
        assertThat(properties(letters.get(1)).get("RETRY_TOPIC"))
                .as("RETRY_TOPIC of the second")
                .isEqualTo("Orders");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "client and broker have put properties of their own into the message, such as UNIQ_KEY: all are in the letter, whichever way it came")
    void whatOthersPutInStays() {
        String[] noted = {"UNIQ_KEY", "0A00000700002A9F4711", "RECONSUME_TIME", "7", "MAX_RECONSUME_TIMES", "16"};
        StoredMessage failed = failed(3, noted);
        Map<String, Message> letters = new TreeMap<>();
        letters.put("sent back", FailedMessages.deadLetter(failed, DEAD));
        letters.put(
                "sent by the consumer",
                RetrySends.deadLetters(List.of(failed.message()), DEAD).get(0));
        letters.forEach((way, letter) -> {
            Map<String, String> left = new TreeMap<>(properties(letter));
            left.keySet().removeAll(List.of("RETRY_TOPIC", "ORIGIN_MESSAGE_ID", "DELAY", "WAIT"));
            assertThat(left)
                    .as("properties of the letter that was %s, apart from where it began and how it waits", way)
                    .isEqualTo(new TreeMap<>(properties(failed.message())));
        });
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the topic of dead letters is there already, with four queues: still queue 0")
    void anOldTopicChangesNothing() {
        topics.put(TopicConfig.readWrite("%DLQ%billing", 4));
        assertThat(new RetryTopics(topics).deadLetterQueue(group(1, 16)))
                .as("the queue")
                .isEqualTo(DEAD);
    }
}
