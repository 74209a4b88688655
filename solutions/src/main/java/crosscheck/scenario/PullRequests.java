package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import rawclient.Answers;

import java.util.List;
import java.util.Map;

/** Pull requests that are answered at once: what is found at which offset, and what is refused. */
final class PullRequests {

    private static final int MESSAGES = 40;

    private final Stage stage;
    private final String broker;
    private final String topic;
    private final RawPull pull;

    PullRequests(Stage stage) {
        this.stage = stage;
        this.broker = stage.broker();
        this.topic = stage.emptyTopic("pull");
        this.pull = new RawPull(stage, broker, topic);
    }

    void run() throws Exception {
        DefaultMQProducer producer = stage.producer("pull-producer");
        Consume.fill(stage, producer, topic, 0, 0, MESSAGES);
        found();
        nothingThere();
        refused();
    }

    private void found() {
        stage.note("pull: 4 from offset 0", RawPull.described(pull.pull(0, 0, "maxMsgNums", "4")));
        stage.note("pull: 4 from offset 38, the last two", RawPull.described(pull.pull(0, 38, "maxMsgNums", "4")));
        RemotingCommand most = pull.pull(0, 0, "maxMsgNums", "100");
        stage.note(
                "pull: 100 from offset 0",
                Answers.code(most) + ", " + RawPull.messages(most).size() + " messages" + RawPull.offsets(most));
        stage.note(
                "pull: one byte of messages at most (maxMsgBytes, which nobody heeds)",
                RawPull.described(pull.pull(0, 7, "maxMsgBytes", "1")));
        RemotingCommand lite =
                stage.raw().call(broker, RequestCode.LITE_PULL_MESSAGE, pull.fields(0, 39, "sysFlag", "20"));
        stage.note("pull: the same as a lite pull (request code 361)", RawPull.described(lite));
        stage.note("pull: names of the answer's fields", Answers.fieldNames(lite));
        stage.note("pull: suggested broker", Answers.field(lite, "suggestWhichBrokerId"));
    }

    private void nothingThere() {
        stage.note("pull: at the end", RawPull.described(pull.pull(0, MESSAGES)));
        stage.note("pull: beyond the end", RawPull.described(pull.pull(0, MESSAGES + 1)));
        stage.note("pull: before the beginning", RawPull.described(pull.pull(0, -1)));
        stage.note("pull: empty queue, offset 0", RawPull.described(pull.pull(1, 0)));
        stage.note("pull: empty queue, offset 5", RawPull.described(pull.pull(1, 5)));
    }

    private void refused() {
        String unknown = stage.topic("pull-unknown");
        note("unknown topic", new RawPull(stage, broker, unknown).pull(0, 0), Map.of("topic", unknown));
        note("queue 4 of 4", pull.pull(4, 0), Map.of("queue", "4", "topic", topic));
        note("queue -1", pull.pull(-1, 0), Map.of("queue", "-1", "topic", topic));
        note("group without a heartbeat", pull.pull(0, 0, "sysFlag", "0"), Map.of());
        for (String field : List.of("consumerGroup", "topic", "queueId", "queueOffset", "maxMsgNums", "sysFlag")) {
            Map<String, String> fields = pull.fields(0, 0);
            fields.remove(field);
            note(
                    "field " + field + " is missing",
                    stage.raw().call(broker, RequestCode.PULL_MESSAGE, fields),
                    Map.of());
        }
    }

    private void note(String what, RemotingCommand answer, Map<String, String> values) {
        stage.note("pull: " + what, Answers.refusal(answer, values));
    }
}
