package crosscheck.scenario;

import crosscheck.Scenario;
import crosscheck.Stage;
import org.apache.rocketmq.client.QueryResult;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageDecoder;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import process.Await;
import rawclient.Answers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** "Where is order 4711?": messages found by key, by unique id, by tag and by their place in the log. */
public final class Find implements Scenario {

    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final String ANY_TIME = Long.toString(Long.MAX_VALUE);

    @Override
    public String name() {
        return "find";
    }

    @Override
    public String lesson() {
        return "10";
    }

    @Override
    public String title() {
        return "query by key, by unique id, by tag and by offset id; time ranges, limits, nothing found";
    }

    @Override
    public void run(Stage stage) throws Exception {
        new Run(stage).all();
    }

    /** One run on one broker. */
    @SuppressWarnings("deprecation") // the client has no other way than a producer that also asks
    private static final class Run {

        private final Stage stage;
        private final String broker;
        private final String topic;
        private final DefaultMQProducer producer;
        private final List<SendResult> sent = new ArrayList<>();

        Run(Stage stage) throws Exception {
            this.stage = stage;
            this.broker = stage.broker();
            this.topic = stage.emptyTopic("find");
            this.producer = stage.producer("find-producer");
        }

        void all() throws Exception {
            send("first", "paid", "4711 4712");
            send("second", "sent", "4712");
            send("third", "paid", "4713");
            Await.within(BOUND, () -> query("key", "4713").getCode() == 0);
            byClient();
            byKey();
            byTag();
            inTime();
            atMost();
            wrong();
            byPlace();
        }

        private void send(String body, String tag, String keys) throws Exception {
            Message message = SendResults.message(topic, body);
            message.setTags(tag);
            message.setKeys(keys);
            sent.add(producer.send(message, new MessageQueue(topic, SendResults.brokerName(stage, topic), 1)));
        }

        private void byClient() throws Exception {
            QueryResult found = producer.queryMessage(topic, "4712", 32, 0, Long.MAX_VALUE);
            stage.note("client: messages with key 4712", bodies(found.getMessageList()));
            stage.note(
                    "client: by unique id",
                    RawPull.text(producer.viewMessage(topic, sent.get(1).getMsgId())));
            stage.note(
                    "client: by offset id",
                    RawPull.text(producer.viewMessage(topic, sent.get(2).getOffsetMsgId())));
            stage.note(
                    "client: no such key", failure(() -> producer.queryMessage(topic, "none", 32, 0, Long.MAX_VALUE)));
            String otherId = sent.get(0).getMsgId().replaceAll(".$", "");
            stage.note("client: a unique id that is cut off", failure(() -> producer.viewMessage(topic, otherId)));
        }

        private void byKey() {
            note("one word of the keys", "key", "4711");
            note("a word that two messages have", "key", "4712");
            note("all words at once", "key", "4711 4712");
            note("a part of a word", "key", "471");
            note("unique id, asked for as such", "key", sent.get(1).getMsgId(), "_UNIQUE_KEY_QUERY", "true");
            note("unique id, asked for as a key", "key", sent.get(1).getMsgId());
            note("key, asked for as a unique id", "key", "4711", "indexType", "U");
            note("empty key", "key", "");
            note("another topic", "key", "4711", "topic", stage.topic("find-unknown"));
            RemotingCommand answer = query("key", "4711");
            stage.note("raw: names of the answer's fields", Answers.fieldNames(answer));
        }

        private void byTag() {
            note("tag", "key", "paid", "indexType", "T");
            note("tag, asked for as a key", "key", "paid");
            note("key, asked for as a tag", "key", "4711", "indexType", "T");
            note("an index that does not exist", "key", "4711", "indexType", "X");
        }

        private void inTime() {
            long first = MessageDecoder.decodes(
                            java.nio.ByteBuffer.wrap(query("key", "4711").getBody()))
                    .get(0)
                    .getStoreTimestamp();
            note("until an hour before", "key", "4711", "endTimestamp", Long.toString(first - 3_600_000));
            note("from an hour after on", "key", "4711", "beginTimestamp", Long.toString(first + 3_600_000));
            note(
                    "around its time",
                    "key",
                    "4711",
                    "beginTimestamp",
                    Long.toString(first - 10_000),
                    "endTimestamp",
                    Long.toString(first + 10_000));
            note("from after the end on", "key", "4711", "beginTimestamp", "2", "endTimestamp", "1");
        }

        private void atMost() {
            note("one wanted, two are there", "key", "4712", "maxNum", "1");
            note("a thousand wanted", "key", "4712", "maxNum", "1000");
            note("none wanted", "key", "4712", "maxNum", "0");
            note("less than none wanted", "key", "4712", "maxNum", "-1");
        }

        private void wrong() {
            for (String field : new String[] {"topic", "key", "maxNum", "beginTimestamp", "endTimestamp"}) {
                Map<String, String> fields = fields("key", "4711");
                fields.remove(field);
                stage.note(
                        "raw: field " + field + " is missing",
                        Answers.code(stage.raw().call(broker, RequestCode.QUERY_MESSAGE, fields)));
            }
            note("a time that is no number", "key", "4711", "beginTimestamp", "yesterday");
        }

        private void byPlace() throws Exception {
            long place =
                    MessageDecoder.decodeMessageId(sent.get(0).getOffsetMsgId()).getOffset();
            stage.note("raw: by place in the log", view(Long.toString(place)));
            stage.note("raw: far behind the end of the log", view("999999999999"));
            stage.note("raw: before its beginning", view("-1"));
            stage.note("raw: place that is no number", view("here"));
        }

        private String view(String offset) {
            RemotingCommand answer =
                    stage.raw().call(broker, RequestCode.VIEW_MESSAGE_BY_ID, Map.of("topic", topic, "offset", offset));
            return Answers.code(answer) + " " + bodies(RawPull.messages(answer));
        }

        private void note(String what, String... changes) {
            RemotingCommand answer = query(changes);
            stage.note("raw: " + what, Answers.code(answer) + " " + bodies(RawPull.messages(answer)));
        }

        private RemotingCommand query(String... changes) {
            return stage.raw().call(broker, RequestCode.QUERY_MESSAGE, fields(changes));
        }

        private Map<String, String> fields(String... changes) {
            Map<String, String> fields = new HashMap<>();
            fields.put("topic", topic);
            fields.put("maxNum", "32");
            fields.put("beginTimestamp", "0");
            fields.put("endTimestamp", ANY_TIME);
            for (int i = 0; i < changes.length; i += 2) {
                fields.put(changes[i], changes[i + 1]);
            }
            return fields;
        }

        private static String bodies(List<MessageExt> messages) {
            return messages.stream().map(RawPull::text).collect(Collectors.joining(", ", "[", "]"));
        }

        private interface Question {
            Object ask() throws Exception;
        }

        private static String failure(Question question) throws Exception {
            try {
                return "found " + question.ask();
            } catch (MQClientException e) {
                return "MQClientException " + e.getResponseCode();
            } catch (MQBrokerException e) {
                return "MQBrokerException " + e.getResponseCode();
            }
        }
    }
}
