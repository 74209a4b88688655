package minibroker.broker;

import captures.Captured;
import minibroker.message.Message;
import minibroker.message.MessageProperties;
import minibroker.message.MessageQueue;
import minibroker.message.StoredMessage;
import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;

/** What lesson 12 shows: one message, its copies and its dead letter. */
class RetryCapturesTest {
    private static final InetSocketAddress HOST = new InetSocketAddress("127.0.0.1", 10_911);

    @Test
    void oneLife() {
        Message sent = new Message(
                new MessageQueue("Orders", 2),
                0,
                0,
                1_000,
                new InetSocketAddress("10.0.0.7", 40_000),
                0,
                0,
                new byte[0],
                MessageProperties.encode(new TreeMap<>(Map.of("KEYS", "4713", "TAGS", "paid"))));
        MessageQueue retry = new MessageQueue("%RETRY%billing", 0);
        Message second = FailedMessages.again(stored(sent, 69_597), retry, 0);
        Message third = FailedMessages.again(stored(second, 70_211), retry, 0);
        Message letter = FailedMessages.deadLetter(stored(third, 84_003), new MessageQueue("%DLQ%billing", 0));
        Captured.compare(
                Captured.folder("12-retry-and-dead-letters").resolve("one-life.txt"),
                text("sent", sent)
                        + text("failed once", second)
                        + text("failed twice", third)
                        + text("given up", letter));
    }

    private static StoredMessage stored(Message message, long commitLogOffset) {
        return new StoredMessage(message, 0, commitLogOffset, 2_000, HOST);
    }

    private static String text(String when, Message message) {
        StringBuilder text = new StringBuilder("%s: topic %s, queue %s, reconsume times %s\n"
                .formatted(when, message.topic(), message.queue().queueId(), message.reconsumeTimes()));
        new TreeMap<>(MessageProperties.decode(message.properties()))
                .forEach((name, value) -> text.append("    %-17s  %s\n".formatted(name, value)));
        return text.toString();
    }
}
