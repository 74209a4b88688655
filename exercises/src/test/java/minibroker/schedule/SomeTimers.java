package minibroker.schedule;

import minibroker.message.Message;
import minibroker.message.MessageProperties;
import minibroker.message.MessageQueue;
import minibroker.message.PropertyNames;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Messages that wait for a certain second, and their recalls, in the form in which they are parked. */
final class SomeTimers {
    static final InetSocketAddress HOST = new InetSocketAddress("127.0.0.1", 10_911);

    private SomeTimers() {}

    /** @param id empty for a message without one */
    static Message parked(String topic, String id, long second) {
        return parked(topic, PropertyNames.UNIQ_KEY, id, second);
    }

    /** A recall has the id of its message in both places, as RocketMQ has it, and is for queue 0 in any case. */
    static Message recall(String topic, String id, long second) {
        Message recall = parked(topic, PropertyNames.UNIQ_KEY, id, second);
        Map<String, String> properties = MessageProperties.decode(recall.properties());
        properties.put(PropertyNames.UNIQ_KEY, id);
        properties.put(PropertyNames.TIMER_DEL_UNIQKEY, id);
        properties.put(PropertyNames.TAGS, "_RECALL_TAG_");
        properties.put(PropertyNames.REAL_QID, "0");
        return recall.to(TimerMessages.QUEUE, MessageProperties.encode(properties));
    }

    private static Message parked(String topic, String idProperty, String id, long second) {
        Map<String, String> properties = new LinkedHashMap<>(Map.of(
                PropertyNames.KEYS,
                "4711",
                PropertyNames.REAL_TOPIC,
                topic,
                PropertyNames.REAL_QID,
                "3",
                PropertyNames.TIMER_OUT_MS,
                Long.toString(second * 1_000)));
        if (!id.isEmpty()) {
            properties.put(idProperty, id);
        }
        return new Message(
                TimerMessages.QUEUE, 7, 0, 1, HOST, 0, 0, id.getBytes(UTF_8), MessageProperties.encode(properties));
    }

    /** The queue that all of them belong to. */
    static MessageQueue queue(String topic) {
        return new MessageQueue(topic, 3);
    }
}
