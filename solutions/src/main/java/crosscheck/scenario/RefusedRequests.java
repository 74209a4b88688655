package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import rawclient.Answers;
import rawclient.RequestFields;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Send requests that the client would never let through: what the broker itself says to them. */
final class RefusedRequests {

    private static final int LARGEST_BODY = 4 << 20;
    private static final String ADDED_BY_THE_BROKER =
            "MSG_REGION\u0001DefaultRegion\u0002TRACE_ON\u0001true\u0002CLUSTER\u0001DefaultCluster\u0002";
    private static final byte[] BODY = "raw".getBytes(StandardCharsets.UTF_8);

    private final Stage stage;
    private final String broker;
    private final String topic;

    RefusedRequests(Stage stage) {
        this.stage = stage;
        this.broker = stage.broker();
        this.topic = stage.topic("raw");
    }

    void run() {
        accepted();
        topics();
        queues();
        sizes();
        malformed();
    }

    private void accepted() {
        RemotingCommand v2 = send(header(topic, "e", "0"), BODY);
        stage.note("raw: a good send", Answers.code(v2));
        stage.note("raw: names of the answer's fields", Answers.fieldNames(v2));
        stage.note("raw: queue and offset", Answers.field(v2, "queueId") + ", " + Answers.field(v2, "queueOffset"));
        RemotingCommand v1 =
                stage.raw().call(broker, RequestCode.SEND_MESSAGE, longNames(header(topic, "e", "0")), BODY);
        stage.note("raw: a good send with the long field names (request code 10)", Answers.code(v1));
        stage.note("raw: its queue and offset", Answers.field(v1, "queueId") + ", " + Answers.field(v1, "queueOffset"));
    }

    private void topics() {
        refused("topic with a blank", "bad name", header("bad name"));
        refused("topic with a letter outside ASCII", "größe", header("größe"));
        refused("topic of no letters", "?", header(""));
        refused("topic of blanks", "?", header("  "));
        String tooLong = "x".repeat(128);
        note("topic of 128 letters", send(header(tooLong), BODY), Map.of("limit", "127"));
        for (String forbidden : new String[] {
            "SCHEDULE_TOPIC_XXXX",
            "RMQ_SYS_TRANS_HALF_TOPIC",
            "RMQ_SYS_TRANS_OP_HALF_TOPIC",
            "TRANS_CHECK_MAX_TIME_TOPIC",
            "SELF_TEST_TOPIC",
            "OFFSET_MOVED_EVENT"
        }) {
            refused("topic " + forbidden, forbidden, header(forbidden));
        }
        String unknown = stage.topic("raw-unknown");
        refused("unknown topic, unknown template", unknown, header(unknown, "c", stage.topic("no-such-template")));
        refused("unknown topic, template without the inherit bit", unknown, header(unknown, "c", topic));
        refused("unknown topic, empty template", unknown, header(unknown, "c", ""));
        refused("unknown topic, no queues wanted", unknown, header(unknown, "d", "0"));
        refused("the same topic again", unknown, header(unknown));
        String many = stage.topic("raw-many");
        refused("unknown topic, 100 queues wanted, queue 7", many, header(many, "d", "100", "e", "7"));
        note("the same topic, queue 8", send(header(many, "e", "8"), BODY), Map.of("queue", "8", "topic", many));
    }

    private void queues() {
        note("queue 4 of 4", send(header(topic, "e", "4"), BODY), Map.of("queue", "4", "topic", topic));
        note(
                "queue 2147483647",
                send(header(topic, "e", "2147483647"), BODY),
                Map.of("queue", "2147483647", "topic", topic));
        RemotingCommand any = send(header(topic, "e", "-1"), BODY);
        boolean one = Answers.field(any, "queueId").matches("[0-3]");
        stage.note("raw: queue -1", Answers.code(any) + (one ? ", one of the four" : ""));
    }

    private void sizes() {
        note("body of 4 MiB", send(header(topic), new byte[LARGEST_BODY]), Map.of());
        note("body of 4 MiB and a byte", send(header(topic), new byte[LARGEST_BODY + 1]), Map.of("limit", "4194304"));
        note("no body", send(header(topic), null), Map.of());
        int room = Short.MAX_VALUE - ADDED_BY_THE_BROKER.length();
        note("properties of 32767 bytes with what the broker adds", send(properties(room), BODY), Map.of());
        note("properties of a byte more", send(properties(room + 1), BODY), Map.of("limit", "32"));
        note("properties of 32768 bytes as sent", send(properties(Short.MAX_VALUE + 1), BODY), Map.of("limit", "32"));
        note("no properties", send(without(header(topic), "i"), BODY), Map.of());
    }

    private void malformed() {
        for (String field : new String[] {"a", "b", "c", "d", "e", "f", "g", "h"}) {
            stage.note("raw: field " + field + " is missing", Answers.code(send(without(header(topic), field), BODY)));
        }
        stage.note("raw: queue \"one\"", Answers.code(send(header(topic, "e", "one"), BODY)));
        stage.note("raw: request code 9999", Answers.code(stage.raw().call(broker, 9999, Map.of())));
        stage.note("raw: after all this, a good send", Answers.code(send(header(topic), BODY)));
    }

    private void refused(String what, String topicName, Map<String, String> header) {
        note(what, send(header, BODY), Map.of("topic", topicName));
    }

    private void note(String what, RemotingCommand answer, Map<String, String> values) {
        stage.note("raw: " + what, Answers.refusal(answer, values));
    }

    private RemotingCommand send(Map<String, String> header, byte[] body) {
        return stage.raw().call(broker, RequestCode.SEND_MESSAGE_V2, header, body);
    }

    private Map<String, String> header(String toTopic, String... changes) {
        String now = Long.toString(System.currentTimeMillis());
        return RequestFields.with(RequestFields.ofSend(stage.group("raw-producer"), toTopic, "g", now), changes);
    }

    private static Map<String, String> without(Map<String, String> header, String field) {
        header.remove(field);
        return header;
    }

    private static Map<String, String> longNames(Map<String, String> header) {
        Map<String, String> names = Map.of(
                "a", "producerGroup",
                "b", "topic",
                "c", "defaultTopic",
                "d", "defaultTopicQueueNums",
                "e", "queueId",
                "f", "sysFlag",
                "g", "bornTimestamp",
                "h", "flag",
                "i", "properties");
        Map<String, String> renamed = new HashMap<>();
        header.forEach((name, value) -> renamed.put(names.get(name), value));
        return renamed;
    }

    /** A header with properties of that many bytes, the message's own id among them. */
    private Map<String, String> properties(int length) {
        String id = "UNIQ_KEY\u0001" + "0".repeat(32) + "\u0002";
        String rest = id + "k\u0001\u0002";
        return header(topic, "i", id + "k\u0001" + "v".repeat(length - rest.length()) + "\u0002");
    }
}
