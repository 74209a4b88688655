package minibroker.protocol;

import minibroker.json.JsonWriter;
import minibroker.message.MessageQueue;

import java.util.LinkedHashMap;
import java.util.Map;

/** Body of the answer to code 208: how far a group is in its queues. RocketMQ: {@code ConsumeStats}. */
public record ConsumeStats(String brokerName, Map<MessageQueue, Progress> queues) {
    /**
     * One queue. RocketMQ: {@code OffsetWrapper}.
     *
     * @param brokerOffset the offset that the queue's next message will get
     * @param consumerOffset the group has handled everything below it
     * @param pullOffset the group was given everything below it
     * @param lastTimestamp when the last message that it has handled was stored, in milliseconds since 1970; 0 if none
     */
    public record Progress(long brokerOffset, long consumerOffset, long pullOffset, long lastTimestamp) {
        private Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("brokerOffset", brokerOffset);
            json.put("consumerOffset", consumerOffset);
            json.put("lastTimestamp", lastTimestamp);
            json.put("pullOffset", pullOffset);
            return json;
        }
    }

    public byte[] body() {
        return JsonWriter.body(json());
    }

    Map<String, Object> json() {
        return OffsetTable.json(queues, brokerName, Progress::json);
    }
}
