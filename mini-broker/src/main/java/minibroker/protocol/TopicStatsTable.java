package minibroker.protocol;

import minibroker.message.MessageQueue;

import java.util.LinkedHashMap;
import java.util.Map;

/** Body of the answer to code 202: how full the queues of a topic are. RocketMQ: {@code TopicStatsTable}. */
public record TopicStatsTable(String brokerName, Map<MessageQueue, Range> queues) {
    /**
     * One queue. RocketMQ: {@code TopicOffset}.
     *
     * @param lastUpdateTimestamp when its newest message was stored, in milliseconds since 1970; 0 if it is empty
     */
    public record Range(long minOffset, long maxOffset, long lastUpdateTimestamp) {
        private Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("lastUpdateTimestamp", lastUpdateTimestamp);
            json.put("maxOffset", maxOffset);
            json.put("minOffset", minOffset);
            return json;
        }
    }

    public byte[] body() {
        return OffsetTable.body(queues, brokerName, Range::json);
    }
}
