package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import process.Await;
import rawclient.Answers;
import rawclient.RequestFields;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Questions about offsets: the ends of a queue, a time, and where a group is. */
final class OffsetRequests {

    private final Stage stage;
    private final String broker;
    private final String topic;

    OffsetRequests(Stage stage) {
        this.stage = stage;
        this.broker = stage.broker();
        this.topic = stage.emptyTopic("offsets");
    }

    void run() throws Exception {
        DefaultMQProducer producer = stage.producer("offsets-producer");
        Consume.fill(stage, producer, topic, 0, 0, 1);
        long first = storeTime(0);
        // A second message with another time of day, so that there is something between the two.
        Await.within(Duration.ofSeconds(5), () -> System.currentTimeMillis() > first + 20);
        Consume.fill(stage, producer, topic, 0, 1, 1);
        ends();
        byTime(first, storeTime(1));
        groups();
    }

    private long storeTime(long offset) {
        return new RawPull(stage, broker, topic).message(0, offset).getStoreTimestamp();
    }

    private void ends() {
        String unknown = stage.topic("offsets-unknown");
        for (int code : new int[] {RequestCode.GET_MIN_OFFSET, RequestCode.GET_MAX_OFFSET}) {
            String end = code == RequestCode.GET_MIN_OFFSET ? "offsets: min of " : "offsets: max of ";
            stage.note(end + "a queue with two messages", offset(code, Map.of("topic", topic, "queueId", "0")));
            stage.note(end + "an empty queue", offset(code, Map.of("topic", topic, "queueId", "1")));
            stage.note(end + "a queue that does not exist", offset(code, Map.of("topic", topic, "queueId", "9")));
            stage.note(end + "a topic that does not exist", offset(code, Map.of("topic", unknown, "queueId", "0")));
        }
    }

    private void byTime(long first, long second) {
        Map<String, Long> times = new LinkedHashMap<>();
        times.put("1970", 0L);
        times.put("just before the first message", first - 1);
        times.put("of the first message", first);
        times.put("between the two", first + 1);
        times.put("of the second message", second);
        times.put("just after the second message", second + 1);
        for (String boundary : new String[] {"LOWER", "UPPER"}) {
            times.forEach((when, time) -> stage.note(
                    "offsets: by time, " + boundary + ", " + when,
                    OffsetAnswers.byTime(stage, topic, 0, time, boundary)));
        }
        stage.note(
                "offsets: by time, no boundary, between the two",
                offset(
                        RequestCode.SEARCH_OFFSET_BY_TIMESTAMP,
                        Map.of("topic", topic, "queueId", "0", "timestamp", Long.toString(first + 1))));
        stage.note(
                "offsets: by time, empty queue",
                offset(
                        RequestCode.SEARCH_OFFSET_BY_TIMESTAMP,
                        Map.of("topic", topic, "queueId", "1", "timestamp", Long.toString(first))));
        RemotingCommand earliest = stage.raw()
                .call(broker, RequestCode.GET_EARLIEST_MSG_STORETIME, Map.of("topic", topic, "queueId", "0"));
        stage.note(
                "offsets: time of the earliest message is that of the first",
                Answers.code(earliest) + ", "
                        + Answers.field(earliest, "timestamp").equals(Long.toString(first)));
    }

    private void groups() {
        String group = stage.group("offsets-group");
        Map<String, String> where = Map.of("consumerGroup", group, "topic", topic, "queueId", "0");
        stage.note(
                "group: members of one that nobody knows",
                Answers.refusal(
                        stage.raw()
                                .call(broker, RequestCode.GET_CONSUMER_LIST_BY_GROUP, Map.of("consumerGroup", group)),
                        Map.of("group", group)));
        stage.note("group: offset, never kept", offset(RequestCode.QUERY_CONSUMER_OFFSET, where));
        stage.note(
                "group: offset, never kept, not even 0 wanted",
                offset(RequestCode.QUERY_CONSUMER_OFFSET, RequestFields.with(where, "setZeroIfNotFound", "false")));
        stage.note(
                "group: offset, never kept, empty queue",
                offset(RequestCode.QUERY_CONSUMER_OFFSET, RequestFields.with(where, "queueId", "1")));
        stage.note(
                "group: keep an offset for a group that nobody knows",
                Answers.code(stage.raw()
                        .call(
                                broker,
                                RequestCode.UPDATE_CONSUMER_OFFSET,
                                RequestFields.with(where, "commitOffset", "1"))));
    }

    private String offset(int code, Map<String, String> fields) {
        return Answers.field(stage.raw().call(broker, code, fields), "offset");
    }
}
