package programs.pulling;

import checks.SmallStack;
import checks.Thrown;
import org.apache.rocketmq.client.consumer.PullResult;
import org.apache.rocketmq.client.consumer.PullStatus;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("06-4")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PullLoopTest {
    private static final MessageQueue FIRST = new MessageQueue("Sales", "broker-a", 0);
    private static final MessageQueue SECOND = new MessageQueue("Sales", "broker-a", 1);

    private final List<String> asked = new ArrayList<>();
    private final List<String> handled = new ArrayList<>();

    /** How many messages were handled when the broker was asked, for each time. */
    private final List<Integer> handledWhenAsked = new ArrayList<>();

    private final Deque<PullResult> answers = new ArrayDeque<>();

    /** A broker that answers what the check says, and notes what it was asked. */
    private PullResult broker(MessageQueue queue, long offset) {
        asked.add("queue %s from %s".formatted(queue.getQueueId(), offset));
        handledWhenAsked.add(handled.size());
        if (answers.isEmpty()) {
            throw new AssertionError("Expected an end, but was asked again: " + asked);
        }
        return answers.remove();
    }

    private void answer(PullStatus status, long next, String... bodies) {
        List<MessageExt> messages = status == PullStatus.FOUND
                ? Stream.of(bodies).map(PullLoopTest::message).toList()
                : null;
        answers.add(new PullResult(status, next, 0, 100, messages));
    }

    private static MessageExt message(String body) {
        MessageExt message = new MessageExt();
        message.setBody(body.getBytes(UTF_8));
        return message;
    }

    private void handle(MessageExt message) {
        handled.add(new String(message.getBody(), UTF_8));
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("two answers with messages, then none: all handled in order, and the next time goes on behind them")
    void readsToTheEnd() throws Exception {
        answer(PullStatus.FOUND, 2, "a", "b");
        answer(PullStatus.FOUND, 3, "c");
        answer(PullStatus.NO_NEW_MSG, 3);
        long next = PullLoop.readToTheEnd(this::broker, FIRST, 0, this::handle);
        assertThat(handled).as("handled").containsExactly("a", "b", "c");
        assertThat(asked).as("asked").containsExactly("queue 0 from 0", "queue 0 from 2", "queue 0 from 3");
        assertThat(next).as("go on at").isEqualTo(3);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("two messages, and the broker passed over three others: on where it says, not two further")
    void goesOnWhereTheBrokerSays() throws Exception {
        answer(PullStatus.FOUND, 5, "a", "b");
        answer(PullStatus.NO_NEW_MSG, 5);
        PullLoop.readToTheEnd(this::broker, FIRST, 0, this::handle);
        assertThat(asked).as("asked").containsExactly("queue 0 from 0", "queue 0 from 5");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("800 messages with other tags: that is not the end, wanted ones may follow")
    void noMatchIsNotTheEnd() throws Exception {
        answer(PullStatus.NO_MATCHED_MSG, 800);
        answer(PullStatus.FOUND, 801, "a");
        answer(PullStatus.NO_NEW_MSG, 801);
        long next = PullLoop.readToTheEnd(this::broker, FIRST, 0, this::handle);
        assertThat(asked).as("asked").containsExactly("queue 0 from 0", "queue 0 from 800", "queue 0 from 801");
        assertThat(handled).as("handled").containsExactly("a");
        assertThat(next).as("go on at").isEqualTo(801);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the messages up to 41 are gone: read what is left, from where the broker says")
    void anOffsetThatIsGoneIsNotTheEnd() throws Exception {
        answer(PullStatus.OFFSET_ILLEGAL, 42);
        answer(PullStatus.FOUND, 43, "a");
        answer(PullStatus.NO_NEW_MSG, 43);
        PullLoop.readToTheEnd(this::broker, FIRST, 7, this::handle);
        assertThat(asked).as("asked").containsExactly("queue 0 from 7", "queue 0 from 42", "queue 0 from 43");
        assertThat(handled).as("handled").containsExactly("a");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the queue was begun anew and ends at 3, the position is 40: back to where the broker says")
    void aPositionMayGoBack() throws Exception {
        answer(PullStatus.OFFSET_ILLEGAL, 3);
        answer(PullStatus.NO_NEW_MSG, 3);
        long next = PullLoop.readToTheEnd(this::broker, FIRST, 40, this::handle);
        assertThat(asked).as("asked").containsExactly("queue 0 from 40", "queue 0 from 3");
        assertThat(next).as("go on at").isEqualTo(3);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("no match at 7, and the broker says: go on at 7. Only NO_NEW_MSG is the end, so it asks again")
    void theSamePlaceAgainIsNotTheEnd() throws Exception {
        answer(PullStatus.NO_MATCHED_MSG, 7);
        answer(PullStatus.FOUND, 8, "a");
        answer(PullStatus.NO_NEW_MSG, 8);
        PullLoop.readToTheEnd(this::broker, FIRST, 7, this::handle);
        assertThat(asked).as("asked").containsExactly("queue 0 from 7", "queue 0 from 7", "queue 0 from 8");
        assertThat(handled).as("handled").containsExactly("a");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a, b and c come in two answers: a and b are handled before the broker is asked for more")
    void handlesBeforeItAsksAgain() throws Exception {
        answer(PullStatus.FOUND, 2, "a", "b");
        answer(PullStatus.FOUND, 3, "c");
        answer(PullStatus.NO_NEW_MSG, 3);
        PullLoop.readToTheEnd(this::broker, FIRST, 0, this::handle);
        assertThat(handledWhenAsked)
                .as("how many messages were handled, each time the broker was asked")
                .containsExactly(0, 2, 3);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("offsets beyond 5,000,000,000: it asks for them as they are")
    void offsetsMayBeLarge() throws Exception {
        answer(PullStatus.FOUND, 5_000_000_001L, "a");
        answer(PullStatus.NO_NEW_MSG, 5_000_000_001L);
        long next = PullLoop.readToTheEnd(this::broker, FIRST, 5_000_000_000L, this::handle);
        assertThat(asked).as("asked").containsExactly("queue 0 from 5000000000", "queue 0 from 5000000001");
        assertThat(next).as("go on at").isEqualTo(5_000_000_001L);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("nothing new at 7, and the broker says: go on at 9. The next time begins there")
    void alsoTheEndSaysWhereToGoOn() throws Exception {
        answer(PullStatus.NO_NEW_MSG, 9);
        assertThat(PullLoop.readToTheEnd(this::broker, FIRST, 7, this::handle))
                .as("go on at")
                .isEqualTo(9);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("20,000 answers without messages, one after the other: the loop gets to the end, whatever its stack")
    void aLongWayWithoutMessages() throws Exception {
        for (long next = 800; next <= 20_000 * 800; next += 800) {
            answer(PullStatus.NO_MATCHED_MSG, next);
        }
        answer(PullStatus.NO_NEW_MSG, 20_000 * 800);
        assertThat(SmallStack.thrownBy(() -> PullLoop.readToTheEnd(this::broker, FIRST, 0, this::handle)))
                .as("what readToTheEnd threw")
                .isEqualTo("nothing");
        assertThat(answers.size())
                .as("answers that it did not ask for any more")
                .isZero();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a pull fails at the second answer: the failure comes out, and the queue's position stays")
    void whatAPullThrowsComesOut() {
        answer(PullStatus.FOUND, 1, "a");
        SortedMap<MessageQueue, Long> positions = new TreeMap<>(Map.of(FIRST, 0L));
        PullLoop.Pulls failing = (queue, offset) -> {
            if (answers.isEmpty()) {
                throw new MQBrokerException(1, "the broker is being stopped");
            }
            return broker(queue, offset);
        };
        String thrown = Thrown.by(() -> {
            PullLoop.readAll(failing, positions, this::handle);
            return null;
        });
        assertThat(thrown).as("what comes out").isEqualTo("MQBrokerException");
        assertThat(positions.get(FIRST)).as("position of the queue").isZero();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the program is stopped during a pull: the interruption comes out, and the queue's position stays")
    void anInterruptionIsNotTheEnd() {
        answer(PullStatus.FOUND, 1, "a");
        SortedMap<MessageQueue, Long> positions = new TreeMap<>(Map.of(FIRST, 0L));
        PullLoop.Pulls stopped = (queue, offset) -> {
            if (answers.isEmpty()) {
                throw new InterruptedException();
            }
            return broker(queue, offset);
        };
        String thrown = Thrown.by(() -> {
            PullLoop.readAll(stopped, positions, this::handle);
            return null;
        });
        assertThat(thrown).as("what comes out").isEqualTo("InterruptedException");
        assertThat(positions.get(FIRST)).as("position of the queue").isZero();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("two queues at 3 and 7: each is read from its own position, and gets its own new one")
    void eachQueueHasItsPosition() throws Exception {
        answer(PullStatus.FOUND, 4, "a");
        answer(PullStatus.NO_NEW_MSG, 4);
        answer(PullStatus.NO_NEW_MSG, 7);
        SortedMap<MessageQueue, Long> positions = new TreeMap<>(Map.of(FIRST, 3L, SECOND, 7L));
        PullLoop.readAll(this::broker, positions, this::handle);
        assertThat(asked).as("asked").containsExactly("queue 0 from 3", "queue 0 from 4", "queue 1 from 7");
        assertThat(positions.values()).as("positions of the queues afterwards").containsExactly(4L, 7L);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the handler fails on b: the failure comes out as it is, and the queue's position stays before a")
    void aFailureLeavesThePosition() {
        answer(PullStatus.FOUND, 2, "a", "b");
        answer(PullStatus.NO_NEW_MSG, 2);
        SortedMap<MessageQueue, Long> positions = new TreeMap<>(Map.of(FIRST, 0L));
        String thrown = Thrown.by(() -> {
            PullLoop.readAll(this::broker, positions, message -> {
                handle(message);
                if (handled.size() == 2) {
                    throw new UnsupportedOperationException("the books are closed");
                }
            });
            return null;
        });
        assertThat(thrown).as("what comes out").isEqualTo("UnsupportedOperationException");
        assertThat(positions.get(FIRST)).as("position of the queue").isZero();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "queue 0 is read to its end, then the handler fails in queue 1: what queue 0 brought is not read again")
    void aFailureLeavesTheOtherPositions() {
        answer(PullStatus.FOUND, 1, "a");
        answer(PullStatus.NO_NEW_MSG, 1);
        answer(PullStatus.FOUND, 8, "b");
        SortedMap<MessageQueue, Long> positions = new TreeMap<>(Map.of(FIRST, 0L, SECOND, 7L));
        Thrown.by(() -> {
            PullLoop.readAll(this::broker, positions, message -> {
                handle(message);
                if (handled.contains("b")) {
                    throw new IllegalStateException("the books are closed");
                }
            });
            return null;
        });
        assertThat(handled).as("handled").containsExactly("a", "b");
        assertThat(positions.values()).as("positions of the queues afterwards").containsExactly(1L, 7L);
    }
}
