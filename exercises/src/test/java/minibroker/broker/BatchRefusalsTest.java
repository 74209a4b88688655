package minibroker.broker;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static java.util.concurrent.TimeUnit.SECONDS;
import static minibroker.broker.BatchBroker.LONG_TOPIC;
import static minibroker.broker.BatchBroker.batch;
import static minibroker.broker.BatchBroker.message;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("15-3")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchRefusalsTest {
    private final BatchBroker broker = new BatchBroker();

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "the first, the second, the third of three has an empty body: code 13 each time, and nothing is stored")
    void oneEmptyBody() {
        for (int bad = 0; bad < 3; bad++) {
            byte[][] messages = {message("a"), message("b"), message("c")};
            messages[bad] = message(0, new byte[0], "KEYS\u00011\u0002");
            assertThat(broker.codeAndStored(batch(messages)))
                    .as("the answer if message %s is empty", bad)
                    .isEqualTo("code 13, 0 stored");
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "the last of three is cut off by a byte, three bytes are left over, the second lies about its size: code 13, nothing stored")
    void aBrokenEnd() {
        byte[] good = batch(message("a"), message("b"), message("c"));
        assertThat(broker.codeAndStored(Arrays.copyOf(good, good.length - 1)))
                .as("the answer if a byte is missing")
                .isEqualTo("code 13, 0 stored");
        assertThat(broker.codeAndStored(Arrays.copyOf(good, good.length + 3)))
                .as("the answer if three are too many")
                .isEqualTo("code 13, 0 stored");
        byte[] lies = good.clone();
        ByteBuffer.wrap(lies).putInt(message("a").length, 7);
        assertThat(broker.codeAndStored(lies))
                .as("the answer if a size is wrong")
                .isEqualTo("code 13, 0 stored");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "DELAY is 1, 3, 18, or higher than any level, in the first, the middle or the last message, or in a batch of one: code 13, nothing stored")
    void noneOfThemCanWait() {
        for (String level : List.of("1", "3", "18", "19", "100", "99999999999")) {
            for (int late = 0; late < 3; late++) {
                byte[][] messages = {message("a"), message("b"), message("c")};
                messages[late] = message("late", "DELAY", level);
                assertThat(broker.codeAndStored(batch(messages)))
                        .as("the answer if message %s says DELAY=%s", late, level)
                        .isEqualTo("code 13, 0 stored");
            }
            assertThat(broker.codeAndStored(batch(message("late", "DELAY", level))))
                    .as("the answer to a batch of one with DELAY=%s", level)
                    .isEqualTo("code 13, 0 stored");
        }
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "one of two messages, or the request, says DELAY=3, and the other messages say DELAY=0: code 13, nothing stored")
    void oneThatWaitsAmongThoseThatSayThatTheyDoNot() {
        byte[] waits = message("a", "DELAY", "3");
        byte[] waitsNot = message("b", "DELAY", "0");
        assertThat(broker.codeAndStored(batch(waits, waitsNot)))
                .as("the answer if the first says DELAY=3, and the second DELAY=0")
                .isEqualTo("code 13, 0 stored");
        assertThat(broker.codeAndStored(batch(waitsNot, waits)))
                .as("the answer if the first says DELAY=0, and the second DELAY=3")
                .isEqualTo("code 13, 0 stored");
        assertThat(broker.codeAndStored(batch(waitsNot), "i", "DELAY\u00013\u0002"))
                .as("the answer if the request says DELAY=3, and its message DELAY=0")
                .isEqualTo("code 13, 0 stored");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "TIMER_DELAY_SEC, TIMER_DELAY_MS or TIMER_DELIVER_MS in one of three messages, with a number, 0, a word or nothing: code 13, nothing stored")
    void noTimers() {
        for (String name : List.of("TIMER_DELAY_SEC", "TIMER_DELAY_MS", "TIMER_DELIVER_MS")) {
            for (int late = 0; late < 3; late++) {
                byte[][] messages = {message("a"), message("b"), message("c")};
                messages[late] = message("late", name, "5000");
                assertThat(broker.codeAndStored(batch(messages)))
                        .as("the answer if message %s says %s", late, name)
                        .isEqualTo("code 13, 0 stored");
            }
            for (String value : List.of("0", "-1", "soon", "")) {
                assertThat(broker.codeAndStored(batch(message("a"), message("late", name, value))))
                        .as("the answer if a message says %s=%s", name, value)
                        .isEqualTo("code 13, 0 stored");
            }
        }
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the request's own properties, field i, ask for a delay, and no message does: code 13, nothing stored")
    void theBatchCannotWaitEither() {
        for (String name : List.of("DELAY", "TIMER_DELAY_SEC", "TIMER_DELAY_MS", "TIMER_DELIVER_MS")) {
            assertThat(broker.codeAndStored(batch(message("a"), message("b")), "i", name + "\u00013\u0002"))
                    .as("the answer if the request says %s", name)
                    .isEqualTo("code 13, 0 stored");
        }
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("DELAY is 0 or -1, which is no delay; a property DELAYED, a body and a key DELAY: all of it is stored")
    void whatIsNoDelay() {
        assertThat(broker.codeAndStored(batch(
                        message("a", "DELAY", "0"),
                        message("b", "DELAY", "-1"),
                        message("c", "DELAYED", "3"),
                        message("DELAY"),
                        message("e", "KEYS", "DELAY"),
                        message("f", "MY_TIMER_DELAY_MS", "5"))))
                .as("the answer")
                .isEqualTo("code 0, 6 stored");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("to %RETRY%billing: code 13, nothing stored; to %DLQ%billing it is an ordinary topic")
    void noRetryTopic() {
        byte[] good = batch(message("a"), message("b"));
        assertThat(broker.codeAndStored(good, "b", "%RETRY%billing", "e", "0"))
                .as("the answer for the retry topic")
                .isEqualTo("code 13, 0 stored");
        assertThat(broker.codeAndStored(good, "b", "%DLQ%billing", "e", "0"))
                .as("the answer for the dead letters")
                .isEqualTo("code 0, 2 stored");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a topic of 127 letters takes batches; one of 128, which a group's topic may have, does not: code 13")
    void aLongTopic() {
        byte[] good = batch(message("a"));
        assertThat(broker.send(good, "b", "x".repeat(127), "e", "0"))
                .as("code for 127 letters")
                .isZero();
        assertThat(broker.codeAndStored(good, "b", LONG_TOPIC, "e", "0"))
                .as("the answer for 128 letters")
                .isEqualTo("code 13, 0 stored");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "sysFlag says transaction (4, 8, or 12 of its bits): code 13, nothing stored; other bits are stored as they are")
    void noTransactions() {
        byte[] good = batch(message("a"), message("b"));
        for (String flag : List.of("4", "8", "12", "13")) {
            assertThat(broker.codeAndStored(good, "f", flag))
                    .as("the answer with sysFlag %s", flag)
                    .isEqualTo("code 13, 0 stored");
        }
        assertThat(broker.codeAndStored(good, "f", "2"))
                .as("the answer with sysFlag 2")
                .isEqualTo("code 0, 2 stored");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("no byte at all, and one byte more than 4 MiB: code 13; exactly 4 MiB is stored")
    void theSizeOfTheWhole() {
        assertThat(broker.codeAndStored(new byte[0]))
                .as("the answer to no bytes")
                .isEqualTo("code 13, 0 stored");
        int most = 4 * 1024 * 1024;
        byte[] half = message(0, new byte[most / 2 - 22], "");
        assertThat(broker.codeAndStored(batch(half, message(0, new byte[most / 2 - 21], ""))))
                .as("the answer to a byte too many")
                .isEqualTo("code 13, 0 stored");
        assertThat(broker.codeAndStored(batch(half, half)))
                .as("the answer to 4 MiB")
                .isEqualTo("code 0, 2 stored");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "a transaction's or a recall's properties in the second message are refused as in a single one, and the first isn't stored")
    void whatIsNoMessageAlone() {
        List<String> answers = new ArrayList<>();
        for (String name : List.of("TRAN_MSG", "TIMER_DEL_UNIQKEY", "REPLY_TO_CLIENT")) {
            answers.add(broker.codeAndStored(batch(message("a"), message("b", name, "true"), message("c"))));
        }
        assertThat(answers)
                .as("the answers")
                .containsExactly("code 3, 0 stored", "code 13, 0 stored", "code 3, 0 stored");
    }
}
