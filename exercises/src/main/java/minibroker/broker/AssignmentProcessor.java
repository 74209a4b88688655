package minibroker.broker;

import minibroker.exercise.NotDoneYet;
import minibroker.message.MessageQueue;
import minibroker.message.ReservedTopics;
import minibroker.protocol.AssignmentRequest;
import minibroker.protocol.AssignmentResponse;
import minibroker.protocol.RequestCode;
import minibroker.protocol.RequestMode;
import minibroker.protocol.ResponseCode;
import minibroker.remoting.Exchange;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.RequestProcessor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Shares the queues of a topic among the consumers of a group that ask for it; most consumers do it themselves.
 *
 * <p>Called in a request's turn. RocketMQ: {@code QueryAssignmentProcessor}.
 */
final class AssignmentProcessor {
    private final ConsumerManager consumers;
    private final TopicConfigManager topics;
    private final SubscriptionGroupManager groups;
    private final String brokerName;

    AssignmentProcessor(
            ConsumerManager consumers, TopicConfigManager topics, SubscriptionGroupManager groups, String brokerName) {
        this.consumers = consumers;
        this.topics = topics;
        this.groups = groups;
        this.brokerName = brokerName;
    }

    Map<Integer, RequestProcessor> processors() {
        return Map.of(
                RequestCode.QUERY_ASSIGNMENT, this::assignment,
                RequestCode.SET_MESSAGE_REQUEST_MODE, this::setMode);
    }

    private void assignment(Exchange exchange) {
        AssignmentRequest request = AssignmentRequest.read(exchange.request().body());
        Optional<List<MessageQueue>> queues = topics.find(request.topic())
                .flatMap(topic -> queuesOf(request, topic.readQueues()))
                .map(ids -> ids.mapToObj(id -> new MessageQueue(request.topic(), id))
                        .toList());
        exchange.answer(exchange.request().success().withBody(new AssignmentResponse(brokerName, queues).body()));
    }

    private Optional<IntStream> queuesOf(AssignmentRequest request, int queues) {
        if (request.broadcasts()) {
            return queuesOfEachNode(queues);
        }
        List<String> clientIds = consumers.members(request.group()).stream()
                .map(member -> member.client().clientId())
                .distinct()
                .sorted()
                .toList();
        if (clientIds.isEmpty()) {
            return Optional.empty();
        }
        int place = clientIds.indexOf(request.clientId());
        return QueueAllocation.named(request.strategy())
                .map(strategy -> place < 0 ? IntStream.empty() : strategy.allocate(queues, place, clientIds.size()));
    }

    /** What a consumer that broadcasts has of a topic, by number, whoever else there is. */
    private static Optional<IntStream> queuesOfEachNode(int queues) {
        // tag::13-2[]
        throw new NotDoneYet("13-2");
        // end::13-2[]
    }

    /** All consumers pull here: PULL is accepted and nothing is kept, any other mode is refused. */
    private void setMode(Exchange exchange) {
        RequestMode mode = RequestMode.read(exchange.request().body());
        if (ReservedTopics.isRetry(mode.topic())) {
            throw new RequestFailed(
                    ResponseCode.NO_PERMISSION,
                    "Topic %s is always pulled, its mode is not set".formatted(mode.topic()));
        }
        topics.require(mode.topic());
        groups.findOrRefuse(mode.group());
        if (!mode.mode().equals(RequestMode.PULL)) {
            throw new RequestFailed(
                    ResponseCode.REQUEST_CODE_NOT_SUPPORTED,
                    "Mode %s is not supported by this broker, only %s".formatted(mode.mode(), RequestMode.PULL));
        }
        exchange.answer(exchange.request().success());
    }
}
