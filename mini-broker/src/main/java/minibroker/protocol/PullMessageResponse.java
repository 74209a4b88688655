package minibroker.protocol;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Header fields of the answer to a pull.
 *
 * <p>RocketMQ: {@code PullMessageResponseHeader}.
 *
 * @param nextOffset where the consumer is to go on
 * @param minOffset where the queue begins
 * @param maxOffset the offset that the queue's next message will get
 */
public record PullMessageResponse(long nextOffset, long minOffset, long maxOffset) {
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("suggestWhichBrokerId", "0");
        fields.put("nextBeginOffset", Long.toString(nextOffset));
        fields.put("minOffset", Long.toString(minOffset));
        fields.put("maxOffset", Long.toString(maxOffset));
        fields.put("topicSysFlag", "0");
        fields.put("groupSysFlag", "0");
        return fields;
    }
}
