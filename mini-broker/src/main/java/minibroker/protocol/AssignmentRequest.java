package minibroker.protocol;

import minibroker.json.JsonObject;

/**
 * A consumer asks which queues of a topic are its own, instead of computing it.
 *
 * <p>RocketMQ: {@code QueryAssignmentRequestBody}.
 *
 * @param strategy how the queues are to be shared, by name, such as {@code AVG}
 * @param messageModel {@code CLUSTERING} or {@code BROADCASTING}
 */
public record AssignmentRequest(String topic, String group, String clientId, String strategy, String messageModel) {
    /** Whether each consumer of the group is to have all messages. */
    public boolean broadcasts() {
        return messageModel.equals(HeartbeatData.BROADCASTING);
    }

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
                json.text("messageModel", HeartbeatData.CLUSTERING));
    }
}
