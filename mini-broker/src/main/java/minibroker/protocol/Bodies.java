package minibroker.protocol;

import minibroker.message.MessageQueue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Bodies of answers that are one list or one table and need no type of their own. Without state: any thread may call. */
public final class Bodies {
    private Bodies() {}

    /** Answer to code 38. */
    public static byte[] consumerIds(Collection<String> clientIds) {
        return JsonBody.write(Map.of("consumerIdList", clientIds));
    }

    /** Answer to codes 206 and 224. */
    public static byte[] topicList(Collection<String> topics) {
        return JsonBody.write(Map.of("topicList", topics));
    }

    /** Answer to code 300. */
    public static byte[] groupList(Collection<String> groups) {
        return JsonBody.write(Map.of("groupList", groups));
    }

    /** Answer to codes 28 and 219. */
    public static byte[] table(Map<String, String> table) {
        return JsonBody.write(Map.of("table", table));
    }

    /** Answer to code 106. */
    public static byte[] clusters(Collection<TopicRoute.BrokerAddresses> brokers) {
        Map<String, Object> addresses = new TreeMap<>();
        Map<String, List<String>> clusters = new TreeMap<>();
        for (TopicRoute.BrokerAddresses broker : brokers) {
            addresses.put(broker.brokerName(), broker.json(false));
            clusters.merge(broker.clusterName(), List.of(broker.brokerName()), Bodies::both);
        }
        return JsonBody.write(Map.of("brokerAddrTable", addresses, "clusterAddrTable", clusters));
    }

    private static List<String> both(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    static Map<String, Object> queue(MessageQueue queue, String brokerName) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("brokerName", brokerName);
        json.put("queueId", queue.queueId());
        json.put("topic", queue.topic());
        return json;
    }
}
