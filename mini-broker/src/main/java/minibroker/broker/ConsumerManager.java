package minibroker.broker;

import minibroker.protocol.ConnectionList.Client;
import minibroker.protocol.GroupRequest;
import minibroker.protocol.HeartbeatData.ConsumerData;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.SubscriptionData;
import minibroker.remoting.Connection;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.RequestFailed;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The consumers of each group, and the topics that each group subscribes to.
 *
 * <p>A consumer is a member as long as its heartbeats come and its connection is open. When one joins or leaves, or the
 * group subscribes to another topic, all consumers of the group are told, so that each computes its queues anew.
 * Consumers that broadcast are not told: each of them has all queues anyway.
 *
 * <p>Any thread may call any method; one lock guards all.
 */
final class ConsumerManager {
    /** A consumer that sends no heartbeat for longer is removed. */
    static final Duration EXPIRY = Duration.ofMinutes(2);

    /** The most characters that the subscriptions of all groups may have together. */
    static final long MOST_SUBSCRIBED = 4_000_000;

    private final Clock clock;
    private final Predicate<ConsumerData> told;
    private final Map<String, Group> groups = new TreeMap<>();

    /** One consumer of a group. */
    record Member(Client client, Connection connection, long seenAt) {}

    /** A group as its latest heartbeat described it. */
    private record Group(ConsumerData data, Map<Connection, Member> members) {
        boolean wantsOtherTopicsThan(Group before) {
            return !topics(data).equals(topics(before.data));
        }

        /**
         * The consumers of a group do not change a subscription in the same millisecond. Its newest version counts, in
         * whatever order the heartbeats come: a consumer with that version would be refused its pulls under an older
         * one.
         */
        Group updatedBy(ConsumerData heartbeat) {
            Map<String, SubscriptionData> known = data.subscriptions().stream()
                    .collect(Collectors.toMap(SubscriptionData::topic, Function.identity(), Group::newer));
            List<SubscriptionData> newest = heartbeat.subscriptions().stream()
                    .map(wanted -> newer(wanted, known.getOrDefault(wanted.topic(), wanted)))
                    .toList();
            return new Group(heartbeat.with(newest), members);
        }

        private static SubscriptionData newer(SubscriptionData one, SubscriptionData other) {
            return other.version() > one.version() ? other : one;
        }

        private static Set<String> topics(ConsumerData data) {
            return data.subscriptions().stream().map(SubscriptionData::topic).collect(Collectors.toSet());
        }
    }

    ConsumerManager(Clock clock) {
        this(clock, ConsumerManager::sharesTheWork);
    }

    /**
     * With a decision of its own, so that the checks of lesson 11 need nothing of lesson 13.
     *
     * @param told whether the consumers of a group are told when one joins or leaves
     */
    ConsumerManager(Clock clock, Predicate<ConsumerData> told) {
        this.clock = clock;
        this.told = told;
    }

    /**
     * Takes in one group of a heartbeat; not that of a connection which broke while it waited for its turn: nobody
     * would say again that the connection is gone, and its consumer would keep its share of the queues until {@link
     * #EXPIRY}.
     *
     * @return whether the group's consumers are to be told, see {@link #tellMembers}
     * @throws RequestFailed if the subscriptions of all groups would take too much room
     */
    synchronized boolean heartbeat(Client client, ConsumerData data, Connection connection) {
        if (!connection.isOpen()) {
            return false;
        }
        Group before = groups.get(data.group());
        if (before == null || !before.data.equals(data)) {
            refuseTooMuch(data);
        }
        // tag::11-1[]
        Group group = before == null ? new Group(data, new LinkedHashMap<>()) : before.updatedBy(data);
        groups.put(data.group(), group);
        boolean isNew = group.members.put(connection, new Member(client, connection, clock.millis())) == null;
        return isNew || group.wantsOtherTopicsThan(before);
        // end::11-1[]
    }

    private void refuseTooMuch(ConsumerData wanted) {
        long others = groups.values().stream()
                .filter(group -> !group.data.group().equals(wanted.group()))
                .mapToLong(group -> size(group.data))
                .sum();
        if (others + size(wanted) > MOST_SUBSCRIBED) {
            throw new RequestFailed(
                    ResponseCode.SYSTEM_ERROR,
                    "Group %s has subscriptions of %s characters and the other groups of %s, the limit is %s together"
                            .formatted(wanted.group(), size(wanted), others, MOST_SUBSCRIBED));
        }
    }

    private static long size(ConsumerData group) {
        return group.subscriptions().stream().mapToLong(SubscriptionData::size).sum();
    }

    /** Tells the consumers of a group that something has changed. */
    synchronized void tellMembers(String group) {
        Group known = groups.get(group);
        if (known != null) {
            notifyMembers(known);
        }
    }

    /** A consumer leaves one group. */
    synchronized void unregister(String group, String clientId) {
        // tag::11-1[]
        removeMembers(group, member -> member.client.clientId().equals(clientId));
        // end::11-1[]
    }

    /** A consumer leaves one group, and the others are not told. */
    synchronized void unregisterSilently(String group, String clientId) {
        Group known = groups.get(group);
        if (known != null
                && known.members
                        .values()
                        .removeIf(member -> member.client.clientId().equals(clientId))
                && known.members.isEmpty()) {
            groups.remove(group);
        }
    }

    /** A connection is gone, and with it all its consumers. */
    synchronized void connectionClosed(Connection connection) {
        // tag::11-1[]
        for (String group : Set.copyOf(groups.keySet())) {
            removeMembers(group, member -> member.connection == connection);
        }
        // end::11-1[]
    }

    /** Removes the consumers that have been silent for too long. */
    synchronized void expire() {
        // tag::11-1[]
        long oldest = clock.millis() - EXPIRY.toMillis();
        for (String group : Set.copyOf(groups.keySet())) {
            removeMembers(group, member -> member.seenAt < oldest);
        }
        // end::11-1[]
    }

    private void removeMembers(String name, Predicate<Member> which) {
        // tag::11-1[]
        Group group = groups.get(name);
        if (group == null || !group.members.values().removeIf(which)) {
            return;
        }
        if (group.members.isEmpty()) {
            groups.remove(name);
        } else {
            notifyMembers(group);
        }
        // end::11-1[]
    }

    private void notifyMembers(Group group) {
        if (!told.test(group.data)) {
            return;
        }
        RemotingCommand notice = RemotingCommand.oneway(RequestCode.NOTIFY_CONSUMER_IDS_CHANGED, 0)
                .with(new GroupRequest(group.data.group()).fields());
        group.members.keySet().forEach(connection -> connection.send(notice));
    }

    /** Whether the others must be told when a consumer joins or leaves. */
    private static boolean sharesTheWork(ConsumerData group) {
        // tag::13-2[]
        return !group.broadcasts();
        // end::13-2[]
    }

    /** The consumers of a group; empty if there are none. */
    synchronized List<Member> members(String group) {
        Group known = groups.get(group);
        return known == null ? List.of() : List.copyOf(known.members.values());
    }

    /** The group as its latest heartbeat described it; empty if it has no consumers. */
    synchronized Optional<ConsumerData> group(String group) {
        return Optional.ofNullable(groups.get(group)).map(Group::data);
    }

    /** The groups that subscribe to a topic and have consumers now. */
    synchronized Set<String> groupsOf(String topic) {
        return groups.values().stream()
                .filter(group -> Group.topics(group.data).contains(topic))
                .map(group -> group.data.group())
                .collect(Collectors.toSet());
    }

    /** The groups that have consumers now; a copy, for whoever looks inside. */
    synchronized Set<String> groups() {
        return Set.copyOf(groups.keySet());
    }
}
