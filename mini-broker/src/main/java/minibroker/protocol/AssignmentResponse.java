package minibroker.protocol;

import minibroker.json.JsonWriter;
import minibroker.message.MessageQueue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Body of the answer to code 400.
 *
 * <p>RocketMQ: {@code QueryAssignmentResponseBody}.
 *
 * @param queues the consumer's queues, all to be pulled; empty if nothing can be said, and it keeps those that it has
 */
public record AssignmentResponse(String brokerName, Optional<List<MessageQueue>> queues) {
    public byte[] body() {
        return JsonWriter.body(queues.map(assigned -> Map.of(
                        "messageQueueAssignments",
                        assigned.stream().map(this::toPull).toList()))
                .orElse(Map.of()));
    }

    private Map<String, Object> toPull(MessageQueue queue) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("messageQueue", OffsetTable.queue(queue, brokerName));
        json.put("mode", RequestMode.PULL);
        return json;
    }
}
