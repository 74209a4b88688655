package minibroker.protocol;

import minibroker.json.JsonWriter;
import minibroker.message.MessageQueue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bodies of answers that need no type of their own. Without state: any thread may call.
 *
 * <p>RocketMQ: {@code ClusterInfo}, {@code TopicStatsTable}, {@code ConsumeStats} and {@code ResetOffsetBody}.
 */
public final class Bodies {
    private Bodies() {}

    /** Answer to code 106. */
    public static byte[] clusters(Collection<TopicRoute.BrokerAddresses> brokers) {
        Map<String, Object> addresses = new TreeMap<>();
        Map<String, List<String>> clusters = new TreeMap<>();
        for (TopicRoute.BrokerAddresses broker : brokers) {
            addresses.put(broker.brokerName(), broker.json(false));
            clusters.computeIfAbsent(broker.clusterName(), any -> new ArrayList<>())
                    .add(broker.brokerName());
        }
        return JsonWriter.body(Map.of("brokerAddrTable", addresses, "clusterAddrTable", clusters));
    }

    /** Answer to codes 202, 208 and 222: a table whose keys are queues. */
    public static byte[] offsetTable(Map<MessageQueue, ?> values, String brokerName) {
        Map<Object, Object> table = new LinkedHashMap<>();
        values.forEach((queue, value) -> table.put(queue(queue, brokerName), value));
        return JsonWriter.body(Map.of("offsetTable", table));
    }

    static Map<String, Object> queue(MessageQueue queue, String brokerName) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("brokerName", brokerName);
        json.put("queueId", queue.queueId());
        json.put("topic", queue.topic());
        return json;
    }
}
