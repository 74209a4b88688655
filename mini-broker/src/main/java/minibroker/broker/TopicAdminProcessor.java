package minibroker.broker;

import minibroker.message.MessageQueue;
import minibroker.message.MessageRules;
import minibroker.message.ReservedTopics;
import minibroker.protocol.GroupList;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.TopicConfig;
import minibroker.protocol.TopicMarks;
import minibroker.protocol.TopicRequest;
import minibroker.protocol.TopicStatsTable;
import minibroker.protocol.TopicStatsTable.Range;
import minibroker.remoting.Exchange;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.RequestProcessor;
import minibroker.store.MessageStore;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Makes, changes, describes and deletes topics for administrators. Called in a request's turn.
 *
 * <p>RocketMQ: {@code AdminBrokerProcessor}.
 */
final class TopicAdminProcessor {
    private final TopicConfigManager topics;
    private final ConsumerManager consumers;
    private final ConsumerOffsetManager offsets;
    private final MessageStore store;
    private final String brokerName;

    TopicAdminProcessor(
            TopicConfigManager topics,
            ConsumerManager consumers,
            ConsumerOffsetManager offsets,
            MessageStore store,
            String brokerName) {
        this.topics = topics;
        this.consumers = consumers;
        this.offsets = offsets;
        this.store = store;
        this.brokerName = brokerName;
    }

    Map<Integer, RequestProcessor> processors() {
        return Map.of(
                RequestCode.UPDATE_AND_CREATE_TOPIC, this::update,
                RequestCode.DELETE_TOPIC_IN_BROKER, this::delete,
                RequestCode.GET_TOPIC_CONFIG, this::config,
                RequestCode.GET_TOPIC_STATS_INFO, this::stats,
                RequestCode.QUERY_TOPIC_CONSUME_BY_WHO, this::groups);
    }

    private void update(Exchange exchange) {
        TopicConfig topic = TopicConfig.of(exchange.request());
        refuseWrongName(topic.name());
        RequestFailed.ifAny(ResponseCode.INVALID_PARAMETER, topic.problem());
        Map<String, String> changes = Attributes.changes(TopicMarks.attributeChanges(exchange.request()));
        Optional<TopicConfig> before = topics.find(topic.name());
        topics.put(topic.withAttributes(Attributes.OF_TOPICS.changed(
                before.isEmpty(),
                before.map(known -> known.marks().attributes()).orElse(Map.of()),
                changes)));
        exchange.answer(exchange.request().success());
    }

    private void delete(Exchange exchange) {
        String topic = TopicRequest.of(exchange.request()).topic();
        refuseWrongName(topic);
        topics.remove(topic);
        offsets.removeTopic(topic);
        store.deleteTopic(topic);
        exchange.answer(exchange.request().success());
    }

    private static void refuseWrongName(String topic) {
        RequestFailed.ifAny(ResponseCode.INVALID_PARAMETER, MessageRules.problemWithTopic(topic));
        if (ReservedTopics.isBrokersOwn(topic)) {
            throw new RequestFailed(
                    ResponseCode.INVALID_PARAMETER, "Topic %s belongs to the broker itself".formatted(topic));
        }
    }

    private void config(Exchange exchange) {
        exchange.answer(exchange.request().success().withBody(topic(exchange).body()));
    }

    private void stats(Exchange exchange) {
        TopicConfig topic = topic(exchange);
        int queues = Math.max(topic.readQueues(), topic.writeQueues());
        Map<MessageQueue, Range> ranges = new LinkedHashMap<>();
        for (int id = 0; id < queues; id++) {
            MessageQueue queue = new MessageQueue(topic.name(), id);
            ranges.put(queue, range(queue));
        }
        exchange.answer(exchange.request().success().withBody(new TopicStatsTable(brokerName, ranges).body()));
    }

    /** How full a queue is; of an empty one, the newest message was stored at 0. */
    private Range range(MessageQueue queue) {
        long max = store.maxOffset(queue);
        long lastUpdate = store.storeTimestamp(queue, max - 1).orElse(0);
        return new Range(store.minOffset(queue), max, lastUpdate);
    }

    private TopicConfig topic(Exchange exchange) {
        return topics.require(TopicRequest.of(exchange.request()).topic());
    }

    private void groups(Exchange exchange) {
        String topic = TopicRequest.of(exchange.request()).topic();
        SortedSet<String> groups = new TreeSet<>(consumers.groupsOf(topic));
        groups.addAll(offsets.groupsOf(topic));
        exchange.answer(exchange.request().success().withBody(new GroupList(groups).body()));
    }
}
