package minibroker.protocol;

import minibroker.json.JsonWriter;
import minibroker.message.MessageQueue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Bodies that are a table whose keys are queues, and queues in bodies. Without state: any thread may call. */
final class OffsetTable {
    private OffsetTable() {}

    /** @param json what is written for a value, see {@link JsonWriter} */
    static <V> byte[] body(Map<MessageQueue, V> values, String brokerName, Function<V, Object> json) {
        return JsonWriter.body(json(values, brokerName, json));
    }

    static <V> Map<String, Object> json(Map<MessageQueue, V> values, String brokerName, Function<V, Object> json) {
        Map<Object, Object> table = new LinkedHashMap<>();
        values.forEach((queue, value) -> table.put(queue(queue, brokerName), json.apply(value)));
        return Map.of("offsetTable", table);
    }

    /** A queue with the broker that has it. RocketMQ: {@code MessageQueue}. */
    static Map<String, Object> queue(MessageQueue queue, String brokerName) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("brokerName", brokerName);
        json.put("queueId", queue.queueId());
        json.put("topic", queue.topic());
        return json;
    }
}
