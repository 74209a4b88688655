package minibroker.protocol;

import minibroker.json.JsonWriter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bodies that say who is connected.
 *
 * <p>RocketMQ: {@code ConsumerConnection} and {@code ProducerConnection}.
 */
public final class ConnectionList {
    private ConnectionList() {}

    /** One client. */
    public record Client(String clientId, String address, String language, int version) {
        private Map<String, Object> json(long seenAt) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("clientId", clientId);
            json.put("language", language);
            json.put("lastUpdateTimestamp", seenAt);
            json.put("remoteIP", "/" + address); // as Java writes an address without a name
            json.put("version", version);
            return json;
        }

        private Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("clientAddr", address);
            json.put("clientId", clientId);
            json.put("language", language);
            json.put("version", version);
            return json;
        }
    }

    /** Answer to code 204. */
    public static byte[] producers(List<Client> clients) {
        return JsonWriter.body(Map.of("connectionSet", list(clients)));
    }

    /** Answer to code 203. */
    public static byte[] consumers(List<Client> clients, HeartbeatData.ConsumerData group) {
        Map<String, Object> subscriptions = new LinkedHashMap<>();
        group.subscriptions().forEach(subscription -> subscriptions.put(subscription.topic(), subscription.json()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("connectionSet", list(clients));
        json.put("consumeFromWhere", group.consumeFromWhere());
        json.put("consumeType", group.consumeType());
        json.put("messageModel", group.messageModel());
        json.put("subscriptionTable", subscriptions);
        return JsonWriter.body(json);
    }

    /**
     * Answer to code 328.
     *
     * @param groups each client with the time of its last heartbeat, in milliseconds since 1970
     */
    public static byte[] allProducers(Map<String, Map<Client, Long>> groups) {
        Map<String, Object> data = new TreeMap<>();
        groups.forEach((group, clients) -> data.put(
                group,
                clients.entrySet().stream()
                        .map(client -> client.getKey().json(client.getValue()))
                        .toList()));
        return JsonWriter.body(Map.of("data", data));
    }

    private static List<Map<String, Object>> list(List<Client> clients) {
        return clients.stream().map(Client::json).toList();
    }
}
