package minibroker.protocol;

import minibroker.json.JsonWriter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Which brokers have a topic, with how many queues. RocketMQ: {@code TopicRouteData}. */
public record TopicRoute(List<BrokerAddresses> brokers, List<QueueCounts> queues) {
    /**
     * The addresses of a broker and its copies.
     *
     * @param addresses by broker id; 0 is the master
     */
    public record BrokerAddresses(String clusterName, String brokerName, SortedMap<Long, String> addresses) {
        Map<String, Object> json(boolean quotedIds) {
            Map<Object, Object> byId = new LinkedHashMap<>();
            addresses.forEach((id, address) -> byId.put(quotedIds ? id.toString() : id, address));
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("brokerAddrs", byId);
            json.put("brokerName", brokerName);
            json.put("cluster", clusterName);
            json.put("enableActingMaster", false);
            return json;
        }
    }

    /** The queues of the topic on one broker. */
    public record QueueCounts(String brokerName, TopicConfig topic) {
        private Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("brokerName", brokerName);
            json.put("perm", topic.permission());
            json.put("readQueueNums", topic.readQueues());
            json.put("topicSysFlag", topic.marks().sysFlag());
            json.put("writeQueueNums", topic.writeQueues());
            return json;
        }
    }

    /**
     * Body of the answer to code 105.
     *
     * @param quotedIds whether broker ids are written as JSON wants it; clients before 4.9.4 want them without quotes
     */
    public byte[] body(boolean quotedIds) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "brokerDatas",
                brokers.stream().map(broker -> broker.json(quotedIds)).toList());
        json.put("filterServerTable", Map.of());
        json.put("queueDatas", queues.stream().map(QueueCounts::json).toList());
        return JsonWriter.body(json);
    }
}
