package minibroker.broker;

import minibroker.message.MessageQueue;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResetOffsetBody;
import minibroker.protocol.ResetOffsetRequest;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.TopicConfig;
import minibroker.remoting.Exchange;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.RequestProcessor;
import minibroker.store.MessageStore;
import minibroker.store.MessageStore.Boundary;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Sets a group to other offsets, so that it handles messages again, or leaves some out.
 *
 * <p>The broker keeps the new offset and tells the consumer of each queue in the answer to its next pull. A held pull
 * is answered at once; in RocketMQ its time has to run out first.
 *
 * <p>Called in a request's turn. RocketMQ: {@code AdminBrokerProcessor}.
 */
final class OffsetResetProcessor {
    private final TopicConfigManager topics;
    private final SubscriptionGroupManager groups;
    private final ConsumerOffsetManager offsets;
    private final PullRequestHoldService holds;
    private final MessageStore store;
    private final String brokerName;

    OffsetResetProcessor(
            TopicConfigManager topics,
            SubscriptionGroupManager groups,
            ConsumerOffsetManager offsets,
            PullRequestHoldService holds,
            MessageStore store,
            String brokerName) {
        this.topics = topics;
        this.groups = groups;
        this.offsets = offsets;
        this.holds = holds;
        this.store = store;
        this.brokerName = brokerName;
    }

    Map<Integer, RequestProcessor> processors() {
        return Map.of(RequestCode.INVOKE_BROKER_TO_RESET_OFFSET, this::reset);
    }

    private void reset(Exchange exchange) {
        ResetOffsetRequest request = ResetOffsetRequest.of(exchange.request());
        TopicConfig topic = topics.require(request.topic());
        groups.require(request.group());
        store.catchUp();
        Map<MessageQueue, Long> wanted = new LinkedHashMap<>();
        queueIds(request, topic).forEach(id -> {
            MessageQueue queue = new MessageQueue(topic.name(), id);
            wanted.put(queue, wantedOffset(request, queue));
        });
        wanted.forEach((queue, offset) -> {
            offsets.reset(request.group(), queue, offset);
            holds.release(request.group(), queue);
        });
        exchange.answer(exchange.request().success().withBody(new ResetOffsetBody(brokerName, wanted).body()));
    }

    private static IntStream queueIds(ResetOffsetRequest request, TopicConfig topic) {
        if (request.queueId().isEmpty()) {
            return IntStream.range(0, topic.readQueues());
        }
        int queueId = request.queueId().getAsInt();
        topic.requireQueue(queueId, topic.readQueues());
        return IntStream.of(queueId);
    }

    private long wantedOffset(ResetOffsetRequest request, MessageQueue queue) {
        if (request.queueId().isEmpty() || request.offset().isEmpty()) {
            return request.timestamp() < 0
                    ? store.maxOffset(queue)
                    : store.offsetAt(queue, request.timestamp(), Boundary.LOWER);
        }
        long offset = request.offset().getAsLong();
        long min = store.minOffset(queue);
        long max = store.maxOffset(queue);
        if (offset < min || offset > max) {
            throw new RequestFailed(
                    ResponseCode.SYSTEM_ERROR,
                    "Offset %s in queue %s of topic %s: there are %s to %s"
                            .formatted(offset, queue.queueId(), queue.topic(), min, max));
        }
        return offset;
    }
}
