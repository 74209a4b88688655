package faults;

import org.apache.rocketmq.common.message.MessageDecoder;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import process.Await;
import rawclient.RawClient;
import rawclient.RequestFields;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A client with a topic of its own that must notice nothing: what it sends is stored at the next offset, and read again
 * as it was. One thread uses it.
 */
final class ProbeClient implements AutoCloseable {
    private static final String TOPIC = "probe";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RawClient client = new RawClient();
    private final String broker;
    private long count;

    ProbeClient(String broker) {
        this.broker = broker;
        Topics.make(broker, Map.of(TOPIC, 1));
    }

    /** How often it looked. */
    long count() {
        return count;
    }

    /**
     * Sends one message and reads it.
     *
     * @throws PromiseBroken if it is not stored at the next offset, or not read as it was
     */
    void look() {
        String text = "nothing happened " + count;
        RemotingCommand sent = client.call(
                broker,
                RequestCode.SEND_MESSAGE_V2,
                RequestFields.ofSend("probe", TOPIC, "d", "1"),
                text.getBytes(StandardCharsets.UTF_8));
        if (sent.getCode() != 0
                || !Long.toString(count).equals(sent.getExtFields().get("queueOffset"))) {
            throw new PromiseBroken("Another client's send number %s was answered %s, %s, %s"
                    .formatted(count, sent.getCode(), sent.getRemark(), sent.getExtFields()));
        }
        if (!Await.within(PATIENCE, () -> isThere(text))) {
            throw new PromiseBroken("Another client cannot read its message number %s: %s".formatted(count, pull()));
        }
        count++;
    }

    private boolean isThere(String text) {
        RemotingCommand answer = pull();
        if (answer.getCode() != 0 || answer.getBody() == null) {
            return false;
        }
        List<MessageExt> found = MessageDecoder.decodes(ByteBuffer.wrap(answer.getBody()));
        return found.size() == 1 && new String(found.get(0).getBody(), StandardCharsets.UTF_8).equals(text);
    }

    private RemotingCommand pull() {
        return client.call(
                broker,
                RequestCode.PULL_MESSAGE,
                new HashMap<>(Map.of(
                        "consumerGroup", "probe",
                        "topic", TOPIC,
                        "queueId", "0",
                        "queueOffset", Long.toString(count),
                        "maxMsgNums", "1",
                        "sysFlag", "4",
                        "commitOffset", "0",
                        "suspendTimeoutMillis", "0",
                        "subscription", "*",
                        "subVersion", "0")));
    }

    @Override
    public void close() {
        client.close();
    }
}
