package minibroker.namesrv;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Small settings that administrators keep in the name server, by namespace. Any thread may call any method.
 *
 * <p>RocketMQ: {@code KVConfigManager}.
 */
final class KvConfigManager {
    private final Map<String, Map<String, String>> namespaces = new ConcurrentHashMap<>();

    void put(String namespace, String key, String value) {
        namespaces
                .computeIfAbsent(namespace, any -> new ConcurrentSkipListMap<>())
                .put(key, value);
    }

    Optional<String> get(String namespace, String key) {
        return Optional.ofNullable(all(namespace).get(key));
    }

    void delete(String namespace, String key) {
        all(namespace).remove(key);
    }

    /** All settings of a namespace; empty if there are none. */
    Map<String, String> all(String namespace) {
        return namespaces.getOrDefault(namespace, new ConcurrentSkipListMap<>());
    }
}
