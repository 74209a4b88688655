package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.MessageDecoder;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.body.LockBatchRequestBody;
import process.Await;
import rawclient.Answers;
import rawclient.RequestFields;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Single requests: a message is sent back, or sent to the retry topic, with all kinds of values. */
final class SendBackRequests {

    private final Stage stage;
    private final String broker;
    private final String topic;
    private final String group;
    private final RawPull retries;
    private final RawPull deadLetters;
    private long offset;
    private int deadLettersSeen;
    private int retriesSeen;

    SendBackRequests(Stage stage) {
        this.stage = stage;
        this.broker = stage.broker();
        this.topic = stage.emptyTopic("sent-back");
        this.group = stage.group("raw-group");
        this.retries = new RawPull(stage, broker, "%RETRY%" + group);
        this.deadLetters = new RawPull(stage, broker, "%DLQ%" + group);
    }

    void run() throws Exception {
        DefaultMQProducer producer = stage.producer("sent-back-producer");
        MessageQueue queue = new MessageQueue(topic, SendResults.brokerName(stage, topic), 0);
        String id = producer.send(SendResults.message(topic, "body"), queue).getOffsetMsgId();
        offset = MessageDecoder.decodeMessageId(id).getOffset();
        stage.makeTopic(retries.topic(), 1);
        refused();
        accepted();
        sentToTheRetryTopic();
    }

    private void refused() {
        for (String missing : new String[] {"offset", "group", "delayLevel"}) {
            Map<String, String> fields = fields();
            fields.remove(missing);
            stage.note("send back: field " + missing + " is missing", Answers.code(call(fields)));
        }
        for (String wrong : new String[] {"", "many", "99999999999"}) {
            stage.note("send back: delay level \"" + wrong + "\"", Answers.code(sendBack("delayLevel", wrong)));
        }
        for (long nowhere : new long[] {offset + 1, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            String what = nowhere == offset + 1 ? "in the middle of a message" : Long.toString(nowhere);
            RemotingCommand answer = sendBack("offset", Long.toString(nowhere));
            stage.note("send back: offset " + what, Answers.refusal(answer, Map.of("offset", Long.toString(nowhere))));
        }
        for (String name : new String[] {"", "a/b", "x".repeat(300)}) {
            String what = name.length() > 9 ? "of 300 characters" : "\"" + name + "\"";
            stage.note("send back: group " + what, Answers.code(sendBack("group", name)));
        }
    }

    private void accepted() {
        noteParked("the broker chooses the delay", 3, "0");
        noteParked("delay level 5", 5, "5");
        noteParked("a delay level beyond the last", 18, "100");
        noteDeadLetter("no further attempt wanted", sendBack("delayLevel", "-1"));
        noteDeadLetter("delay level -2147483648", sendBack("delayLevel", "-2147483648"));
        noteDeadLetter("no attempt allowed", sendBack("maxReconsumeTimes", "0"));
        noteDeadLetter("a negative number of attempts allowed", sendBack("maxReconsumeTimes", "-5"));
        noteDeadLetter("without a limit of its own", sendBack("delayLevel", "-1", "maxReconsumeTimes", null));
        stage.note("dead letters: first offset of another message", otherMessageBack());
    }

    /** Where messages wait for their next attempt, others look after theirs. */
    private void noteParked(String what, int level, String asked) {
        RawPull parked = new RawPull(stage, broker, "SCHEDULE_TOPIC_XXXX");
        Map<String, String> end = Map.of("topic", parked.topic(), "queueId", Integer.toString(level - 1));
        long before =
                Long.parseLong(Answers.field(stage.raw().call(broker, RequestCode.GET_MAX_OFFSET, end), "offset"));
        // A group of its own: when the ten seconds are over, its retry topic gets the message, and not ours.
        RemotingCommand answer = sendBack("delayLevel", asked, "group", stage.group("patient-group"));
        AtomicReference<MessageExt> found = new AtomicReference<>();
        Await.within(Duration.ofSeconds(10), () -> {
            RawPull.messages(parked.pull(level - 1, before)).stream()
                    .filter(message -> topic.equals(message.getProperty("RETRY_TOPIC")))
                    .findFirst()
                    .ifPresent(found::set);
            return found.get() != null;
        });
        MessageExt message = found.get();
        stage.note(
                "send back: " + what,
                Answers.code(answer) + ", parked for level " + level + ": "
                        + (message == null
                                ? "nothing"
                                : "failures " + message.getReconsumeTimes() + ", delay " + message.getProperty("DELAY")
                                        + ", for " + message.getProperty("REAL_TOPIC") + ", "
                                        + message.getProperty("REAL_QID")));
    }

    /** A dead letter itself can be sent back. */
    private String otherMessageBack() {
        MessageExt letter = deadLetters.message(0, 0);
        RemotingCommand answer =
                sendBack("offset", Long.toString(letter.getCommitLogOffset()), "maxReconsumeTimes", "1");
        MessageExt again = deadLetters.message(0, deadLettersSeen++);
        return Answers.code(answer) + ", failures " + again.getReconsumeTimes() + ", first of all "
                + again.getProperty("ORIGIN_MESSAGE_ID").equals(letter.getProperty("ORIGIN_MESSAGE_ID"));
    }

    private void noteDeadLetter(String what, RemotingCommand answer) {
        MessageExt letter = deadLetters.message(0, deadLettersSeen++);
        stage.note(
                "send back: " + what,
                Answers.code(answer) + ", dead letter after failures " + letter.getReconsumeTimes() + ", "
                        + wait(letter));
    }

    /** How long its consumer waits for it. A level of 0 or less is none, whichever it is. */
    private static String wait(MessageExt message) {
        int level = message.getDelayTimeLevel();
        return level > 0 ? "delay " + level : "at once";
    }

    private void sentToTheRetryTopic() {
        noteRetry("attempts are left", send("j", "2", "l", "2"));
        noteGivenUp("no attempt is left", send("j", "3", "l", "2"));
        noteGivenUp("more failures than any group allows", send("j", "2147483647"));
        noteRetry("nothing about failures", send());
        stage.note("a queue is locked", Answers.code(lock(RequestCode.LOCK_BATCH_MQ)));
        noteGivenUp("the group holds a lock", send("j", "1", "l", "16"));
        stage.note("the queue is unlocked", Answers.code(lock(RequestCode.UNLOCK_BATCH_MQ)));
        noteRetry("the group holds no lock any more", send("j", "1", "l", "16"));
        for (String name : new String[] {"%RETRY%", "%RETRY%a/b"}) {
            stage.note("sent to topic " + name, Answers.code(send("b", name)));
        }
    }

    private void noteRetry(String what, RemotingCommand answer) {
        note(what, answer, retries.message(0, retriesSeen++));
    }

    private void noteGivenUp(String what, RemotingCommand answer) {
        note(what, answer, deadLetters.message(0, deadLettersSeen++));
    }

    private void note(String what, RemotingCommand answer, MessageExt message) {
        stage.note(
                "sent to the retry topic, " + what,
                Answers.code(answer) + ", queue " + Answers.field(answer, "queueId") + ", offset "
                        + Answers.field(answer, "queueOffset") + ": in " + message.getTopic() + ", failures "
                        + message.getReconsumeTimes() + ", " + wait(message));
    }

    private RemotingCommand sendBack(String... changes) {
        Map<String, String> fields = fields();
        for (int i = 0; i < changes.length; i += 2) {
            if (changes[i + 1] == null) {
                fields.remove(changes[i]);
            } else {
                fields.put(changes[i], changes[i + 1]);
            }
        }
        return call(fields);
    }

    private RemotingCommand call(Map<String, String> fields) {
        return stage.raw().call(broker, RequestCode.CONSUMER_SEND_MSG_BACK, fields);
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new HashMap<>(Map.of("offset", Long.toString(offset), "group", group));
        fields.putAll(Map.of("delayLevel", "0", "originTopic", topic, "unitMode", "false", "maxReconsumeTimes", "16"));
        return fields;
    }

    private RemotingCommand send(String... changes) {
        Map<String, String> fields = RequestFields.with(
                RequestFields.ofSend("CLIENT_INNER_PRODUCER", retries.topic(), "i", "WAIT\u0001true\u0002"), changes);
        return stage.raw()
                .call(broker, RequestCode.SEND_MESSAGE_V2, fields, "retried".getBytes(StandardCharsets.UTF_8));
    }

    private RemotingCommand lock(int code) {
        LockBatchRequestBody body = new LockBatchRequestBody();
        body.setClientId("raw-client");
        body.setConsumerGroup(group);
        body.setMqSet(Set.of(new MessageQueue(topic, SendResults.brokerName(stage, topic), 0)));
        return stage.raw().call(broker, code, Map.of(), body.encode());
    }
}
