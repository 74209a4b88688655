package minibroker.broker;

import minibroker.message.MessageRules;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.SubscriptionGroupConfig;
import minibroker.remoting.RequestFailed;

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

    /** Finds a group, or makes it if that is allowed and its name will do for its own topics. */
    Optional<SubscriptionGroupConfig> findOrCreate(String group) {
        Optional<SubscriptionGroupConfig> known = find(group);
        if (known.isPresent() || !autoCreate || isMisnamed(group)) {
            return known;
        }
        return Optional.of(groups.computeIfAbsent(group, SubscriptionGroupConfig::usual));
    }

    /** @throws RequestFailed if there is no such group, and none is to be made */
    SubscriptionGroupConfig findOrRefuse(String group) {
        return findOrCreate(group)
                .orElseThrow(() -> new RequestFailed(
                        ResponseCode.SUBSCRIPTION_GROUP_NOT_EXIST, "Group %s does not exist".formatted(group)));
    }

    private static boolean isMisnamed(String group) {
        return group.isBlank()
                || MessageRules.problemWithTopic(RetryTopics.RETRY + group).isPresent();
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
