package minibroker.schedule;

import minibroker.message.Message;
import minibroker.message.MessageProperties;
import minibroker.message.MessageQueue;
import minibroker.message.PropertyNames;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A message that keeps another one from being delivered. It waits for the same second as that one; then both are
 * dropped.
 *
 * <p>So the broker need not search for the message, and a recall survives whatever the message survives.
 *
 * <p>Without state: any thread may call. RocketMQ: {@code TimerMessageStore}.
 */
public final class Recall {
    private Recall() {}

    /** The message that recalls the one with a handle. */
    public static Message of(RecallHandle handle, String producerGroup, InetSocketAddress from, long now) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(PropertyNames.TAGS, "_RECALL_TAG_");
        properties.put(PropertyNames.TIMER_DEL_UNIQKEY, handle.uniqueId());
        properties.put(PropertyNames.UNIQ_KEY, handle.uniqueId());
        properties.put(PropertyNames.TIMER_DELIVER_MS, Long.toString(handle.timestamp()));
        properties.put(PropertyNames.PGROUP, producerGroup);
        return new Message(
                new MessageQueue(handle.topic(), 0),
                0,
                0,
                now,
                from,
                0,
                0,
                "0".getBytes(UTF_8),
                MessageProperties.encode(properties));
    }

    /** Whether a message recalls another one. */
    static boolean isRecall(Message message) {
        return message.property(PropertyNames.TIMER_DEL_UNIQKEY).isPresent();
    }
}
