package minibroker.protocol;

import minibroker.json.JsonObject;
import minibroker.message.MessageQueue;

import java.util.List;

/**
 * Body of a request to lock queues for one client of a group, or to unlock them.
 *
 * <p>RocketMQ: {@code LockBatchRequestBody}.
 */
public record LockRequest(String group, String clientId, List<MessageQueue> queues) {
    /** Reads the body of codes 41 and 42. */
    public static LockRequest read(byte[] body) {
        return RequestBody.read(body, LockRequest::of);
    }

    private static LockRequest of(JsonObject json) {
        return new LockRequest(
                json.text("consumerGroup"),
                json.text("clientId"),
                json.objects("mqSet").stream()
                        .map(queue -> new MessageQueue(queue.text("topic"), (int) queue.number("queueId", 0)))
                        .toList());
    }
}
