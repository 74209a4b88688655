package minibroker.protocol;

import minibroker.json.JsonWriter;
import minibroker.message.MessageQueue;

import java.util.List;
import java.util.Map;

/**
 * Body of the answer to code 41.
 *
 * <p>RocketMQ: {@code LockBatchResponseBody}.
 *
 * @param locked the queues that are the client's from now on
 */
public record LockResponse(String brokerName, List<MessageQueue> locked) {
    public byte[] body() {
        return JsonWriter.body(Map.of(
                "lockOKMQSet",
                locked.stream()
                        .map(queue -> OffsetTable.queue(queue, brokerName))
                        .toList()));
    }
}
