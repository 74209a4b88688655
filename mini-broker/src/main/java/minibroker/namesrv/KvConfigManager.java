package minibroker.namesrv;

import minibroker.protocol.ResponseCode;
import minibroker.remoting.RequestFailed;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Small settings that administrators keep in the name server, by namespace. Any thread may call any method; one lock
 * guards all.
 *
 * <p>RocketMQ: {@code KVConfigManager}.
 */
final class KvConfigManager {
    /** The most settings. */
    static final int MOST = 1_000;

    private final Map<String, Map<String, String>> namespaces = new HashMap<>();

    /** @throws RequestFailed if there are too many */
    synchronized void put(String namespace, String key, String value) {
        int settings = namespaces.values().stream().mapToInt(Map::size).sum();
        if (settings >= MOST && !all(namespace).containsKey(key)) {
            throw new RequestFailed(
                    ResponseCode.SYSTEM_ERROR,
                    "Setting %s is not made: there are %s already, the limit. Delete some that nobody needs"
                            .formatted(key, settings));
        }
        namespaces.computeIfAbsent(namespace, any -> new TreeMap<>()).put(key, value);
    }

    synchronized Optional<String> get(String namespace, String key) {
        return Optional.ofNullable(all(namespace).get(key));
    }

    synchronized void delete(String namespace, String key) {
        Map<String, String> settings = namespaces.get(namespace);
        if (settings != null && settings.remove(key) != null && settings.isEmpty()) {
            namespaces.remove(namespace);
        }
    }

    /** All settings of a namespace, a copy; empty if there are none. */
    synchronized Map<String, String> all(String namespace) {
        return new TreeMap<>(namespaces.getOrDefault(namespace, Map.of()));
    }
}
