package minibroker.broker;

import minibroker.protocol.ConnectionList.Client;
import minibroker.protocol.HeartbeatData.ConsumerData;
import minibroker.protocol.RequestCode;
import minibroker.protocol.SubscriptionData;
import minibroker.remoting.Connection;
import minibroker.remoting.RemotingCommand;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which consumers there are, group by group, and what each group wants.
 *
 * <p>A consumer is there as long as its heartbeats come and its connection stands. When one comes or goes, or the group
 * wants another topic, all consumers of the group are told, so that each works out anew which queues are its own.
 * Consumers that broadcast are not told: each of them has all queues anyway.
 *
 * <p>Any thread may call any method; one lock guards all.
 */
final class ConsumerManager {
    /** A consumer that is silent for longer is gone. */
    static final Duration EXPIRY = Duration.ofMinutes(2);

    private final Clock clock;
    private final Map<String, Group> groups = new TreeMap<>();

    /** One consumer of a group. */
    record Member(Client client, Connection connection, long seenAt) {}

    /** A group as its latest heartbeat described it. */
    private record Group(ConsumerData data, Map<Connection, Member> members) {
        boolean wantsOtherTopicsThan(ConsumerData before) {
            return !topics(data).equals(topics(before));
        }

        private static Set<String> topics(ConsumerData data) {
            return data.subscriptions().stream().map(SubscriptionData::topic).collect(Collectors.toSet());
        }
    }

    ConsumerManager(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes in one group of a heartbeat.
     *
     * @return whether the group's consumers are to be told, see {@link #tellMembers}
     */
    synchronized boolean heartbeat(Client client, ConsumerData data, Connection connection) {
        Group before = groups.get(data.group());
        Group now = new Group(data, before == null ? new LinkedHashMap<>() : before.members);
        groups.put(data.group(), now);
        boolean isNew = now.members.put(connection, new Member(client, connection, clock.millis())) == null;
        return isNew || now.wantsOtherTopicsThan(before.data);
    }

    /** Tells the consumers of a group that something has changed. */
    synchronized void tellMembers(String group) {
        Group known = groups.get(group);
        if (known != null) {
            notifyMembers(known);
        }
    }

    /** A consumer says good-bye to one group. */
    synchronized void unregister(String group, String clientId) {
        removeMembers(group, member -> member.client.clientId().equals(clientId));
    }

    /** A connection is gone, and with it all its consumers. */
    synchronized void connectionClosed(Connection connection) {
        for (String group : new HashSet<>(groups.keySet())) {
            removeMembers(group, member -> member.connection == connection);
        }
    }

    /** Takes away the consumers that have been silent for too long. */
    synchronized void expire() {
        long oldest = clock.millis() - EXPIRY.toMillis();
        for (String group : new HashSet<>(groups.keySet())) {
            removeMembers(group, member -> member.seenAt < oldest);
        }
    }

    private void removeMembers(String name, Predicate<Member> which) {
        Group group = groups.get(name);
        if (group == null || !group.members.values().removeIf(which)) {
            return;
        }
        if (group.members.isEmpty()) {
            groups.remove(name);
        } else {
            notifyMembers(group);
        }
    }

    private static void notifyMembers(Group group) {
        if (group.data.messageModel().equals("BROADCASTING")) {
            return;
        }
        RemotingCommand notice = RemotingCommand.oneway(RequestCode.NOTIFY_CONSUMER_IDS_CHANGED, 0)
                .with("consumerGroup", group.data.group());
        group.members.keySet().forEach(connection -> connection.send(notice));
    }

    /** The consumers of a group, empty if nobody is there. */
    synchronized List<Member> members(String group) {
        Group known = groups.get(group);
        return known == null ? List.of() : List.copyOf(known.members.values());
    }

    /** The group as its latest heartbeat described it, or nothing if nobody is there. */
    synchronized Optional<ConsumerData> group(String group) {
        return Optional.ofNullable(groups.get(group)).map(Group::data);
    }

    /** The groups that want a topic, of those that have consumers now. */
    synchronized Set<String> groupsOf(String topic) {
        return groups.values().stream()
                .filter(group -> Group.topics(group.data).contains(topic))
                .map(group -> group.data.group())
                .collect(Collectors.toSet());
    }
}
