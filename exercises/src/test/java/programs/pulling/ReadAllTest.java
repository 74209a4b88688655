package programs.pulling;

import checks.Thrown;
import org.apache.rocketmq.client.consumer.PullStatus;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("06-4")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReadAllTest extends SomePullResults {
    private static final List<String> FAILURES =
            List.of("InterruptedException", "RemotingException", "MQClientException", "MQBrokerException");

    @Test
    @Tag("invariant-2")
    @DisplayName("the second pull fails once, in each way there is: that comes out at once, and the position stays")
    void whatAPullThrowsComesOut() {
        for (String failure : FAILURES) {
            asked.clear();
            answers.clear();
            answer(PullStatus.FOUND, 1, "a");
            answer(PullStatus.NO_NEW_MSG, 1);
            SortedMap<MessageQueue, Long> positions = new TreeMap<>(Map.of(FIRST, 0L));
            PullLoop.Pulls failing = (queue, offset) -> {
                if (asked.size() == 1) {
                    asked.add("in vain");
                    fail(failure);
                }
                return broker(queue, offset);
            };
            String thrown = Thrown.by(() -> {
                PullLoop.readAll(failing, positions, this::handle);
                return null;
            });
            assertThat(thrown).as("what comes out").isEqualTo(failure);
            assertThat(positions.get(FIRST)).as("position of the queue").isZero();
        }
    }

    private static void fail(String failure)
            throws MQClientException, RemotingException, MQBrokerException, InterruptedException {
        switch (failure) {
            case "InterruptedException":
                throw new InterruptedException();
            case "RemotingException":
                throw new RemotingException("the connection is gone");
            case "MQClientException":
                throw new MQClientException(1, "the client is being stopped");
            default:
                throw new MQBrokerException(1, "the broker is being stopped");
        }
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
