package minibroker.broker;

import minibroker.protocol.SubscriptionGroupConfig;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The consumer groups that this broker knows, and what they may do. A group that nobody set up is made when it first
 * shows itself, if that is allowed.
 *
 * <p>Any thread may call any method.
 */
final class SubscriptionGroupManager {
    private final Map<String, SubscriptionGroupConfig> groups = new ConcurrentSkipListMap<>();
    private final boolean autoCreate;

    SubscriptionGroupManager(boolean autoCreate) {
        this.autoCreate = autoCreate;
    }

    Optional<SubscriptionGroupConfig> find(String group) {
        return Optional.ofNullable(groups.get(group));
    }

    Optional<SubscriptionGroupConfig> findOrCreate(String group) {
        return autoCreate ? Optional.of(groups.computeIfAbsent(group, SubscriptionGroupConfig::usual)) : find(group);
    }

    List<SubscriptionGroupConfig> all() {
        return List.copyOf(groups.values());
    }

    void put(SubscriptionGroupConfig group) {
        groups.put(group.name(), group);
    }

    void remove(String group) {
        groups.remove(group);
    }
}
