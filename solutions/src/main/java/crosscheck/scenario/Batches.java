package crosscheck.scenario;

import crosscheck.Scenario;
import crosscheck.Stage;
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
import rawclient.Answers;
import rawclient.RequestFields;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Several messages in one request: results, offsets in a row, all or nothing, and what is refused. */
public final class Batches implements Scenario {

    @Override
    public String name() {
        return "batch";
    }

    @Override
    public String lesson() {
        return "15";
    }

    @Override
    public String title() {
        return "batches: results, consecutive offsets, all or nothing, refusals by client and broker";
    }

    @Override
    public void run(Stage stage) throws Exception {
        new Run(stage).all();
    }

    /** One run on one broker. */
    private static final class Run {

        private final Stage stage;
        private final String broker;
        private final String topic;
        private final String afterwards;
        private final DefaultMQProducer producer;
        private final MessageQueue queue;

        Run(Stage stage) throws Exception {
            this.stage = stage;
            this.broker = stage.broker();
            this.topic = stage.emptyTopic("batch");
            this.afterwards = stage.emptyTopic("batch-afterwards");
            this.producer = stage.producer("batch-producer");
            this.queue = new MessageQueue(topic, SendResults.brokerName(stage, topic), 2);
        }

        void all() throws Exception {
            accepted();
            refusedByClient();
            refusedByBroker();
        }

        private void accepted() throws Exception {
            send("three messages", messages("a", "b", "c"));
            send("one message", messages("d"));
            Message tagged = SendResults.message(topic, "e");
            tagged.setTags("paid");
            tagged.setKeys("4711");
            tagged.setFlag(42);
            tagged.putUserProperty("city", "Zürich");
            send("two more, one with everything", List.of(tagged, messages("f").get(0)));
            RawPull pull = new RawPull(stage, broker, topic);
            pull.message(2, 5);
            stage.note("batch: all messages, pulled", RawPull.described(pull.pull(2, 0)));
            MessageExt stored = pull.message(2, 4);
            stage.note("batch: tags, keys, flag", stored.getTags() + ", " + stored.getKeys() + ", " + stored.getFlag());
            stage.note("batch: user's property", stored.getUserProperty("city"));
            stage.note("batch: names of all properties", new TreeMap<>(stored.getProperties()).keySet());
            stage.note("batch: system flag", stored.getSysFlag());
            Message unkeyed = SendResults.message(topic, "x".repeat(8_000));
            send("a body that alone would be compressed", List.of(unkeyed));
            stage.note("batch: its system flag", pull.message(2, 6).getSysFlag());
        }

        private void send(String what, List<Message> messages) throws Exception {
            stage.happens(what, "sent");
            SendResult result = producer.send(messages, queue);
            stage.happens(what, "answered");
            note(what, result);
        }

        private void note(String what, SendResult result) {
            String[] ids = result.getOffsetMsgId().split(",");
            stage.note(
                    "batch: " + what,
                    "%s, queue %s, offset %s, %s offset ids, %s unique ids"
                            .formatted(
                                    result.getSendStatus(),
                                    result.getMessageQueue().getQueueId(),
                                    result.getQueueOffset(),
                                    Arrays.stream(ids).distinct().count(),
                                    result.getMsgId().split(",").length));
        }

        private void refusedByClient() throws Exception {
            Message elsewhere = SendResults.message(stage.topic("batch-other"), "x");
            refused("two topics", List.of(messages("x").get(0), elsewhere));
            Message later = messages("x").get(0);
            later.setDelayTimeLevel(1);
            refused("a delayed message", List.of(later));
            Message timed = messages("x").get(0);
            timed.setDelayTimeSec(5);
            refused("a message with a timer", List.of(messages("x").get(0), timed));
            Message hasty = messages("x").get(0);
            hasty.setWaitStoreMsgOK(false);
            refused("one that doesn't wait for the disk", List.of(messages("x").get(0), hasty));
            refused("a retry topic", List.of(SendResults.message("%RETRY%" + stage.group("batch-group"), "x")));
            refused("an empty body", List.of(messages("x").get(0), SendResults.message(topic, "")));
            Message large = new Message(topic, new byte[3 << 20]);
            refused("six megabytes", List.of(large, new Message(topic, new byte[3 << 20])));
            stage.note("batch: offset after all that", maxOffset());
        }

        private void refused(String what, List<Message> messages) throws Exception {
            String seen;
            try {
                seen = producer.send(messages, queue).getSendStatus().toString();
            } catch (MQClientException e) {
                seen = "MQClientException " + e.getResponseCode();
            } catch (MQBrokerException e) {
                seen = "MQBrokerException " + e.getResponseCode();
            }
            stage.note("client refuses: " + what, seen);
        }

        private void refusedByBroker() throws Exception {
            byte[] good = MessageDecoder.encodeMessages(messages("g", "h"));
            raw("a good one", good);
            raw("to queue 4 of 4", good, "e", "4");
            raw("to a retry topic", good, "b", "%RETRY%" + stage.group("batch-group"));
            raw("to a topic of 128 letters", good, "b", "x".repeat(128));
            byte[] cut = Arrays.copyOf(good, good.length - 1);
            raw("cut off by a byte", cut);
            byte[] tail = Arrays.copyOf(good, good.length + 3);
            raw("with three bytes too many", tail);
            byte[] lies = good.clone();
            ByteBuffer.wrap(lies).putInt(good.length / 2, 7);
            raw("whose second message lies about its size", lies);
            byte[] hugeBody = good.clone();
            ByteBuffer.wrap(hugeBody).putInt(16, Integer.MAX_VALUE);
            raw("whose first body would be of 2 GiB", hugeBody);
            byte[] negative = good.clone();
            ByteBuffer.wrap(negative).putInt(16, -1);
            raw("whose first body would be of -1 bytes", negative);
            raw("of no messages", new byte[0]);
            raw("that is no batch", "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            raw(
                    "a byte over 4 MiB",
                    MessageDecoder.encodeMessages(List.of(new Message(topic, new byte[(4 << 20) + 1]))));
            List<Message> empty = List.of(messages("i").get(0), new Message(topic, new byte[0]));
            raw("with an empty body in the middle", MessageDecoder.encodeMessages(empty));
            raw("with a transaction's bits", good, "f", "8");
            raw("with a level in the request's properties", good, "i", "DELAY\u00013\u0002");
            Message timed = messages("j").get(0);
            timed.setDelayTimeMs(5_000);
            raw(
                    "whose second message has a timer",
                    MessageDecoder.encodeMessages(List.of(messages("k").get(0), timed)));
            stage.note("raw batch: offset in its queue after all that", maxOffset());
            raw("after all that, a good one, to any queue", good, "e", "-1");
        }

        private void raw(String what, byte[] body, String... changes) {
            String id = "UNIQ_KEY\u0001" + "0".repeat(32) + "\u0002";
            Map<String, String> batch =
                    RequestFields.ofSend(stage.group("batch-raw"), topic, "e", "3", "i", id, "m", "true");
            Map<String, String> header = RequestFields.with(batch, changes);
            RemotingCommand answer = stage.raw().call(broker, RequestCode.SEND_BATCH_MESSAGE, header, body);
            stage.note("raw batch: " + what, Answers.code(answer));
        }

        /** What was sent before is counted by then: brokers tell their queues of messages in the order of the log. */
        private String maxOffset() throws Exception {
            SendResult last = producer.send(SendResults.message(afterwards, "last"));
            new RawPull(stage, broker, afterwards)
                    .message(last.getMessageQueue().getQueueId(), last.getQueueOffset());
            Map<String, String> where = new HashMap<>(Map.of("topic", topic));
            List<String> offsets = new ArrayList<>();
            for (String id : new String[] {"2", "3"}) {
                where.put("queueId", id);
                offsets.add(Answers.field(stage.raw().call(broker, RequestCode.GET_MAX_OFFSET, where), "offset"));
            }
            return String.join(", ", offsets);
        }

        private List<Message> messages(String... bodies) {
            return Arrays.stream(bodies)
                    .map(body -> SendResults.message(topic, body))
                    .toList();
        }
    }
}
