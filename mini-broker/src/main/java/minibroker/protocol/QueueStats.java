package minibroker.protocol;

import minibroker.message.MessageQueue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bodies that say something of each queue: tables whose keys are queues.
 *
 * <p>RocketMQ: {@code TopicStatsTable}, {@code ConsumeStats} and {@code ResetOffsetBody}.
 */
public final class QueueStats {
    private QueueStats() {}

    /**
     * How full a queue is.
     *
     * @param lastUpdate when its newest message was stored, in milliseconds since 1970, 0 if it has none
     */
    public record QueueRange(MessageQueue queue, long minOffset, long maxOffset, long lastUpdate) {}

    /**
     * How far a group is in a queue.
     *
     * @param pulledOffset everything below it was given to the group, which may still be at work on it
     * @param lastTimestamp when the last message that it has handled was stored, 0 if it has handled none
     */
    public record QueueProgress(
            MessageQueue queue, long brokerOffset, long consumerOffset, long pulledOffset, long lastTimestamp) {}

    /** Answer to code 202. */
    public static byte[] topicStats(List<QueueRange> queues, String brokerName) {
        Map<Object, Object> table = new LinkedHashMap<>();
        for (QueueRange range : queues) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("lastUpdateTimestamp", range.lastUpdate());
            json.put("maxOffset", range.maxOffset());
            json.put("minOffset", range.minOffset());
            table.put(Bodies.queue(range.queue(), brokerName), json);
        }
        return JsonBody.write(Map.of("offsetTable", table));
    }

    /** Answer to code 208. */
    public static byte[] consumeStats(List<QueueProgress> queues, String brokerName) {
        Map<Object, Object> table = new LinkedHashMap<>();
        for (QueueProgress progress : queues) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("brokerOffset", progress.brokerOffset());
            json.put("consumerOffset", progress.consumerOffset());
            json.put("lastTimestamp", progress.lastTimestamp());
            json.put("pullOffset", progress.pulledOffset());
            table.put(Bodies.queue(progress.queue(), brokerName), json);
        }
        return JsonBody.write(Map.of("offsetTable", table));
    }

    /** Answer to code 222: where the group goes on. */
    public static byte[] newOffsets(Map<MessageQueue, Long> offsets, String brokerName) {
        Map<Object, Object> table = new LinkedHashMap<>();
        offsets.forEach((queue, offset) -> table.put(Bodies.queue(queue, brokerName), offset));
        return JsonBody.write(Map.of("offsetTable", table));
    }
}
