package minibroker.broker;

import minibroker.message.Message;
import minibroker.message.MessageQueue;
import minibroker.message.RecordView;
import minibroker.protocol.ConnectionList;
import minibroker.protocol.ConsumeStats;
import minibroker.protocol.ConsumeStatsList;
import minibroker.protocol.ConsumeStatsListRequest;
import minibroker.protocol.GroupTable;
import minibroker.protocol.QueryConsumeQueueRequest;
import minibroker.protocol.QueryConsumeQueueResponse;
import minibroker.protocol.QueryConsumeQueueResponse.Entry;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.SubscriptionData;
import minibroker.protocol.SubscriptionGroupConfig;
import minibroker.protocol.TopicList;
import minibroker.protocol.TopicTable;
import minibroker.protocol.ViewStatsRequest;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.RequestProcessor;
import minibroker.store.GetLimits;
import minibroker.store.GetResult;
import minibroker.store.MessageStore;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Shows administrators everything of a kind: all topics, groups and producers, the entries of a queue, what went in and
 * out.
 *
 * <p>Called in a request's turn. RocketMQ: {@code AdminBrokerProcessor}.
 */
final class OverviewProcessor {
    /** Entries of a queue in one answer; with more, everybody else would wait. */
    private static final int MOST_ENTRIES = 1_000;

    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final TopicConfigManager topics;
    private final SubscriptionGroupManager groups;
    private final ProducerManager producers;
    private final GroupProgress progress;
    private final Traffic traffic;
    private final MessageStore store;
    private final SortedSet<String> systemTopics;
    private final String brokerName;
    private final String address;

    OverviewProcessor(
            TopicConfigManager topics,
            SubscriptionGroupManager groups,
            ProducerManager producers,
            GroupProgress progress,
            Traffic traffic,
            MessageStore store,
            SortedSet<String> systemTopics,
            String brokerName,
            InetSocketAddress address) {
        this.topics = topics;
        this.groups = groups;
        this.producers = producers;
        this.progress = progress;
        this.traffic = traffic;
        this.store = store;
        this.systemTopics = systemTopics;
        this.brokerName = brokerName;
        this.address = address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    Map<Integer, RequestProcessor> processors() {
        return Map.of(
                RequestCode.GET_ALL_TOPIC_CONFIG, answering(request -> new TopicTable(topics.all()).body()),
                RequestCode.GET_SYSTEM_TOPIC_LIST_FROM_BROKER, answering(request -> new TopicList(systemTopics).body()),
                RequestCode.GET_ALL_SUBSCRIPTIONGROUP_CONFIG, answering(request -> new GroupTable(groups.all()).body()),
                RequestCode.GET_ALL_PRODUCER_INFO, answering(request -> ConnectionList.allProducers(producers.all())),
                RequestCode.GET_BROKER_CONSUME_STATS, answering(this::progressOfAll),
                RequestCode.QUERY_CONSUME_QUEUE, answering(this::entries),
                RequestCode.VIEW_BROKER_STATS_DATA, answering(this::traffic),
                // The queues of a topic go together with the topic: there are never any without one.
                RequestCode.CLEAN_UNUSED_TOPIC,
                        exchange -> exchange.answer(exchange.request().success()));
    }

    /** A request that is answered with a body. */
    private static RequestProcessor answering(Function<RemotingCommand, byte[]> body) {
        return exchange -> exchange.answer(exchange.request().success().withBody(body.apply(exchange.request())));
    }

    private byte[] progressOfAll(RemotingCommand request) {
        boolean onlyOrdered = ConsumeStatsListRequest.of(request).onlyOrdered();
        Map<String, List<ConsumeStats>> all = new TreeMap<>();
        for (SubscriptionGroupConfig group : groups.all()) {
            all.put(
                    group.name(),
                    progress.topicsOf(group.name()).stream()
                            .filter(topic -> topics.find(topic)
                                    .filter(found ->
                                            !onlyOrdered || found.marks().order())
                                    .isPresent())
                            .map(topic -> new ConsumeStats(brokerName, progress.of(group.name(), topic)))
                            .toList());
        }
        return new ConsumeStatsList(address, all).body();
    }

    private byte[] entries(RemotingCommand command) {
        QueryConsumeQueueRequest request = QueryConsumeQueueRequest.of(command);
        MessageQueue queue = request.queue();
        long max = store.maxOffset(queue);
        if (max == 0) {
            throw new RequestFailed(
                    ResponseCode.SYSTEM_ERROR, "%s@%s is not exist!".formatted(queue.queueId(), queue.topic()));
        }
        Optional<SubscriptionData> subscription = progress.subscription(request.group(), queue.topic());
        String offline = request.group().isEmpty() || subscription.isPresent()
                ? ""
                : "%s@%s is not online!".formatted(request.group(), queue.topic());
        return new QueryConsumeQueueResponse(store.minOffset(queue), max, found(request), subscription, offline).body();
    }

    private List<Entry> found(QueryConsumeQueueRequest request) {
        GetLimits limits = new GetLimits(Math.max(1, Math.min(request.count(), MOST_ENTRIES)), MOST_BYTES);
        GetResult result = store.get(request.queue(), request.index(), limits, tag -> true);
        return result instanceof GetResult.Found found
                ? found.records().stream().map(OverviewProcessor::entry).toList()
                : List.of();
    }

    private static Entry entry(byte[] bytes) {
        RecordView record = new RecordView(ByteBuffer.wrap(bytes), 0);
        return new Entry(record.commitLogOffset(), bytes.length, Message.tagCode(record.properties()));
    }

    private byte[] traffic(RemotingCommand command) {
        ViewStatsRequest request = ViewStatsRequest.of(command);
        return traffic.find(request)
                .orElseThrow(() -> new RequestFailed(
                        ResponseCode.SYSTEM_ERROR,
                        "The stats <%s> <%s> not exist".formatted(request.name(), request.key())))
                .body();
    }
}
