package minibroker.broker;

import minibroker.protocol.ConnectionList.Client;
import minibroker.protocol.HeartbeatData;
import minibroker.protocol.HeartbeatData.ConsumerData;
import minibroker.protocol.RequestCode;
import minibroker.protocol.SubscriptionData;
import minibroker.protocol.SubscriptionGroupConfig;
import minibroker.protocol.UnregisterClientRequest;
import minibroker.remoting.Exchange;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.RequestProcessor;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Learns from heartbeats who the clients are. Called in a request's turn. */
final class ClientManageProcessor {
    private final ConsumerManager consumers;
    private final ProducerManager producers;
    private final SubscriptionGroupManager groups;
    private final RetryTopics retryTopics;

    ClientManageProcessor(
            ConsumerManager consumers,
            ProducerManager producers,
            SubscriptionGroupManager groups,
            RetryTopics retryTopics) {
        this.consumers = consumers;
        this.producers = producers;
        this.groups = groups;
        this.retryTopics = retryTopics;
    }

    Map<Integer, RequestProcessor> processors() {
        return Map.of(
                RequestCode.HEART_BEAT, this::heartbeat,
                RequestCode.UNREGISTER_CLIENT, this::unregister,
                RequestCode.CHECK_CLIENT_CONFIG, ClientManageProcessor::checkSubscription);
    }

    private void heartbeat(Exchange exchange) {
        RemotingCommand request = exchange.request();
        HeartbeatData heartbeat = HeartbeatData.read(request.body());
        InetSocketAddress remote = exchange.connection().remoteAddress();
        Client client = new Client(
                heartbeat.clientId(),
                remote.getAddress().getHostAddress() + ":" + remote.getPort(),
                request.language(),
                request.version());
        List<String> changed = new ArrayList<>();
        for (ConsumerData consumer : heartbeat.consumers()) {
            Optional<SubscriptionGroupConfig> group = groups.findOrCreate(consumer.group());
            group.ifPresent(retryTopics::makeRetryTopic);
            if (group.isPresent()
                    && consumers.heartbeat(client, consumer, exchange.connection())
                    && group.get().marks().consumersAreTold()) {
                changed.add(consumer.group());
            }
        }
        for (String group : heartbeat.producerGroups()) {
            producers.heartbeat(group, client, exchange.connection());
        }
        exchange.answer(request.success());
        // Last, and not first as in RocketMQ. A client that is told sends a heartbeat at once, but not while it waits
        // for the answer to the one before: then it would send none for half a minute, and its pulls would be refused
        // until then.
        changed.forEach(consumers::tellMembers);
    }

    private void unregister(Exchange exchange) {
        UnregisterClientRequest request = UnregisterClientRequest.of(exchange.request());
        producers.unregister(request.producerGroup(), request.clientId());
        if (groups.find(request.consumerGroup())
                .map(group -> group.marks().consumersAreTold())
                .orElse(true)) {
            consumers.unregister(request.consumerGroup(), request.clientId());
        } else {
            consumers.unregisterSilently(request.consumerGroup(), request.clientId());
        }
        exchange.answer(exchange.request().success());
    }

    private static void checkSubscription(Exchange exchange) {
        SubscriptionData subscription =
                HeartbeatData.subscriptionToCheck(exchange.request().body());
        SubscriptionData.refuseAllButTags(subscription.expressionType());
        exchange.answer(exchange.request().success());
    }
}
