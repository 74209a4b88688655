package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import process.Await;
import rawclient.Answers;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sends messages that wait, all of them to queue 2 of one topic, and looks when they arrive there. */
final class Delays {

    static final int QUEUE = 2;

    private static final int OTHER_QUEUE = 1;

    private static final Duration BOUND = Duration.ofSeconds(30);

    private final Stage stage;
    private final String topic;
    private final DefaultMQProducer producer;
    private final Map<String, Long> earliest = new HashMap<>();

    Delays(Stage stage, String label) throws Exception {
        this.stage = stage;
        this.topic = stage.emptyTopic(label);
        this.producer = stage.producer(label + "-producer");
    }

    String topic() {
        return topic;
    }

    DefaultMQProducer producer() {
        return producer;
    }

    Message message(String body) {
        return SendResults.message(topic, body);
    }

    /** A message with properties that the client lets nobody set. */
    Message message(String body, String... namesAndValues) {
        Message message = message(body);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            MessageAccessor.putProperty(message, namesAndValues[i], namesAndValues[i + 1]);
        }
        return message;
    }

    /** The time in so many milliseconds. */
    static long in(long millis) {
        return System.currentTimeMillis() + millis;
    }

    /** Sends a message that must not arrive before a time, in milliseconds since 1970. */
    SendResult send(Message message, long notBefore) throws Exception {
        stage.happens(new String(message.getBody(), StandardCharsets.UTF_8), "sent");
        SendResult result = producer.send(message, queue(QUEUE));
        earliest.put(result.getMsgId(), notBefore);
        return result;
    }

    private MessageQueue queue(int id) {
        return new MessageQueue(topic, SendResults.brokerName(stage, topic), id);
    }

    /** Notes what the sender is told. */
    SendResult sendAndNote(String what, Message message, long notBefore) throws Exception {
        SendResult result = send(message, notBefore);
        stage.note(
                what + ": answer",
                "%s, queue %s%s"
                        .formatted(
                                result.getSendStatus(),
                                result.getMessageQueue().getQueueId(),
                                result.getRecallHandle() == null ? "" : ", with a recall handle"));
        return result;
    }

    /** Notes how a send fails that goes to another queue, in case it does not. */
    void refused(String what, Message message) throws Exception {
        try {
            stage.note(what, producer.send(message, queue(OTHER_QUEUE)).getSendStatus());
        } catch (MQBrokerException e) {
            stage.note(what, Answers.code(e.getResponseCode()));
        }
    }

    /** Waits for the message at an offset of the queue and notes that it was in time. */
    MessageExt arrives(long offset, Duration tolerance) {
        awaitMax(offset + 1);
        MessageExt message = new RawPull(stage, stage.broker(), topic).message(QUEUE, offset);
        stage.happened(RawPull.text(message), "delivered", message.getStoreTimestamp());
        stage.note("delivered " + offset, RawPull.text(message));
        Long notBefore = earliest.get(message.getProperty("UNIQ_KEY"));
        stage.note("delivered " + offset + ": has the sender's id", notBefore != null);
        long late = message.getStoreTimestamp() - (notBefore == null ? Long.MAX_VALUE : notBefore);
        stage.note(
                "delivered " + offset + ": when",
                late < 0 ? "early" : late <= tolerance.toMillis() ? "in time" : "more than " + tolerance + " late");
        return message;
    }

    /**
     * Waits for so many messages and notes for each, by what it says, that it was in time. In which order they came is
     * not noted: a client that is held up between two sends would change it.
     *
     * @return the messages in the order of the queue
     */
    List<MessageExt> allArrive(int count, Duration tolerance) {
        awaitMax(count);
        RawPull pull = new RawPull(stage, stage.broker(), topic);
        List<MessageExt> messages = new ArrayList<>();
        Map<String, String> seen = new TreeMap<>();
        for (int offset = 0; offset < count; offset++) {
            MessageExt message = pull.message(QUEUE, offset);
            String text = RawPull.text(message);
            stage.happened(text, "delivered", message.getStoreTimestamp());
            Long notBefore = earliest.get(message.getProperty("UNIQ_KEY"));
            long late = message.getStoreTimestamp() - (notBefore == null ? Long.MAX_VALUE : notBefore);
            seen.put(
                    text,
                    late < 0 ? "early" : late <= tolerance.toMillis() ? "in time" : "more than " + tolerance + " late");
            messages.add(message);
        }
        seen.forEach((text, when) -> stage.note("delivered: " + text, when));
        return messages;
    }

    /** All messages of the queue, once one that says this is among them. */
    List<MessageExt> untilThereIs(String text) {
        RawPull pull = new RawPull(stage, stage.broker(), topic);
        List<MessageExt> messages = new ArrayList<>();
        boolean isThere = false;
        while (!isThere) {
            awaitMax(messages.size() + 1L);
            MessageExt message = pull.message(QUEUE, messages.size());
            stage.happened(RawPull.text(message), "delivered", message.getStoreTimestamp());
            messages.add(message);
            isThere = RawPull.text(message).equals(text);
        }
        return messages;
    }

    /** Whether a message was stored in its queue before its time. */
    boolean isEarly(MessageExt message) {
        return message.getStoreTimestamp() < earliest.getOrDefault(message.getProperty("UNIQ_KEY"), Long.MAX_VALUE);
    }

    /** Notes what a message is that waits for a level, at the offset that its sender was told. */
    void parked(String what, int level, long offset) {
        MessageExt message = new RawPull(stage, stage.broker(), "SCHEDULE_TOPIC_XXXX").message(level - 1, offset);
        properties(what, message);
    }

    /** What is left of the message, but for times of day. */
    void properties(String what, MessageExt message) {
        Map<String, String> properties = new TreeMap<>(message.getProperties());
        properties.replaceAll((name, value) -> name.endsWith("_MS") || name.equals("UNIQ_KEY") ? "…" : value);
        stage.note(what + ": properties", properties);
        stage.note(what + ": times consumed again", message.getReconsumeTimes());
    }

    /** How many messages there are, after waiting for at least so many. */
    long awaitMax(long count) {
        Await.within(BOUND, () -> max() >= count);
        return max();
    }

    private long max() {
        RemotingCommand answer = stage.raw()
                .call(
                        stage.broker(),
                        RequestCode.GET_MAX_OFFSET,
                        Map.of("topic", topic, "queueId", Integer.toString(QUEUE)));
        return Long.parseLong(Answers.field(answer, "offset"));
    }
}
