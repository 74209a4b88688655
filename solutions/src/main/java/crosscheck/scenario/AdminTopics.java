package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.TopicConfig;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RemotingSerializable;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.apache.rocketmq.remoting.protocol.admin.TopicStatsTable;
import org.apache.rocketmq.remoting.protocol.body.TopicList;
import process.Await;
import rawclient.Answers;
import rawclient.RequestFields;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Topics made, changed, described and deleted. */
final class AdminTopics {

    private static final Duration BOUND = Duration.ofSeconds(10);

    private final Stage stage;
    private final String broker;
    private final String topic;

    AdminTopics(Stage stage) {
        this.stage = stage;
        this.broker = stage.broker();
        this.topic = stage.topic("admin-topic");
    }

    void run() throws Exception {
        unknown();
        stage.note("topic: made", make(topic, "2", "3", "6"));
        stage.note("topic: its route", route());
        stage.note("topic: its settings", settings());
        stage.note("topic: made again as it is", make(topic, "2", "3", "6"));
        stage.note("topic: changed", make(topic, "4", "4", "4"));
        stage.note("topic: its settings after that", settings());
        make(topic, "2", "2", "6");
        filled();
        refused();
        deleted();
    }

    private void unknown() {
        stage.note("topic that does not exist: settings", Answers.code(ask(RequestCode.GET_TOPIC_CONFIG)));
        stage.note("topic that does not exist: state", Answers.code(ask(RequestCode.GET_TOPIC_STATS_INFO)));
        stage.note("topic that does not exist: groups", groups());
    }

    private void filled() throws Exception {
        DefaultMQProducer producer = stage.producer("admin-producer");
        Consume.fill(stage, producer, topic, 0, 0, 3);
        Consume.fill(stage, producer, topic, 1, 0, 1);
        stage.note("topic: state of its queues", stats());
        stage.note("topic: groups", groups());
        stage.note("topic: in the name server's list", topics().getTopicList().contains(topic));
    }

    private void refused() {
        stage.note("topic with a blank in its name", make("bad name", "1", "1", "6"));
        stage.note("topic without a name", make("", "1", "1", "6"));
        stage.note("topic of 128 letters", make("x".repeat(128), "1", "1", "6"));
        stage.note("system topic, made", make("TBW102", "1", "1", "6"));
        stage.note("system topic rmq_sys_x, made", make("rmq_sys_x", "1", "1", "6"));
        stage.note("topic of a negative number of queues", make(stage.topic("admin-negative"), "-1", "-1", "6"));
        stage.note("topic with a permission that does not exist", make(stage.topic("admin-perm"), "1", "1", "64"));
        stage.note("topic of a million queues", make(stage.topic("admin-million"), "1000000", "1000000", "6"));
        stage.note("topic with a number of queues that is none", make(stage.topic("admin-many"), "many", "1", "6"));
        delete("TBW102", "system topic, deleted");
        delete("", "topic without a name, deleted");
    }

    private void deleted() {
        delete(topic, "topic: deleted");
        stage.note("topic: its settings after that (deleted)", Answers.code(ask(RequestCode.GET_TOPIC_CONFIG)));
        stage.note(
                "topic: deleted in the name server",
                Answers.code(stage.raw()
                        .call(stage.nameServer(), RequestCode.DELETE_TOPIC_IN_NAMESRV, Map.of("topic", topic))));
        stage.note("topic: its route after that (deleted)", Answers.code(stage.askForRoute(topic)));
        delete(topic, "topic: deleted again");
        make(topic, "1", "1", "6");
        Await.within(BOUND, () -> stage.askForRoute(topic).getCode() == ResponseCode.SUCCESS);
        stage.note("topic: made anew, state of its queue", stats());
    }

    private void delete(String which, String what) {
        stage.note(
                what,
                Answers.code(stage.raw().call(broker, RequestCode.DELETE_TOPIC_IN_BROKER, Map.of("topic", which))));
    }

    private String make(String name, String readQueues, String writeQueues, String permission) {
        Map<String, String> fields = RequestFields.ofTopic(
                name, 1, "readQueueNums", readQueues, "writeQueueNums", writeQueues, "perm", permission);
        return Answers.code(stage.raw().call(broker, RequestCode.UPDATE_AND_CREATE_TOPIC, fields));
    }

    private RemotingCommand ask(int code) {
        return stage.raw().call(broker, code, Map.of("topic", topic));
    }

    private String route() {
        Await.within(BOUND, () -> stage.askForRoute(topic).getCode() == ResponseCode.SUCCESS);
        return SendResults.described(stage.route(topic));
    }

    private String settings() {
        RemotingCommand answer = ask(RequestCode.GET_TOPIC_CONFIG);
        TopicConfig config = RemotingSerializable.decode(answer.getBody(), TopicConfig.class);
        return "%s, %s to read, %s to write, permission %s, %s, %s"
                .formatted(
                        config.getTopicName(),
                        config.getReadQueueNums(),
                        config.getWriteQueueNums(),
                        config.getPerm(),
                        config.getTopicFilterType(),
                        config.isOrder() ? "ordered" : "not ordered");
    }

    private String stats() {
        TopicStatsTable table =
                TopicStatsTable.decode(ask(RequestCode.GET_TOPIC_STATS_INFO).getBody(), TopicStatsTable.class);
        Map<Integer, String> queues = new TreeMap<>();
        table.getOffsetTable()
                .forEach((queue, range) -> queues.put(
                        queue.getQueueId(),
                        range.getMinOffset() + ".." + range.getMaxOffset()
                                + (range.getLastUpdateTimestamp() > 0 ? " with a time" : "")));
        return queues.toString();
    }

    private String groups() {
        RemotingCommand answer = ask(RequestCode.QUERY_TOPIC_CONSUME_BY_WHO);
        return Answers.code(answer) + " " + new String(answer.getBody(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private TopicList topics() {
        RemotingCommand answer =
                stage.raw().call(stage.nameServer(), RequestCode.GET_ALL_TOPIC_LIST_FROM_NAMESERVER, Map.of());
        return TopicList.decode(answer.getBody(), TopicList.class);
    }
}
