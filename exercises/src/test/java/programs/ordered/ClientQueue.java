package programs.ordered;

import minibroker.exercise.NotDoneYet;
import org.apache.rocketmq.client.consumer.listener.ConsumeOrderlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeOrderlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerOrderly;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One queue, and what Apache's client makes of the answers of a listener that keeps the order. A restart begins at what
 * was committed. Not for several threads.
 */
final class ClientQueue {
    private final MessageQueue queue;
    private final List<String> texts;
    private int batch;
    private List<MessageExt> messages;
    private final List<Long> pauses = new ArrayList<>();
    private int committed;
    private int next;

    /** @param texts such as {@code 4711:paid}, in the order of the queue */
    ClientQueue(int batch, String... texts) {
        this(new MessageQueue("Orders", "broker-a", 3), batch, texts);
    }

    ClientQueue(MessageQueue queue, int batch, String... texts) {
        this.queue = queue;
        this.batch = batch;
        this.texts = List.of(texts);
        restart();
    }

    /** The consumer is another one: it knows what was committed, and nothing of failures. */
    void restart() {
        next = committed;
        messages = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            messages.add(message(texts.get(i), i));
        }
    }

    /** From now on, so many messages are given at once: more of them have come meanwhile. */
    void giveAtOnce(int messages) {
        batch = messages;
    }

    private MessageExt message(String text, int offset) {
        String[] parts = text.split(":");
        MessageExt message = new MessageExt();
        message.setTopic(queue.getTopic());
        message.setBrokerName(queue.getBrokerName());
        message.setQueueId(queue.getQueueId());
        message.setQueueOffset(40 + offset);
        message.setMsgId("U-" + text);
        // a key that is equal, and never the same object
        message.setKeys(new String(parts[0].toCharArray()));
        message.setTags(parts[1]);
        message.setBody(text.getBytes(UTF_8));
        return message;
    }

    /** Calls the listener until everything is committed, or that often. */
    void call(MessageListenerOrderly listener, int mostCalls) {
        for (int call = 0; call < mostCalls && next < messages.size(); call++) {
            List<MessageExt> taken = messages.subList(next, Math.min(messages.size(), next + batch));
            ConsumeOrderlyContext context = new ConsumeOrderlyContext(queue);
            ConsumeOrderlyStatus status;
            try {
                status = listener.consumeMessage(Collections.unmodifiableList(taken), context);
            } catch (NotDoneYet open) {
                throw open;
            } catch (RuntimeException thrown) {
                status = null;
            }
            conclude(taken, status, context);
        }
    }

    @SuppressWarnings("deprecation") // the client still knows what one should not answer any more
    private void conclude(List<MessageExt> taken, ConsumeOrderlyStatus status, ConsumeOrderlyContext context) {
        if (status == null || status == ConsumeOrderlyStatus.SUSPEND_CURRENT_QUEUE_A_MOMENT) {
            taken.forEach(message -> message.setReconsumeTimes(message.getReconsumeTimes() + 1));
            pauses.add(context.getSuspendCurrentQueueTimeMillis());
        } else if (context.isAutoCommit() || status == ConsumeOrderlyStatus.COMMIT) {
            next += taken.size();
            committed = next;
        } else if (status == ConsumeOrderlyStatus.ROLLBACK) {
            next = committed;
            pauses.add(context.getSuspendCurrentQueueTimeMillis());
        } else {
            next += taken.size();
        }
    }

    /** How many messages will not come again. */
    int committed() {
        return committed;
    }

    /** How long the queue waited, each time. */
    List<Long> pauses() {
        return List.copyOf(pauses);
    }
}
