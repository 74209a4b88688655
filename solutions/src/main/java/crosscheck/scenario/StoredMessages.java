package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageDecoder;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.common.RemotingHelper;

import java.util.Arrays;
import java.util.TreeMap;

/** What is left of a message when it comes back: every field that a consumer can see. */
final class StoredMessages {

    private static final int LONG_ENOUGH_TO_BE_COMPRESSED = 10_000;

    private final Stage stage;
    private final String topic;

    StoredMessages(Stage stage) {
        this.stage = stage;
        this.topic = stage.emptyTopic("stored");
    }

    void run() throws Exception {
        DefaultMQProducer producer = stage.producer("stored-producer");
        MessageQueue queue = new MessageQueue(topic, SendResults.brokerName(stage, topic), 3);

        Message plain = SendResults.message(topic, "größe 😀");
        plain.setTags("paid");
        plain.setKeys("order-1 order-2");
        plain.setFlag(42);
        plain.putUserProperty("city", "Zürich");
        SendResult sent = producer.send(plain, queue);
        producer.send(new Message(topic, new byte[LONG_ENOUGH_TO_BE_COMPRESSED]), queue);

        RawPull pull = new RawPull(stage, stage.broker(), topic);
        fields(pull.message(3, 0), sent);
        compressed(pull.message(3, 1));
    }

    private void fields(MessageExt message, SendResult sent) {
        stage.note(
                "stored: topic, queue, offset",
                message.getTopic() + ", " + message.getQueueId() + ", " + message.getQueueOffset());
        stage.note("stored: body", RawPull.text(message));
        stage.note("stored: tags, keys", message.getTags() + ", " + message.getKeys());
        stage.note("stored: user's property", message.getUserProperty("city"));
        stage.note("stored: names of all properties", new TreeMap<>(message.getProperties()).keySet());
        for (String added : new String[] {"MSG_REGION", "TRACE_ON", "CLUSTER", "WAIT"}) {
            stage.note("stored: property " + added, message.getProperty(added));
        }
        stage.note("stored: user's flag", message.getFlag());
        stage.note("stored: system flag", message.getSysFlag());
        // The id has 32 letters, or 56 where the client's own address is an IPv6 address.
        stage.note(
                "stored: bytes, without the unique id",
                message.getStoreSize() - message.getMsgId().length());
        stage.note("stored: checksum of the body", message.getBodyCRC());
        stage.note("stored: times consumed again", message.getReconsumeTimes());
        stage.note("stored: offset of a prepared transaction", message.getPreparedTransactionOffset());
        stage.note("stored: born before stored", message.getBornTimestamp() <= message.getStoreTimestamp());
        stage.note(
                "stored: ids are those of the send",
                message.getMsgId().equals(sent.getMsgId()) && offsetId(message).equals(sent.getOffsetMsgId()));
        stage.note("stored: host", RemotingHelper.parseSocketAddressAddr(message.getStoreHost()));
    }

    private static String offsetId(MessageExt message) {
        return MessageDecoder.createMessageId(message.getStoreHost(), message.getCommitLogOffset());
    }

    private void compressed(MessageExt message) {
        stage.note("compressed: system flag", message.getSysFlag());
        stage.note("compressed: stored in fewer bytes", message.getStoreSize() < LONG_ENOUGH_TO_BE_COMPRESSED);
        stage.note(
                "compressed: the body is as it was sent",
                Arrays.equals(message.getBody(), new byte[LONG_ENOUGH_TO_BE_COMPRESSED]));
    }
}
