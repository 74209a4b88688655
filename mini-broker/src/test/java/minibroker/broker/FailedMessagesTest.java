package minibroker.broker;

import minibroker.message.Message;
import minibroker.message.MessageProperties;
import minibroker.message.MessageQueue;
import minibroker.message.StoredMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The message that is put in place of one that a consumer failed on. */
class FailedMessagesTest {
    private static final MessageQueue RETRY = new MessageQueue("%RETRY%G", 0);
    private static final MessageQueue DEAD = new MessageQueue("%DLQ%G", 0);

    @ParameterizedTest
    @CsvSource({"0, 0, 3", "1, 0, 4", "15, 0, 18", "0, 1, 1", "9, 2, 2"})
    void theDelayGrowsWithTheFailuresUnlessTheConsumerChooses(int failures, int chosen, String level) {
        Message again = FailedMessages.again(failed(failures, Map.of()), RETRY, chosen);

        assertThat(again.property("DELAY")).contains(level);
        assertThat(again.reconsumeTimes()).isEqualTo(failures + 1);
        assertThat(again.queue()).isEqualTo(RETRY);
    }

    @Test
    void aNumberOfFailuresBeyondAllReasonIsTheLastLevel() {
        Message again = FailedMessages.again(failed(Integer.MAX_VALUE - 1, Map.of()), RETRY, 0);

        assertThat(Integer.parseInt(again.property("DELAY").orElseThrow())).isGreaterThanOrEqualTo(18);
    }

    @Test
    void remembersTheFirstTopicAndTheFirstMessage() {
        Message first = FailedMessages.again(failed(0, Map.of("KEYS", "k1", "TAGS", "red")), RETRY, 0);

        assertThat(properties(first))
                .containsEntry("RETRY_TOPIC", "Orders")
                .containsEntry("ORIGIN_MESSAGE_ID", "7F00000100002A9F0000000000010FDD")
                .containsEntry("KEYS", "k1")
                .containsEntry("TAGS", "red")
                .containsEntry("WAIT", "false");

        Message second = FailedMessages.again(new StoredMessage(first, 5, 99_999, 1, host()), RETRY, 0);

        assertThat(properties(second))
                .containsEntry("RETRY_TOPIC", "Orders")
                .containsEntry("ORIGIN_MESSAGE_ID", "7F00000100002A9F0000000000010FDD")
                .containsEntry("DELAY", "4");
    }

    @Test
    void whatItIsAndWhenItWasBornStay() {
        StoredMessage failed = failed(0, Map.of());

        Message again = FailedMessages.again(failed, RETRY, 0);

        assertThat(again.body()).isEqualTo(failed.message().body());
        assertThat(again.flag()).isEqualTo(7);
        assertThat(again.sysFlag()).isEqualTo(1);
        assertThat(again.bornTimestamp()).isEqualTo(1_000);
        assertThat(again.bornHost()).isEqualTo(failed.message().bornHost());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2, 0, false",
        "1, 2, 0, false",
        "2, 2, 0, true",
        "3, 2, 0, true",
        "0, 0, 0, true",
        "0, -1, 0, true",
        "0, 16, -1, true",
        "0, 16, -2147483648, true",
        "2147483646, 2147483647, 0, false"
    })
    void givesUpWhenTheLimitIsReachedOrTheConsumerWantsNoMore(int failures, int limit, int level, boolean givenUp) {
        assertThat(FailedMessages.isGivenUp(failures, limit, level)).isEqualTo(givenUp);
    }

    @Test
    void aDeadLetterIsNotDelayed() {
        Message letter = FailedMessages.deadLetter(failed(2, Map.of("DELAY", "4", "REAL_TOPIC", "%RETRY%G")), DEAD);

        assertThat(letter.queue()).isEqualTo(DEAD);
        assertThat(letter.reconsumeTimes()).isEqualTo(3);
        assertThat(properties(letter)).containsEntry("DELAY", "0").containsEntry("REAL_TOPIC", "%RETRY%G");
    }

    private static StoredMessage failed(int failures, Map<String, String> properties) {
        Message message = new Message(
                new MessageQueue("Orders", 2),
                7,
                1,
                1_000,
                new InetSocketAddress("127.0.0.1", 40_000),
                failures,
                0,
                new byte[] {1, 2, 3},
                MessageProperties.encode(new LinkedHashMap<>(properties)));
        return new StoredMessage(message, 0, 69_597, 2_000, host());
    }

    private static InetSocketAddress host() {
        return new InetSocketAddress("127.0.0.1", 10_911);
    }

    private static Map<String, String> properties(Message message) {
        return MessageProperties.decode(message.properties());
    }
}
