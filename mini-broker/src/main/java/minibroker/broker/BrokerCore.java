package minibroker.broker;

import minibroker.exercise.NotDoneYet;
import minibroker.inspect.InspectProcessor;
import minibroker.message.MessageQueue;
import minibroker.protocol.BrokerRuntimeInfo;
import minibroker.protocol.BrokerRuntimeInfo.Waiting;
import minibroker.protocol.TopicConfig;
import minibroker.remoting.Connection;
import minibroker.remoting.RequestProcessor;
import minibroker.schedule.DelayedMessages;
import minibroker.store.MessageArrivingListener;
import minibroker.store.MessageStore;
import minibroker.thread.Closing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A broker without network and timer: makes the parts that carry out requests and connects them. {@link Broker} adds
 * the server in front and calls the methods below at their intervals.
 *
 * <p>Any thread may call any method.
 */
final class BrokerCore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerCore.class);

    private final BrokerStats stats;
    private final MessageStore store;
    private final TopicConfigManager topics;
    private final ConsumerManager consumers;
    private final ProducerManager producers;
    private final SubscriptionGroupManager groups;
    private final ConsumerOffsetManager offsets;
    private final BrokerState state;
    private final PullMessageProcessor pull;
    private final DelayedMessages delayed;
    private final InspectProcessor inspect;
    private final Map<Integer, RequestProcessor> processors = new HashMap<>();

    /**
     * @param store the store, closed together with this
     * @param address where clients reach the broker
     * @param onTopicChange called after each change of the topics
     */
    BrokerCore(BrokerConfig config, MessageStore store, InetSocketAddress address, Runnable onTopicChange) {
        stats = new BrokerStats(config.clock());
        this.store = store;
        state = new BrokerState(store);
        String name = config.brokerName();
        List<TopicConfig> known = SystemTopics.all(config.clusterName(), name, config.autoCreate());
        known.addAll(state.topics());
        topics = new TopicConfigManager(known, () -> {
            // Saved before the answer to the send that made the topic: after a kill, topic and message are both there,
            // or neither.
            state.saveTopics(topics());
            onTopicChange.run();
        });
        consumers = new ConsumerManager(config.clock());
        producers = new ProducerManager(config.clock());
        groups = new SubscriptionGroupManager(config.autoCreate());
        state.groups().forEach(groups::put);
        offsets = new ConsumerOffsetManager();
        restoreOffsets(state);
        var locks = new QueueLockManager(config.clock());

        pull = new PullMessageProcessor(
                store, new PullChecks(topics, groups, consumers), offsets, stats, config.clock());
        delayed = new DelayedMessages(store, config.clock());
        var intake = new MessageIntake(store, delayed, stats);
        var retryTopics = new RetryTopics(topics);
        var retries = new RetrySends(groups, locks, retryTopics);
        processors.putAll(pull.processors());
        processors.putAll(
                new SendMessageProcessor(intake, topics, retries, address, config.clusterName(), name).processors());
        processors.putAll(
                new RecallProcessor(intake, delayed, topics, name, config.recall(), config.clock()).processors());
        processors.putAll(new ConsumerSendBackProcessor(store, intake, groups, retryTopics).processors());
        processors.putAll(new ClientManageProcessor(consumers, producers, groups, retryTopics).processors());
        processors.putAll(
                new ConsumerManageProcessor(consumers, offsets, groups, topics, locks, store, name).processors());
        addAdministration(config, address);
        inspect = addInspection(config, address, locks);
        store.onArrival(counted(pull.holds()));
    }

    /** The broker of a learner who has not come that far starts as if nothing had been saved. */
    private void restoreOffsets(BrokerState state) {
        try {
            state.restoreOffsets(offsets);
        } catch (NotDoneYet unfinished) {
            LOG.info(unfinished.getMessage());
        }
    }

    private InspectProcessor addInspection(BrokerConfig config, InetSocketAddress address, QueueLockManager locks) {
        var inside = new ShownInside(
                topics, systemTopics(config), groups, consumers, offsets, pull.holds(), locks, config.clock());
        InspectProcessor made = new InspectProcessor(inside, store, delayed, address, config.clock());
        processors.putAll(made.processors());
        return made;
    }

    private static SortedSet<String> systemTopics(BrokerConfig config) {
        SortedSet<String> names = new TreeSet<>();
        SystemTopics.all(config.clusterName(), config.brokerName(), config.autoCreate())
                .forEach(topic -> names.add(topic.name()));
        return names;
    }

    private void addAdministration(BrokerConfig config, InetSocketAddress address) {
        String name = config.brokerName();
        processors.putAll(new OffsetSearchProcessor(store).processors());
        processors.putAll(new QueryMessageProcessor(store).processors());
        processors.putAll(new ConsumerCallProcessor(consumers, store, name).processors());
        processors.putAll(new AssignmentProcessor(consumers, topics, groups, name).processors());
        processors.putAll(new BrokerConfigProcessor(config, address).processors());
        processors.putAll(new OffsetResetProcessor(topics, groups, offsets, pull.holds(), store, name).processors());
        processors.putAll(new TopicAdminProcessor(topics, consumers, offsets, store, name).processors());
        var progress = new GroupProgress(consumers, offsets, topics, store);
        processors.putAll(new GroupAdminProcessor(consumers, producers, groups, offsets, progress, name).processors());
        processors.putAll(new OverviewProcessor(
                        topics,
                        groups,
                        producers,
                        progress,
                        stats.traffic(),
                        store,
                        systemTopics(config),
                        name,
                        address)
                .processors());
    }

    /** Counts every message that becomes readable, delivered delayed ones included, and passes it on. */
    private MessageArrivingListener counted(MessageArrivingListener listener) {
        return new MessageArrivingListener() {
            @Override
            public void arrived(MessageQueue queue, long queueOffset, long tagCode) {
                stats.put();
                listener.arrived(queue, queueOffset, tagCode);
            }

            @Override
            public boolean isAwaited() {
                return listener.isAwaited();
            }
        };
    }

    /** The processor of each request code. */
    Map<Integer, RequestProcessor> processors() {
        return processors;
    }

    List<TopicConfig> topics() {
        return topics.all();
    }

    /** Answers those who look inside. */
    InspectProcessor inspect() {
        return inspect;
    }

    /** A client's connection is gone. */
    void connectionClosed(Connection connection) {
        consumers.connectionClosed(connection);
        producers.connectionClosed(connection);
    }

    /** To be called every few seconds: answers held pulls whose time is over. */
    void releaseHeldPulls() {
        pull.holds().sweep();
    }

    /** To be called ten times a second: delivers messages whose time has come. */
    void deliverDelayed() {
        delayed.deliver();
    }

    /** To be called several times a minute: forgets clients that are silent. */
    void expireClients() {
        consumers.expire();
        producers.expire();
    }

    /** To be called every few seconds: saves groups, their offsets, and which delayed messages are delivered. */
    void save() {
        delayed.save();
        state.saveGroups(groups.all());
        state.saveOffsets(offsets.all());
    }

    /** To be called once a second: notes how many messages went in and out. */
    void count() {
        stats.tick();
    }

    /**
     * The broker's figures for administrators.
     *
     * @param waitingRequests how many requests wait
     * @param maxRequests how many may
     */
    BrokerRuntimeInfo runtimeInfo(int waitingRequests, int maxRequests, long longestMillis) {
        Waiting waiting = new Waiting(waitingRequests, maxRequests, longestMillis, heldPulls());
        return stats.runtimeInfo(store.status(), waiting);
    }

    /** How many pulls wait for a message. */
    int heldPulls() {
        return pull.holds().size();
    }

    @Override
    public void close() {
        Closing.inOrder(inspect::close, delayed::close, this::save, store::close);
    }
}
