package minibroker.broker;

import minibroker.remoting.RemotingCommand;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Arrays;

import static java.util.concurrent.TimeUnit.SECONDS;
import static minibroker.broker.BatchBroker.batch;
import static minibroker.broker.BatchBroker.message;
import static org.assertj.core.api.Assertions.assertThat;

@Order(1)
@Tag("15-3")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchSendTest {
    private final BatchBroker broker = new BatchBroker();

    @Test
    @Tag("invariant-5")
    @DisplayName("a batch of three to queue 2, then a batch of two: five messages with offsets 0 to 4, in their order")
    void consecutiveOffsets() {
        assertThat(broker.send(batch(message("a"), message("b"), message("c"))))
                .as("code")
                .isZero();
        assertThat(broker.send(batch(message("d"), message("e")))).as("code").isZero();
        assertThat(broker.bodies()).as("what queue 2 holds").containsExactly("0:a", "1:b", "2:c", "3:d", "4:e");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the answer to a batch of three names three messages, and the offset of the first")
    void theAnswerNamesAll() {
        broker.send(batch(message("a")));
        RemotingCommand answer = broker.ask(batch(message("b"), message("c"), message("d")));
        assertThat(answer.extFields().getOrDefault("queueOffset", ""))
                .as("queueOffset")
                .isEqualTo("1");
        assertThat(Arrays.stream(answer.extFields().getOrDefault("msgId", "").split(","))
                        .distinct()
                        .count())
                .as("different ids in the answer")
                .isEqualTo(3);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "flag, body and properties are each message's own, just as they came; nothing is added as for a single one")
    void whatIsEachMessagesOwn() {
        broker.send(batch(
                message(7, new byte[] {1, 2}, "KEYS\u00014711\u0002UNIQ_KEY\u0001U1\u0002"),
                message(-1, new byte[] {3}, ""),
                message(0, new byte[] {4}, "city\u0001Zürich")));
        assertThat(broker.stored().stream()
                        .map(each -> "%s %s %s"
                                .formatted(
                                        each.message().flag(),
                                        Arrays.toString(each.message().body()),
                                        each.message()
                                                .properties()
                                                .replace('\u0001', '=')
                                                .replace('\u0002', ';')))
                        .toList())
                .as("flag, body and properties")
                .containsExactly("7 [1, 2] KEYS=4711;UNIQ_KEY=U1;", "-1 [3] ", "0 [4] city=Zürich");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("topic, queue, birth and sysFlag are the batch's: all messages have those of the request")
    void whatTheyHaveInCommon() {
        broker.send(batch(message("a"), message("b")), "f", "1", "g", "1234567890123", "h", "99", "j", "3");
        assertThat(broker.stored().stream()
                        .map(each -> "%s %s %s %s %s %s"
                                .formatted(
                                        each.message().queue().topic(),
                                        each.message().queue().queueId(),
                                        each.message().sysFlag(),
                                        each.message().bornTimestamp(),
                                        each.message().flag(),
                                        each.message().reconsumeTimes()))
                        .toList())
                .as("topic, queue, sysFlag, birth, the message's own flag, failures")
                .containsExactly("Events 2 1 1234567890123 0 3", "Events 2 1 1234567890123 0 3");
        assertThat(broker.stored().get(1).message().bornHost())
                .as("where the second one was born")
                .isEqualTo(broker.producer.connection().remoteAddress());
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a refused batch leaves no gap: the next one begins at the offset where the refused one would have")
    void noGapAfterARefusal() {
        broker.send(batch(message("a"), message("b")));
        broker.send(batch(message("x"), message("y", "DELAY", "3"), message("z")));
        broker.send(batch(message("c"), message("d")));
        assertThat(broker.bodies()).as("what queue 2 holds").containsExactly("0:a", "1:b", "2:c", "3:d");
    }
}
