package minibroker.protocol;

import minibroker.json.JsonWriter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Body of the answer to code 321: entries of a queue.
 *
 * <p>RocketMQ: {@code QueryConsumeQueueResponseBody}.
 *
 * @param subscription what the group that was named wants of the topic; empty if there is none
 * @param offline what is wrong with that group; empty if nothing is
 */
public record QueryConsumeQueueResponse(
        long minOffset, long maxOffset, List<Entry> entries, Optional<SubscriptionData> subscription, String offline) {
    /** Where a message is in the log. RocketMQ: {@code ConsumeQueueData}. */
    public record Entry(long commitLogOffset, int size, long tagCode) {
        private Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("eval", false);
            json.put("physicOffset", commitLogOffset);
            json.put("physicSize", size);
            json.put("tagsCode", tagCode);
            return json;
        }
    }

    public byte[] body() {
        Map<String, Object> json = new LinkedHashMap<>();
        if (!offline.isEmpty()) {
            json.put("filterData", offline);
        }
        json.put("maxQueueIndex", maxOffset);
        json.put("minQueueIndex", minOffset);
        json.put("queueData", entries.stream().map(Entry::json).toList());
        subscription.ifPresent(data -> json.put("subscriptionData", data.json()));
        return JsonWriter.body(json);
    }
}
