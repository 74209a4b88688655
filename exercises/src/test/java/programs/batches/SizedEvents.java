package programs.batches;

import minibroker.message.MessageQueue;
import minibroker.message.RecordDraft;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageDecoder;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Messages of a size that a check chooses. */
final class SizedEvents {
    private SizedEvents() {}

    private static final InetSocketAddress HOST = new InetSocketAddress("::1", 10_911);

    /** What the smallest message of topic Events takes: 115, the topic, one byte, WAIT and its value, the id. */
    static final int SMALLEST = 115 + 6 + 1 + 10 + 66;

    /** As a client makes it whose own address is one of IPv6; others have 32 letters. */
    static final String LONG_ID = "A".repeat(56);

    static Message event(int bytes) {
        return new Message("Events", new byte[bytes]);
    }

    /** A message that takes so many bytes in the log. */
    static Message sized(int size) {
        return event(size - SMALLEST + 1);
    }

    static List<Message> sized(int... sizes) {
        return IntStream.of(sizes).mapToObj(SizedEvents::sized).toList();
    }

    /** How many bytes it takes in the log once the client has given it an id, by the classes that write it there. */
    static int inTheLog(Message message) {
        Message sent = new Message(message.getTopic(), message.getBody());
        sent.getProperties().clear();
        if (message.getProperties() != null) {
            sent.getProperties().putAll(message.getProperties());
        }
        MessageAccessor.putProperty(sent, "UNIQ_KEY", LONG_ID);
        return new RecordDraft(
                        new minibroker.message.Message(
                                new MessageQueue(sent.getTopic(), 0),
                                0,
                                0,
                                0,
                                HOST,
                                0,
                                0,
                                sent.getBody(),
                                MessageDecoder.messageProperties2String(sent.getProperties())),
                        HOST)
                .size();
    }

    /** Places of the messages, batch by batch. */
    static List<List<Integer>> places(List<Message> messages, List<List<Message>> batches) {
        Map<Integer, Integer> places = new LinkedHashMap<>();
        for (Message message : messages) {
            places.put(System.identityHashCode(message), places.size());
        }
        return batches.stream()
                .map(batch -> batch.stream()
                        .map(message -> places.getOrDefault(System.identityHashCode(message), -1))
                        .toList())
                .toList();
    }
}
