package faults;

import faults.history.QueuePlace;
import faults.history.Recorder;
import org.apache.rocketmq.common.message.MessageDecoder;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import rawclient.RawClient;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads queues from their first message to their last, going on where it ended, and notes each message. Offsets must
 * follow each other without a gap, and every body must be what was sent.
 *
 * <p>One thread at a time.
 */
final class ReadBack implements AutoCloseable {
    /** The subscription stands in the request. */
    private static final String WITH_SUBSCRIPTION = "4";

    private final RawClient client = new RawClient();
    private final String broker;
    private final Recorder recorder;
    private final String group;
    private final Map<QueuePlace, Long> next = new HashMap<>();

    /** @param group under which the recorder is told */
    ReadBack(String broker, Recorder recorder, String group) {
        this.broker = broker;
        this.recorder = recorder;
        this.group = group;
    }

    /**
     * Reads what is new in the queues of a topic.
     *
     * @return how many messages
     * @throws PromiseBroken if there is a gap, or a body is not what was sent
     */
    int readOn(String topic, int queues) {
        int count = 0;
        for (int queue = 0; queue < queues; queue++) {
            count += readQueue(topic, queue);
        }
        return count;
    }

    private int readQueue(String topic, int queue) {
        QueuePlace place = Senders.place(topic, queue, 0);
        long first = next.getOrDefault(place, 0L);
        long offset = first;
        long max = maxOffset(topic, queue);
        if (max < offset) {
            throw new PromiseBroken("%s ends at offset %s, but messages up to %s were read from it before"
                    .formatted(place.queue(), max, offset - 1));
        }
        while (offset < max) {
            for (MessageExt message : pull(topic, queue, offset)) {
                if (message.getQueueOffset() != offset) {
                    throw new PromiseBroken("%s has a gap: behind offset %s comes %s"
                            .formatted(place.queue(), offset - 1, message.getQueueOffset()));
                }
                String key = Body.key(message.getBody(), Senders.MAX_BODY);
                recorder.seen(group, "reader", Senders.place(topic, queue, offset), key);
                offset++;
            }
        }
        next.put(place, offset);
        return (int) (offset - first);
    }

    private List<MessageExt> pull(String topic, int queue, long offset) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "consumerGroup", "reader",
                "topic", topic,
                "queueId", Integer.toString(queue),
                "queueOffset", Long.toString(offset),
                "maxMsgNums", "32",
                "sysFlag", WITH_SUBSCRIPTION,
                "commitOffset", "0",
                "suspendTimeoutMillis", "0",
                "subscription", "*",
                "subVersion", "0"));
        RemotingCommand answer = client.call(broker, RequestCode.PULL_MESSAGE, fields);
        if (answer.getCode() != ResponseCode.SUCCESS) {
            throw new PromiseBroken("Offset %s of %s/%s cannot be read: %s %s"
                    .formatted(offset, topic, queue, answer.getCode(), answer.getRemark()));
        }
        return MessageDecoder.decodes(ByteBuffer.wrap(answer.getBody()));
    }

    private long maxOffset(String topic, int queue) {
        RemotingCommand answer = client.call(
                broker, RequestCode.GET_MAX_OFFSET, Map.of("topic", topic, "queueId", Integer.toString(queue)));
        return Long.parseLong(answer.getExtFields().get("offset"));
    }

    @Override
    public void close() {
        client.close();
    }
}
