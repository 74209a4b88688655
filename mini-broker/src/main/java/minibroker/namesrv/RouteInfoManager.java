package minibroker.namesrv;

import minibroker.protocol.BrokerRegistration;
import minibroker.protocol.TopicConfig;
import minibroker.protocol.TopicRoute;
import minibroker.protocol.TopicRoute.BrokerAddresses;
import minibroker.protocol.TopicRoute.QueueCounts;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which brokers there are, and which of them has which topic.
 *
 * <p>A broker tells of itself again and again. One that has been silent for longer than it promised is forgotten with
 * all its topics, so that clients stop going to it.
 *
 * <p>Any thread may call any method; one lock guards all.
 */
public final class RouteInfoManager {
    private final Clock clock;
    private final Map<String, LiveBroker> brokersByAddress = new TreeMap<>();

    private record LiveBroker(BrokerRegistration broker, Map<String, TopicConfig> topics, long deadline) {}

    public RouteInfoManager(Clock clock) {
        this.clock = clock;
    }

    /** Takes in what a broker says of itself; topics that it told of before and does not mention now stay. */
    public synchronized void register(BrokerRegistration broker) {
        LiveBroker before = brokersByAddress.get(broker.address());
        Map<String, TopicConfig> topics = before == null ? new HashMap<>() : before.topics;
        broker.topics().forEach(topic -> topics.put(topic.name(), topic));
        long deadline = clock.millis() + broker.timeout().toMillis();
        brokersByAddress.put(broker.address(), new LiveBroker(broker, topics, deadline));
    }

    /** Forgets a broker at once. */
    public synchronized void unregister(String address) {
        brokersByAddress.remove(address);
    }

    /** Forgets a topic until a broker tells of it again. */
    public synchronized void deleteTopic(String topic) {
        brokersByAddress.values().forEach(live -> live.topics.remove(topic));
    }

    /** Where a topic is, or nothing if no broker has it. */
    public synchronized Optional<TopicRoute> route(String topic) {
        forgetSilentBrokers();
        Map<String, QueueCounts> queues = new TreeMap<>();
        for (LiveBroker live : brokersByAddress.values()) {
            TopicConfig config = live.topics.get(topic);
            if (config != null) {
                queues.put(live.broker.brokerName(), new QueueCounts(live.broker.brokerName(), config));
            }
        }
        List<BrokerAddresses> addresses = brokers().stream()
                .filter(broker -> queues.containsKey(broker.brokerName()))
                .toList();
        return queues.isEmpty()
                ? Optional.empty()
                : Optional.of(new TopicRoute(addresses, List.copyOf(queues.values())));
    }

    /** All brokers by name, each with the addresses of its master and copies. */
    public synchronized Collection<BrokerAddresses> brokers() {
        forgetSilentBrokers();
        Map<String, BrokerAddresses> brokers = new TreeMap<>();
        for (LiveBroker live : brokersByAddress.values()) {
            BrokerRegistration broker = live.broker;
            brokers.computeIfAbsent(
                            broker.brokerName(),
                            name -> new BrokerAddresses(broker.clusterName(), name, new TreeMap<>()))
                    .addresses()
                    .put(broker.brokerId(), broker.address());
        }
        return brokers.values();
    }

    /** All topics. */
    public synchronized SortedSet<String> topics() {
        forgetSilentBrokers();
        SortedSet<String> topics = new TreeSet<>();
        brokersByAddress.values().forEach(live -> topics.addAll(live.topics.keySet()));
        return topics;
    }

    /** All topics of the brokers of a cluster. */
    public synchronized SortedSet<String> topicsOf(String cluster) {
        forgetSilentBrokers();
        SortedSet<String> topics = new TreeSet<>();
        brokersByAddress.values().stream()
                .filter(live -> live.broker.clusterName().equals(cluster))
                .forEach(live -> topics.addAll(live.topics.keySet()));
        return topics;
    }

    private void forgetSilentBrokers() {
        long now = clock.millis();
        brokersByAddress.values().removeIf(live -> live.deadline <= now);
    }
}
