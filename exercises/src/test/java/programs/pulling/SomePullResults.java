package programs.pulling;

import org.apache.rocketmq.client.consumer.PullResult;
import org.apache.rocketmq.client.consumer.PullStatus;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A broker whose answers the check decides on, and a handler that notes what it gets. */
abstract class SomePullResults {
    static final MessageQueue FIRST = new MessageQueue("Sales", "broker-a", 0);
    static final MessageQueue SECOND = new MessageQueue("Sales", "broker-a", 1);

    final List<String> asked = new ArrayList<>();
    final List<String> handled = new ArrayList<>();

    /** How many messages were handled when the broker was asked, for each time. */
    final List<Integer> handledWhenAsked = new ArrayList<>();

    final Deque<PullResult> answers = new ArrayDeque<>();

    /** A broker that answers what the check says, and notes what it was asked. */
    PullResult broker(MessageQueue queue, long offset) {
        asked.add("queue %s from %s".formatted(queue.getQueueId(), offset));
        handledWhenAsked.add(handled.size());
        if (answers.isEmpty()) {
            throw new AssertionError("Expected an end, but was asked again: " + asked);
        }
        return answers.remove();
    }

    void answer(PullStatus status, long next, String... bodies) {
        List<MessageExt> messages = status == PullStatus.FOUND ? new ArrayList<>() : null;
        for (String body : bodies) {
            messages.add(message(next - bodies.length + messages.size(), body));
        }
        answers.add(new PullResult(status, next, 0, 100, messages));
    }

    /** One whose sender's clock is the more behind, the later it was stored. */
    private static MessageExt message(long offset, String body) {
        MessageExt message = new MessageExt();
        message.setQueueOffset(offset);
        message.setBornTimestamp(10_000_000_000L - offset);
        message.setBody(body.getBytes(UTF_8));
        return message;
    }

    synchronized void handle(MessageExt message) {
        handled.add(new String(message.getBody(), UTF_8));
    }
}
