package minibroker.broker;

import minibroker.message.MessageRules;
import minibroker.message.ReservedTopics;
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
    /** Most groups: clients make them by showing themselves. */
    static final int MOST = 10_000;

    private final Map<String, SubscriptionGroupConfig> groups = new ConcurrentSkipListMap<>();
    private final boolean autoCreate;

    SubscriptionGroupManager(boolean autoCreate) {
        this.autoCreate = autoCreate;
    }

    Optional<SubscriptionGroupConfig> find(String group) {
        return Optional.ofNullable(groups.get(group));
    }

    /**
     * Finds a group, or makes it if that is allowed and its name will do for its own topics.
     *
     * @throws RequestFailed if there are too many
     */
    Optional<SubscriptionGroupConfig> findOrCreate(String group) {
        Optional<SubscriptionGroupConfig> known = find(group);
        if (known.isPresent() || !autoCreate || isMisnamed(group)) {
            return known;
        }
        refuseTooMany(group);
        return Optional.of(groups.computeIfAbsent(group, SubscriptionGroupConfig::usual));
    }

    /** @throws RequestFailed if there is no such group, and none is to be made */
    SubscriptionGroupConfig findOrRefuse(String group) {
        return findOrCreate(group).orElseThrow(() -> missing(group));
    }

    /** @throws RequestFailed if there is no such group */
    SubscriptionGroupConfig require(String group) {
        return find(group).orElseThrow(() -> missing(group));
    }

    private static RequestFailed missing(String group) {
        return new RequestFailed(ResponseCode.SUBSCRIPTION_GROUP_NOT_EXIST, "Group %s does not exist".formatted(group));
    }

    private static boolean isMisnamed(String group) {
        return group.isBlank()
                || MessageRules.problemWithTopic(ReservedTopics.retry(group)).isPresent();
    }

    List<SubscriptionGroupConfig> all() {
        return List.copyOf(groups.values());
    }

    /** @throws RequestFailed if there are too many */
    void put(SubscriptionGroupConfig group) {
        refuseTooMany(group.name());
        groups.put(group.name(), group);
    }

    private void refuseTooMany(String group) {
        if (!groups.containsKey(group) && groups.size() >= MOST) {
            throw new RequestFailed(
                    ResponseCode.SYSTEM_ERROR,
                    "Group %s is not made: there are %s groups already, the limit. Delete groups that nobody needs"
                            .formatted(group, groups.size()));
        }
    }

    void remove(String group) {
        groups.remove(group);
    }
}
