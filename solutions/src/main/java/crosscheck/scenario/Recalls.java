package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.producer.RecallMessageHandle;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import rawclient.Answers;

import java.util.HashMap;
import java.util.Map;

/** Recalls, in time and too late, and with handles that are wrong. */
final class Recalls {

    private static final String BROKER = "broker-a";

    private final Stage stage;
    private final Delays delays;

    Recalls(Stage stage, Delays delays) {
        this.stage = stage;
        this.delays = delays;
    }

    void inTime(SendResult sent) throws Exception {
        String id = delays.producer().recallMessage(delays.topic(), sent.getRecallHandle());
        stage.note("recall: answers with the message's id", id.equals(sent.getMsgId()));
        RemotingCommand again = recall(delays.topic(), sent.getRecallHandle());
        stage.note("recall again", Answers.code(again));
        stage.note("recall again: names of the answer's fields", Answers.fieldNames(again));
    }

    /** @param delivered what has arrived already */
    void refused(SendResult delivered) {
        String topic = delays.topic();
        long soon = System.currentTimeMillis() + 60_000;
        note("delivered already", topic, delivered.getRecallHandle());
        note("never sent", topic, handle(topic, BROKER, soon, "nobody"));
        note("another topic", topic, handle("another", BROKER, soon, "id"));
        note("topic that does not exist", stage.topic("no-such-topic"), handle(topic, BROKER, soon, "id"));
        note("another broker", topic, handle(topic, "broker-b", soon, "id"));
        note("four days away", topic, handle(topic, BROKER, soon + 4 * 86_400_000L, "id"));
        note("the year 1970", topic, handle(topic, BROKER, 1, "id"));
        note("no base 64", topic, "!?");
        note("nothing", topic, "");
        note("four words", topic, base64("v1 " + topic + " " + BROKER + " " + soon));
        note("version 2", topic, base64("v2 " + topic + " " + BROKER + " " + soon + " id"));
        note("no time", topic, base64("v1 " + topic + " " + BROKER + " soon id"));
    }

    private void note(String what, String topic, String handle) {
        stage.note("recall: " + what, Answers.code(recall(topic, handle)));
    }

    private RemotingCommand recall(String topic, String handle) {
        Map<String, String> fields =
                new HashMap<>(Map.of("producerGroup", stage.group("recaller"), "topic", topic, "recallHandle", handle));
        return stage.raw().call(stage.broker(), RequestCode.RECALL_MESSAGE, fields);
    }

    private static String handle(String topic, String broker, long time, String id) {
        return RecallMessageHandle.HandleV1.buildHandle(topic, broker, Long.toString(time), id);
    }

    private static String base64(String text) {
        return java.util.Base64.getUrlEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
