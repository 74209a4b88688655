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
import minibroker.protocol.SubscriptionGroupConfig;
import minibroker.remoting.Exchange;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.RequestProcessor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    private final GroupProgress progress;
    private final String brokerName;

    GroupAdminProcessor(
            ConsumerManager consumers,
            ProducerManager producers,
            SubscriptionGroupManager groups,
            ConsumerOffsetManager offsets,
            GroupProgress progress,
            String brokerName) {
        this.consumers = consumers;
        this.producers = producers;
        this.groups = groups;
        this.offsets = offsets;
        this.progress = progress;
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
        Set<String> topics = request.topic().isEmpty()
                ? progress.topicsOf(request.group())
                : progress.topicsOf(request.group(), Set.of(request.topic()));
        Map<MessageQueue, Progress> queues = new LinkedHashMap<>();
        topics.forEach(topic -> queues.putAll(progress.of(request.group(), topic)));
        exchange.answer(exchange.request().success().withBody(new ConsumeStats(brokerName, queues).body()));
    }
}
