package crosscheck.scenario;

import crosscheck.NotAsExpected;
import crosscheck.Stage;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.apache.rocketmq.remoting.protocol.admin.ConsumeStats;
import org.apache.rocketmq.remoting.protocol.body.ConsumeMessageDirectlyResult;
import org.apache.rocketmq.remoting.protocol.body.ConsumerConnection;
import org.apache.rocketmq.remoting.protocol.body.ConsumerRunningInfo;
import org.apache.rocketmq.remoting.protocol.body.ProducerConnection;
import org.apache.rocketmq.remoting.protocol.body.QueryAssignmentRequestBody;
import org.apache.rocketmq.remoting.protocol.body.QueryAssignmentResponseBody;
import org.apache.rocketmq.remoting.protocol.heartbeat.MessageModel;
import process.Await;
import rawclient.Answers;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A consumer and a producer that are there: who they are, how far they are, and what they are given to do. */
final class AdminConsumers {

    private static final Duration BOUND = Duration.ofSeconds(30);

    private final Stage stage;
    private final String broker;
    private final String topic;
    private final String group;
    private final Received received = new Received();

    AdminConsumers(Stage stage) {
        this.stage = stage;
        this.broker = stage.broker();
        this.topic = stage.emptyTopic("admin-busy");
        this.group = stage.group("admin-consumers");
    }

    void run() throws Exception {
        DefaultMQProducer producer = stage.producer("admin-producers");
        MessageQueue queue = new MessageQueue(topic, SendResults.brokerName(stage, topic), 1);
        SendResult sent = producer.send(SendResults.message(topic, "one"), queue);
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(group);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.subscribe(topic, "paid || *");
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener(received);
        stage.started(consumer, consumer::start, consumer::shutdown);
        received.await(1, BOUND);
        connections();
        String clientId = clientId();
        progress();
        runningInfo(clientId);
        directly(clientId, sent);
        assignment(clientId);
        mode();
    }

    private void connections() {
        ConsumerConnection consumers = consumers();
        stage.note("consumers: how many", consumers.getConnectionSet().size());
        stage.note(
                "consumers: kind",
                consumers.getConsumeType() + ", " + consumers.getMessageModel() + ", "
                        + consumers.getConsumeFromWhere());
        stage.note(
                "consumers: subscriptions",
                new TreeSet<>(consumers.getSubscriptionTable().keySet()));
        stage.note(
                "consumers: language and version",
                consumers.getConnectionSet().stream()
                        .map(client -> client.getLanguage() + " " + client.getVersion())
                        .toList());
        Await.within(BOUND, () -> producers() > 0);
        stage.note("producers: how many", producers());
        stage.note(
                "topic: groups that consume it",
                new String(
                        stage.raw()
                                .call(broker, RequestCode.QUERY_TOPIC_CONSUME_BY_WHO, Map.of("topic", topic))
                                .getBody(),
                        StandardCharsets.UTF_8));
    }

    private int producers() {
        RemotingCommand answer = stage.raw()
                .call(
                        broker,
                        RequestCode.GET_PRODUCER_CONNECTION_LIST,
                        Map.of("producerGroup", stage.group("admin-producers")));
        return answer.getCode() == ResponseCode.SUCCESS
                ? ProducerConnection.decode(answer.getBody(), ProducerConnection.class)
                        .getConnectionSet()
                        .size()
                : 0;
    }

    private ConsumerConnection consumers() {
        RemotingCommand answer =
                stage.raw().call(broker, RequestCode.GET_CONSUMER_CONNECTION_LIST, Map.of("consumerGroup", group));
        if (answer.getCode() != ResponseCode.SUCCESS) {
            throw new NotAsExpected("a consumer that is there is not in the list: " + Answers.code(answer));
        }
        return ConsumerConnection.decode(answer.getBody(), ConsumerConnection.class);
    }

    private String clientId() {
        return consumers().getConnectionSet().iterator().next().getClientId();
    }

    private void progress() {
        // The first word on offsets comes ten seconds after the start; its own pulls bring it earlier.
        stage.raw()
                .call(
                        broker,
                        RequestCode.UPDATE_CONSUMER_OFFSET,
                        Map.of("consumerGroup", group, "topic", topic, "queueId", "1", "commitOffset", "1"));
        stage.note("progress of the group", progress(Map.of("consumerGroup", group, "topic", topic)));
        stage.note(
                "progress of the group in a topic that it does not want",
                progress(Map.of("consumerGroup", group, "topic", "TBW102")));
    }

    private String progress(Map<String, String> fields) {
        RemotingCommand answer = stage.raw().call(broker, RequestCode.GET_CONSUME_STATS, fields);
        Map<Integer, String> queues = new TreeMap<>();
        ConsumeStats.decode(answer.getBody(), ConsumeStats.class)
                .getOffsetTable()
                .forEach((queue, offsets) -> queues.put(
                        queue.getQueueId(),
                        offsets.getConsumerOffset() + " of " + offsets.getBrokerOffset()
                                + (offsets.getLastTimestamp() > 0 ? " with a time" : "")));
        return Answers.code(answer) + " " + queues;
    }

    private void runningInfo(String clientId) {
        RemotingCommand answer = stage.raw()
                .call(
                        broker,
                        RequestCode.GET_CONSUMER_RUNNING_INFO,
                        Map.of("consumerGroup", group, "clientId", clientId, "jstackEnable", "false"));
        ConsumerRunningInfo info = ConsumerRunningInfo.decode(answer.getBody(), ConsumerRunningInfo.class);
        stage.note("what the consumer does: answer", Answers.code(answer));
        stage.note(
                "what the consumer does: queues",
                info.getMqTable().keySet().stream()
                        .filter(queue -> queue.getTopic().equals(topic))
                        .map(MessageQueue::getQueueId)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private void directly(String clientId, SendResult sent) {
        Map<String, String> fields = new HashMap<>(Map.of("consumerGroup", group, "clientId", clientId));
        fields.putAll(Map.of("msgId", sent.getOffsetMsgId(), "topic", topic));
        RemotingCommand answer = stage.raw().call(broker, RequestCode.CONSUME_MESSAGE_DIRECTLY, fields);
        stage.note(
                "consumed directly",
                Answers.code(answer) + " "
                        + ConsumeMessageDirectlyResult.decode(answer.getBody(), ConsumeMessageDirectlyResult.class)
                                .getConsumeResult());
        Await.within(BOUND, () -> received.count() >= 2);
        stage.note("consumed directly: the listener had it", received.count());
        fields.put("clientId", "nobody");
        stage.note(
                "consumed directly by nobody",
                Answers.code(stage.raw().call(broker, RequestCode.CONSUME_MESSAGE_DIRECTLY, fields)));
    }

    private void assignment(String clientId) {
        for (String strategy : new String[] {"AVG", "AVG_BY_CIRCLE", "GUESS"}) {
            QueryAssignmentRequestBody body = new QueryAssignmentRequestBody();
            body.setTopic(topic);
            body.setConsumerGroup(group);
            body.setClientId(clientId);
            body.setStrategyName(strategy);
            body.setMessageModel(MessageModel.CLUSTERING);
            stage.note("queues shared out by the broker, " + strategy, assigned(body));
        }
    }

    private String assigned(QueryAssignmentRequestBody body) {
        RemotingCommand answer = stage.raw().call(broker, RequestCode.QUERY_ASSIGNMENT, Map.of(), body.encode());
        var assignments = QueryAssignmentResponseBody.decode(answer.getBody(), QueryAssignmentResponseBody.class)
                .getMessageQueueAssignments();
        return Answers.code(answer) + " "
                + (assignments == null
                        ? "nothing"
                        : assignments.stream()
                                .map(each -> each.getMessageQueue().getQueueId() + " " + each.getMode())
                                .sorted()
                                .toList());
    }

    private void mode() {
        stage.note("mode: pull", mode(topic, group));
        stage.note("mode: of a retry topic", mode("%RETRY%" + group, group));
        stage.note("mode: of a topic that does not exist", mode(stage.topic("admin-missing"), group));
        stage.note("mode: of a group that does not exist", mode(topic, stage.group("admin-missing")));
    }

    private String mode(String ofTopic, String ofGroup) {
        String body = "{\"topic\":\"%s\",\"consumerGroup\":\"%s\",\"mode\":\"PULL\",\"popShareQueueNum\":0}"
                .formatted(ofTopic, ofGroup);
        return Answers.code(stage.raw()
                .call(broker, RequestCode.SET_MESSAGE_REQUEST_MODE, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }
}
