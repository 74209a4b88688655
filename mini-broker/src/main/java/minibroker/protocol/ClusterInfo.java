package minibroker.protocol;

import minibroker.json.JsonWriter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Body of the answer to code 106: all brokers, and which cluster has which of them. RocketMQ: {@code ClusterInfo}. */
public record ClusterInfo(Collection<TopicRoute.BrokerAddresses> brokers) {
    public byte[] body() {
        Map<String, Object> addresses = new TreeMap<>();
        Map<String, List<String>> clusters = new TreeMap<>();
        for (TopicRoute.BrokerAddresses broker : brokers) {
            addresses.put(broker.brokerName(), broker.json(false));
            clusters.computeIfAbsent(broker.clusterName(), any -> new ArrayList<>())
                    .add(broker.brokerName());
        }
        return JsonWriter.body(Map.of("brokerAddrTable", addresses, "clusterAddrTable", clusters));
    }
}
