package minibroker.broker;

import minibroker.message.MessageQueue;
import minibroker.protocol.ConsumerIdList;
import minibroker.protocol.GroupRequest;
import minibroker.protocol.LockRequest;
import minibroker.protocol.LockResponse;
import minibroker.protocol.OffsetResponse;
import minibroker.protocol.QueryConsumerOffsetRequest;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.TopicConfig;
import minibroker.protocol.UpdateConsumerOffsetRequest;
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
        String group = GroupRequest.of(exchange.request()).group();
        List<String> ids = consumers.members(group).stream()
                .map(member -> member.client().clientId())
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            throw new RequestFailed(ResponseCode.SYSTEM_ERROR, "Group %s has no consumer".formatted(group));
        }
        exchange.answer(exchange.request().success().withBody(new ConsumerIdList(ids).body()));
    }

    /**
     * A group without an offset starts at offset 0 while that message is still there, as in RocketMQ, even if the
     * consumer asked to start at the end.
     */
    private void queryOffset(Exchange exchange) {
        QueryConsumerOffsetRequest request = QueryConsumerOffsetRequest.of(exchange.request());
        String group = request.group();
        MessageQueue queue = request.queue();
        store.catchUp();
        OptionalLong committed = offsets.committed(group, queue);
        boolean fromTheFirst = request.zeroIfNone() && store.minOffset(queue) == 0 && store.maxOffset(queue) > 0;
        if (committed.isEmpty() && !fromTheFirst) {
            throw new RequestFailed(
                    ResponseCode.QUERY_NOT_FOUND,
                    "Group %s has no offset for queue %s of topic %s".formatted(group, queue.queueId(), queue.topic()));
        }
        exchange.answer(exchange.request().success().with(new OffsetResponse(committed.orElse(0)).fields()));
    }

    private void updateOffset(Exchange exchange) {
        UpdateConsumerOffsetRequest request = UpdateConsumerOffsetRequest.of(exchange.request());
        MessageQueue queue = request.queue();
        groups.require(request.group());
        TopicConfig topic = topics.require(queue.topic());
        topic.requireQueue(queue.queueId(), Math.max(topic.readQueues(), topic.writeQueues()));
        offsets.commit(request.group(), queue, request.commitOffset());
        exchange.answer(exchange.request().success());
    }

    private void lock(Exchange exchange) {
        LockRequest request = LockRequest.read(exchange.request().body());
        List<MessageQueue> locked = locks.lock(request.group(), request.clientId(), request.queues());
        exchange.answer(exchange.request().success().withBody(new LockResponse(brokerName, locked).body()));
    }

    private void unlock(Exchange exchange) {
        LockRequest request = LockRequest.read(exchange.request().body());
        locks.unlock(request.group(), request.clientId(), request.queues());
        exchange.answer(exchange.request().success());
    }
}
