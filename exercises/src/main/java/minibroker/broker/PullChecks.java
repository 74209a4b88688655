package minibroker.broker;

import minibroker.exercise.NotDoneYet;
import minibroker.filter.TagFilter;
import minibroker.message.MessageQueue;
import minibroker.protocol.HeartbeatData.ConsumerData;
import minibroker.protocol.PullMessageRequest;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.SubscriptionData;
import minibroker.protocol.SubscriptionGroupConfig;
import minibroker.protocol.TopicConfig;
import minibroker.remoting.RequestFailed;

import java.util.Set;

/**
 * Whether a pull is allowed, and which messages it wants.
 *
 * <p>The checks come in RocketMQ's order, because the first that fails decides the code that the consumer sees. Any
 * thread may call.
 */
final class PullChecks {
    private final TopicConfigManager topics;
    private final SubscriptionGroupManager groups;
    private final ConsumerManager consumers;

    PullChecks(TopicConfigManager topics, SubscriptionGroupManager groups, ConsumerManager consumers) {
        this.topics = topics;
        this.groups = groups;
        this.consumers = consumers;
    }

    /**
     * The filter for an allowed pull: from the request itself, or else from the group's latest heartbeat.
     *
     * @throws RequestFailed if the pull is not allowed
     */
    TagFilter filterFor(PullMessageRequest request) {
        SubscriptionGroupConfig group = checkGroup(request.consumerGroup());
        checkQueue(request.queue());
        SubscriptionData.refuseAllButTags(request.expressionType());
        return request.bringsSubscription() ? parse(request.subscription()) : subscribed(request, group);
    }

    private SubscriptionGroupConfig checkGroup(String name) {
        SubscriptionGroupConfig group = groups.findOrRefuse(name);
        if (!group.consumeEnable()) {
            throw new RequestFailed(ResponseCode.NO_PERMISSION, "Group %s may not consume".formatted(name));
        }
        return group;
    }

    private void checkQueue(MessageQueue queue) {
        TopicConfig topic = topics.require(queue.topic());
        if (!topic.mayRead()) {
            throw new RequestFailed(ResponseCode.NO_PERMISSION, "Topic %s may not be read".formatted(topic.name()));
        }
        topic.requireQueue(queue.queueId(), topic.readQueues());
    }

    private static TagFilter parse(String expression) {
        return RequestFailed.ifIllegal(ResponseCode.SUBSCRIPTION_PARSE_FAILED, () -> TagFilter.parse(expression));
    }

    private static void refuseForbiddenBroadcast(ConsumerData group, SubscriptionGroupConfig config) {
        // tag::13-2[]
        throw new NotDoneYet("13-2");
        // end::13-2[]
    }

    private TagFilter subscribed(PullMessageRequest request, SubscriptionGroupConfig config) {
        String topic = request.queue().topic();
        ConsumerData group = consumers
                .group(config.name())
                .orElseThrow(() -> new RequestFailed(
                        ResponseCode.SUBSCRIPTION_NOT_EXIST,
                        "No consumer of group %s has sent a heartbeat".formatted(config.name())));
        refuseForbiddenBroadcast(group, config);
        SubscriptionData subscription = group.subscriptions().stream()
                .filter(wanted -> wanted.topic().equals(topic))
                .findFirst()
                .orElseThrow(() -> new RequestFailed(
                        ResponseCode.SUBSCRIPTION_NOT_EXIST,
                        "Group %s has not subscribed to topic %s".formatted(config.name(), topic)));
        if (subscription.version() < request.subVersion()) {
            throw new RequestFailed(
                    ResponseCode.SUBSCRIPTION_NOT_LATEST,
                    "Version %s of the subscription wanted, the latest heartbeat brought %s"
                            .formatted(request.subVersion(), subscription.version()));
        }
        return new TagFilter(Set.copyOf(subscription.tagCodes()));
    }
}
