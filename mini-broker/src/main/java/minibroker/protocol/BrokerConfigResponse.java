package minibroker.protocol;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Answer to code 26: how the broker was set up, as lines {@code name=value} in the order of the names.
 *
 * <p>RocketMQ: {@code GetBrokerConfigResponseHeader} and {@code BrokerConfig}.
 *
 * @param host what clients are told
 * @param autoCreate whether topics and groups are made when they are used first
 * @param waitingRequests how many may wait
 */
public record BrokerConfigResponse(
        String clusterName,
        String brokerName,
        String host,
        int port,
        boolean autoCreate,
        boolean recall,
        int waitingRequests) {

    /** Header field: the version of the settings, which never change. */
    public Map<String, String> fields() {
        return Map.of("version", "{\"counter\":0,\"stateVersion\":0,\"timestamp\":0}");
    }

    public byte[] body() {
        Map<String, Object> all = new TreeMap<>();
        all.put("autoCreateSubscriptionGroup", autoCreate);
        all.put("autoCreateTopicEnable", autoCreate);
        all.put("brokerClusterName", clusterName);
        all.put("brokerIP1", host);
        all.put("brokerId", 0);
        all.put("brokerName", brokerName);
        all.put("listenPort", port);
        all.put("recallMessageEnable", recall);
        all.put("sendThreadPoolQueueCapacity", waitingRequests);
        return all.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining())
                .getBytes(UTF_8);
    }
}
