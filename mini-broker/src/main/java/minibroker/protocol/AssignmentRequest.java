package minibroker.protocol;

import minibroker.json.JsonObject;
import minibroker.json.JsonWriter;
import minibroker.message.MessageQueue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A consumer asks which queues of a topic are its own, instead of computing it.
 *
 * <p>RocketMQ: {@code QueryAssignmentRequestBody} and {@code QueryAssignmentResponseBody}.
 *
 * @param strategy how the queues are to be shared, by name, such as {@code AVG}
 * @param messageModel {@code CLUSTERING} or {@code BROADCASTING}
 */
public record AssignmentRequest(String topic, String group, String clientId, String strategy, String messageModel) {
    /** Reads the body of code 400. */
    public static AssignmentRequest read(byte[] body) {
        return RequestBody.read(body, AssignmentRequest::of);
    }

    private static AssignmentRequest of(JsonObject json) {
        return new AssignmentRequest(
                json.text("topic"),
                json.text("consumerGroup"),
                json.text("clientId"),
                json.text("strategyName", ""),
                json.text("messageModel", "CLUSTERING"));
    }

    /** Answer to code 400: all of these queues are to be pulled. */
    public static byte[] answer(List<MessageQueue> queues, String brokerName) {
        return JsonWriter.body(Map.of(
                "messageQueueAssignments",
                queues.stream().map(queue -> toPull(queue, brokerName)).toList()));
    }

    /** Answer to code 400 when nothing can be said: the consumer keeps the queues that it has. */
    public static byte[] noAnswer() {
        return JsonWriter.body(Map.of());
    }

    private static Map<String, Object> toPull(MessageQueue queue, String brokerName) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("messageQueue", Bodies.queue(queue, brokerName));
        json.put("mode", RequestMode.PULL);
        return json;
    }
}
