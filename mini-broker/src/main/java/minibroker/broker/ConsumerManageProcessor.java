package minibroker.broker;

import minibroker.json.JsonWriter;
import minibroker.message.MessageQueue;
import minibroker.protocol.HeaderFields;
import minibroker.protocol.LockRequest;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.TopicConfig;
import minibroker.remoting.Exchange;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.RequestProcessor;
import minibroker.store.MessageStore;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Answers what the consumers of a group ask to share the work: who the members are, how far the group has come, and who
 * holds the lock of a queue.
 *
 * <p>Called in a request's turn.
 */
final class ConsumerManageProcessor {
    private final ConsumerManager consumers;
    private final ConsumerOffsetManager offsets;
    private final SubscriptionGroupManager groups;
    private final TopicConfigManager topics;
    private final QueueLockManager locks;
    private final MessageStore store;
    private final String brokerName;

    ConsumerManageProcessor(
            ConsumerManager consumers,
            ConsumerOffsetManager offsets,
            SubscriptionGroupManager groups,
            TopicConfigManager topics,
            QueueLockManager locks,
            MessageStore store,
            String brokerName) {
        this.consumers = consumers;
        this.offsets = offsets;
        this.groups = groups;
        this.topics = topics;
        this.locks = locks;
        this.store = store;
        this.brokerName = brokerName;
    }

    Map<Integer, RequestProcessor> processors() {
        return Map.of(
                RequestCode.GET_CONSUMER_LIST_BY_GROUP, this::consumerIds,
                RequestCode.QUERY_CONSUMER_OFFSET, this::queryOffset,
                RequestCode.UPDATE_CONSUMER_OFFSET, this::updateOffset,
                RequestCode.LOCK_BATCH_MQ, this::lock,
                RequestCode.UNLOCK_BATCH_MQ, this::unlock);
    }

    private void consumerIds(Exchange exchange) {
        String group = HeaderFields.of(exchange.request()).text("consumerGroup");
        List<String> ids = consumers.members(group).stream()
                .map(member -> member.client().clientId())
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            throw new RequestFailed(ResponseCode.SYSTEM_ERROR, "Group %s has no consumer".formatted(group));
        }
        exchange.answer(exchange.request().success().withBody(JsonWriter.body(Map.of("consumerIdList", ids))));
    }

    /**
     * A group without an offset starts at offset 0 while that message is still there, as in RocketMQ, even if the
     * consumer asked to start at the end.
     */
    private void queryOffset(Exchange exchange) {
        HeaderFields fields = HeaderFields.of(exchange.request());
        String group = fields.text("consumerGroup");
        MessageQueue queue = fields.queue();
        OptionalLong committed = offsets.committed(group, queue);
        boolean fromTheFirst =
                fields.yes("setZeroIfNotFound", true) && store.minOffset(queue) == 0 && store.maxOffset(queue) > 0;
        if (committed.isEmpty() && !fromTheFirst) {
            throw new RequestFailed(
                    ResponseCode.QUERY_NOT_FOUND,
                    "Group %s has no offset for queue %s of topic %s".formatted(group, queue.queueId(), queue.topic()));
        }
        exchange.answer(exchange.request().success().with("offset", committed.orElse(0)));
    }

    private void updateOffset(Exchange exchange) {
        HeaderFields fields = HeaderFields.of(exchange.request());
        String group = fields.text("consumerGroup");
        MessageQueue queue = fields.queue();
        groups.require(group);
        TopicConfig topic = topics.require(queue.topic());
        topic.requireQueue(queue.queueId(), Math.max(topic.readQueues(), topic.writeQueues()));
        offsets.commit(group, queue, fields.number("commitOffset"));
        exchange.answer(exchange.request().success());
    }

    private void lock(Exchange exchange) {
        LockRequest request = LockRequest.read(exchange.request().body());
        List<MessageQueue> locked = locks.lock(request.group(), request.clientId(), request.queues());
        exchange.answer(exchange.request().success().withBody(LockRequest.answer(locked, brokerName)));
    }

    private void unlock(Exchange exchange) {
        LockRequest request = LockRequest.read(exchange.request().body());
        locks.unlock(request.group(), request.clientId(), request.queues());
        exchange.answer(exchange.request().success());
    }
}
