package minibroker.broker;

import minibroker.json.JsonWriter;
import minibroker.message.MessageQueue;
import minibroker.message.MessageRules;
import minibroker.message.ReservedTopics;
import minibroker.protocol.Bodies;
import minibroker.protocol.HeaderFields;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.TopicConfig;
import minibroker.remoting.Exchange;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.RequestProcessor;
import minibroker.store.MessageStore;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        Map<String, String> changes =
                Attributes.changes(HeaderFields.of(exchange.request()).text("attributes", ""));
        Optional<TopicConfig> before = topics.find(topic.name());
        topics.put(topic.withAttributes(Attributes.OF_TOPICS.changed(
                before.isEmpty(),
                before.map(known -> known.marks().attributes()).orElse(Map.of()),
                changes)));
        exchange.answer(exchange.request().success());
    }

    private void delete(Exchange exchange) {
        String topic = HeaderFields.of(exchange.request()).text("topic");
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
        Map<MessageQueue, Map<String, Long>> ranges = new LinkedHashMap<>();
        for (int id = 0; id < queues; id++) {
            MessageQueue queue = new MessageQueue(topic.name(), id);
            ranges.put(queue, range(queue));
        }
        exchange.answer(exchange.request().success().withBody(Bodies.offsetTable(ranges, brokerName)));
    }

    /** How full a queue is; of an empty one, the newest message was stored at 0. */
    private Map<String, Long> range(MessageQueue queue) {
        long max = store.maxOffset(queue);
        long lastUpdate = store.storeTimestamp(queue, max - 1).orElse(0);
        return Map.of("minOffset", store.minOffset(queue), "maxOffset", max, "lastUpdateTimestamp", lastUpdate);
    }

    private TopicConfig topic(Exchange exchange) {
        return topics.require(HeaderFields.of(exchange.request()).text("topic"));
    }

    private void groups(Exchange exchange) {
        String topic = HeaderFields.of(exchange.request()).text("topic");
        Set<String> groups = new TreeSet<>(consumers.groupsOf(topic));
        groups.addAll(offsets.groupsOf(topic));
        exchange.answer(exchange.request().success().withBody(JsonWriter.body(Map.of("groupList", groups))));
    }
}
