package minibroker.namesrv;

import minibroker.exercise.NotDoneYet;
import minibroker.protocol.BrokerRegistration;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.TopicConfig;
import minibroker.protocol.TopicRoute;
import minibroker.protocol.TopicRoute.BrokerAddresses;
import minibroker.protocol.TopicRoute.QueueCounts;
import minibroker.remoting.Connection;
import minibroker.remoting.RequestFailed;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The brokers, and the topics of each.
 *
 * <p>A broker registers again and again. When it has been silent for longer than it promised, or its connection breaks,
 * it is forgotten with all its topics, so that clients stop going to it.
 *
 * <p>Any thread may call any method; one lock guards all.
 */
public final class RouteInfoManager {
    /** The most brokers, and the most topics, a topic counted once for each broker that has it. */
    static final int MOST_BROKERS = 1_000;

    static final int MOST_TOPICS = 100_000;

    private final Clock clock;
    private final Map<String, LiveBroker> brokersByAddress = new TreeMap<>();

    /**
     * A broker that is not forgotten yet.
     *
     * @param topics all topics that it has registered so far, by name; {@link #deleteTopic} removes from it
     * @param line the connection over which it spoke last; empty for a broker of this process
     * @param deadline when it is forgotten unless it registers again, in milliseconds since 1970
     */
    private record LiveBroker(
            BrokerRegistration broker, Map<String, TopicConfig> topics, Optional<Connection> line, long deadline) {}

    public RouteInfoManager(Clock clock) {
        this.clock = clock;
    }

    /**
     * As {@link #register(BrokerRegistration, Optional)}, for a broker of this process: it has no connection that could
     * break.
     */
    public void register(BrokerRegistration broker) {
        register(broker, Optional.empty());
    }

    /**
     * Registers a broker. It replaces what the broker registered before, but topics that are not mentioned now stay.
     * One whose connection broke before its turn is left out: nobody would say again that it is gone.
     *
     * @param line the connection over which it registers
     * @throws RequestFailed if there would be too many brokers or topics
     */
    synchronized void register(BrokerRegistration broker, Optional<Connection> line) {
        forgetSilentBrokers();
        if (line.isPresent() && !line.get().isOpen()) {
            return;
        }
        requireRoom(broker);
        // tag::04-1[]
        throw new NotDoneYet("04-1");
        // end::04-1[]
    }

    private void requireRoom(BrokerRegistration broker) {
        if (brokersByAddress.size() >= MOST_BROKERS && !brokersByAddress.containsKey(broker.address())) {
            throw new RequestFailed(
                    ResponseCode.SYSTEM_ERROR,
                    "Broker %s is not registered: there are %s already, the limit"
                            .formatted(broker.address(), MOST_BROKERS));
        }
        Set<String> topics = new HashSet<>();
        broker.topics().forEach(topic -> topics.add(topic.name()));
        long others = 0;
        for (LiveBroker live : brokersByAddress.values()) {
            if (live.broker.address().equals(broker.address())) {
                topics.addAll(live.topics.keySet());
            } else {
                others += live.topics.size();
            }
        }
        if (others + topics.size() > MOST_TOPICS) {
            throw new RequestFailed(
                    ResponseCode.SYSTEM_ERROR,
                    "Broker %s with %s topics is not registered: with the %s of other brokers they are more than %s, the limit"
                            .formatted(broker.address(), topics.size(), others, MOST_TOPICS));
        }
    }

    /** A broker unregisters: it is forgotten at once. */
    synchronized void unregister(String address) {
        // tag::04-1[]
        throw new NotDoneYet("04-1");
        // end::04-1[]
    }

    /**
     * Forgets the brokers that registered last over this connection; a broker that has registered over a newer one
     * stays.
     */
    synchronized void connectionClosed(Connection line) {
        // tag::04-1[]
        throw new NotDoneYet("04-1");
        // end::04-1[]
    }

    /** Forgets the brokers whose time is over, with their topics. Called before every answer. */
    private void forgetSilentBrokers() {
        // tag::04-1[]
        throw new NotDoneYet("04-1");
        // end::04-1[]
    }

    /** Forgets a topic until a broker registers it again. */
    public void deleteTopic(String topic) {
        deleteTopic(topic, Optional.empty());
    }

    /** As {@link #deleteTopic(String)}, of the brokers of one cluster. */
    synchronized void deleteTopic(String topic, Optional<String> cluster) {
        brokersByAddress.values().stream()
                .filter(live -> cluster.isEmpty() || cluster.get().equals(live.broker.clusterName()))
                .forEach(live -> live.topics.remove(topic));
    }

    /**
     * Keeps producers away from a broker, or lets them come back, until the broker tells of its topics anew.
     *
     * @param write whether all its topics may be written to, or none
     * @return how many topics it has
     */
    synchronized int setWrite(String brokerName, boolean write) {
        int readWrite = TopicConfig.READ | TopicConfig.WRITE;
        Set<String> changed = new HashSet<>();
        for (LiveBroker live : brokersByAddress.values()) {
            if (live.broker.brokerName().equals(brokerName)) {
                live.topics.replaceAll((name, topic) ->
                        topic.withPermission(write ? readWrite : topic.permission() & ~TopicConfig.WRITE));
                changed.addAll(live.topics.keySet());
            }
        }
        return changed.size();
    }

    /** The brokers and queues of a topic; empty if no broker has it. */
    public synchronized Optional<TopicRoute> route(String topic) {
        forgetSilentBrokers();
        // tag::04-2[]
        throw new NotDoneYet("04-2");
        // end::04-2[]
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

    /** A topic as the broker at an address registered it. */
    synchronized Optional<TopicConfig> told(String address, String topic) {
        return Optional.ofNullable(brokersByAddress.get(address)).map(live -> live.topics.get(topic));
    }

    /** All topics. */
    public synchronized SortedSet<String> topics() {
        forgetSilentBrokers();
        SortedSet<String> topics = new TreeSet<>();
        brokersByAddress.values().forEach(live -> topics.addAll(live.topics.keySet()));
        return topics;
    }
}
