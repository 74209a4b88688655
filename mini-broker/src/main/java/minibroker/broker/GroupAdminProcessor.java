package minibroker.broker;

import minibroker.message.MessageQueue;
import minibroker.protocol.ConnectionList;
import minibroker.protocol.ConnectionList.Client;
import minibroker.protocol.ConsumeStats;
import minibroker.protocol.ConsumeStats.Progress;
import minibroker.protocol.ConsumeStatsRequest;
import minibroker.protocol.DeleteSubscriptionGroupRequest;
import minibroker.protocol.GroupRequest;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.SubscriptionData;
import minibroker.protocol.SubscriptionGroupConfig;
import minibroker.protocol.TopicConfig;
import minibroker.remoting.Exchange;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.RequestProcessor;
import minibroker.store.MessageStore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes, changes, describes and deletes groups for administrators. Called in a request's turn.
 *
 * <p>RocketMQ: {@code AdminBrokerProcessor}.
 */
final class GroupAdminProcessor {
    private final ConsumerManager consumers;
    private final ProducerManager producers;
    private final SubscriptionGroupManager groups;
    private final ConsumerOffsetManager offsets;
    private final TopicConfigManager topics;
    private final MessageStore store;
    private final String brokerName;

    GroupAdminProcessor(
            ConsumerManager consumers,
            ProducerManager producers,
            SubscriptionGroupManager groups,
            ConsumerOffsetManager offsets,
            TopicConfigManager topics,
            MessageStore store,
            String brokerName) {
        this.consumers = consumers;
        this.producers = producers;
        this.groups = groups;
        this.offsets = offsets;
        this.topics = topics;
        this.store = store;
        this.brokerName = brokerName;
    }

    Map<Integer, RequestProcessor> processors() {
        return Map.of(
                RequestCode.UPDATE_AND_CREATE_SUBSCRIPTIONGROUP, this::update,
                RequestCode.DELETE_SUBSCRIPTIONGROUP, this::delete,
                RequestCode.GET_SUBSCRIPTIONGROUP_CONFIG, this::config,
                RequestCode.GET_CONSUMER_CONNECTION_LIST, this::consumerConnections,
                RequestCode.GET_PRODUCER_CONNECTION_LIST, this::producerConnections,
                RequestCode.GET_CONSUME_STATS, this::progress);
    }

    private void update(Exchange exchange) {
        SubscriptionGroupConfig group =
                SubscriptionGroupConfig.read(exchange.request().body());
        RequestFailed.ifAny(ResponseCode.INVALID_PARAMETER, group.problem());
        Optional<SubscriptionGroupConfig> before = groups.find(group.name());
        groups.put(group.withAttributes(Attributes.OF_GROUPS.changed(
                before.isEmpty(),
                before.map(known -> known.marks().attributes()).orElse(Map.of()),
                group.marks().attributes())));
        exchange.answer(exchange.request().success());
    }

    private void delete(Exchange exchange) {
        DeleteSubscriptionGroupRequest request = DeleteSubscriptionGroupRequest.of(exchange.request());
        groups.remove(request.group());
        if (request.cleanOffset()) {
            offsets.removeGroup(request.group());
        }
        exchange.answer(exchange.request().success());
    }

    private void config(Exchange exchange) {
        String group = GroupRequest.of(exchange.request()).group();
        exchange.answer(
                exchange.request().success().withBody(groups.require(group).body()));
    }

    private void consumerConnections(Exchange exchange) {
        String group = GroupRequest.of(exchange.request()).group();
        List<Client> clients = consumers.members(group).stream()
                .map(ConsumerManager.Member::client)
                .toList();
        byte[] body = consumers
                .group(group)
                .map(data -> ConnectionList.consumers(clients, data))
                .orElseThrow(() -> new RequestFailed(
                        ResponseCode.CONSUMER_NOT_ONLINE, "Group %s has no consumer online".formatted(group)));
        exchange.answer(exchange.request().success().withBody(body));
    }

    private void producerConnections(Exchange exchange) {
        String group = GroupRequest.of(exchange.request()).group();
        List<Client> clients = producers.clients(group);
        if (clients.isEmpty()) {
            throw new RequestFailed(
                    ResponseCode.SYSTEM_ERROR, "Producer group %s has no producer online".formatted(group));
        }
        exchange.answer(exchange.request().success().withBody(ConnectionList.producers(clients)));
    }

    private void progress(Exchange exchange) {
        ConsumeStatsRequest request = ConsumeStatsRequest.of(exchange.request());
        String group = request.group();
        Set<String> handled =
                new TreeSet<>(request.topic().isEmpty() ? offsets.topicsOf(group) : Set.of(request.topic()));
        // A topic that a group with consumers no longer subscribes to is left out.
        consumers
                .group(group)
                .ifPresent(data -> handled.retainAll(data.subscriptions().stream()
                        .map(SubscriptionData::topic)
                        .toList()));
        Map<MessageQueue, Progress> queues = new LinkedHashMap<>();
        for (String name : handled) {
            int count = topics.find(name).map(TopicConfig::readQueues).orElse(0);
            for (int id = 0; id < count; id++) {
                MessageQueue queue = new MessageQueue(name, id);
                queues.put(queue, progressOf(group, queue));
            }
        }
        exchange.answer(exchange.request().success().withBody(new ConsumeStats(brokerName, queues).body()));
    }

    /**
     * How far a group is in a queue: its committed offset, and the offset below which it was given everything. If it
     * has handled nothing, the time of its last message is 0.
     */
    private Progress progressOf(String group, MessageQueue queue) {
        long done = offsets.committed(group, queue).orElse(0);
        long lastTimestamp = store.storeTimestamp(queue, done - 1).orElse(0);
        return new Progress(store.maxOffset(queue), done, offsets.pulled(group, queue), lastTimestamp);
    }
}
