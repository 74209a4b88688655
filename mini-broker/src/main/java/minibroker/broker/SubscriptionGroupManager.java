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
 * The consumer groups of this broker, and what each may do. A missing group is made by its first request, usually a
 * heartbeat, if that is allowed.
 *
 * <p>Any thread may call any method.
 */
final class SubscriptionGroupManager {
    /** The most groups: clients make them by their requests. */
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
     * Finds a group, or makes it if that is allowed and its name fits into the names of its own topics.
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

    /** @throws RequestFailed if there is no such group, and it can't be made */
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
