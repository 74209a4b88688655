package minibroker.broker;

import minibroker.protocol.ConnectionList.Client;
import minibroker.remoting.Connection;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The producers of each group. One is a member as long as its heartbeats come and its connection is open.
 *
 * <p>Any thread may call any method; one lock guards all.
 */
final class ProducerManager {
    /** A producer that sends no heartbeat for longer is removed. */
    static final Duration EXPIRY = Duration.ofMinutes(2);

    /** The most producers in all groups. More are served, but not listed. */
    static final int MOST = 50_000;

    private final Clock clock;
    private final Map<String, Map<Connection, Member>> groups = new TreeMap<>();

    private record Member(Client client, Connection connection, long seenAt) {}

    ProducerManager(Clock clock) {
        this.clock = clock;
    }

    /** Takes in one group of a heartbeat, unless its connection broke while it waited for its turn. */
    synchronized void heartbeat(String group, Client client, Connection connection) {
        if (!connection.isOpen()) {
            return;
        }
        boolean known = groups.getOrDefault(group, Map.of()).containsKey(connection);
        if (!known && groups.values().stream().mapToInt(Map::size).sum() >= MOST) {
            return;
        }
        groups.computeIfAbsent(group, any -> new LinkedHashMap<>())
                .put(connection, new Member(client, connection, clock.millis()));
    }

    synchronized void unregister(String group, String clientId) {
        Map<Connection, Member> members = groups.getOrDefault(group, Map.of());
        members.values().removeIf(member -> member.client.clientId().equals(clientId));
    }

    void connectionClosed(Connection connection) {
        removeIf(member -> member.connection == connection);
    }

    /** Removes the producers that have been silent for too long. */
    void expire() {
        long oldest = clock.millis() - EXPIRY.toMillis();
        removeIf(member -> member.seenAt < oldest);
    }

    private synchronized void removeIf(Predicate<Member> which) {
        groups.values().removeIf(members -> {
            members.values().removeIf(which);
            return members.isEmpty();
        });
    }

    /** The producers of all groups, each with the time of its last heartbeat, in milliseconds since 1970. */
    synchronized Map<String, Map<Client, Long>> all() {
        Map<String, Map<Client, Long>> all = new TreeMap<>();
        groups.forEach((group, members) -> {
            Map<Client, Long> clients = new LinkedHashMap<>();
            members.values().forEach(member -> clients.put(member.client, member.seenAt));
            all.put(group, clients);
        });
        return all;
    }

    synchronized List<Client> clients(String group) {
        return groups.getOrDefault(group, Map.of()).values().stream()
                .map(Member::client)
                .toList();
    }
}
