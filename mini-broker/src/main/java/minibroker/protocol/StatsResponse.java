package minibroker.protocol;

import minibroker.json.JsonWriter;

import java.util.LinkedHashMap;
import java.util.Map;

/** Body of the answer to code 315: how much was counted lately. RocketMQ: {@code BrokerStatsData}. */
public record StatsResponse(Item minute, Item hour, Item day) {
    /** What was counted in a time, and how much that is each second. RocketMQ: {@code BrokerStatsItem}. */
    public record Item(long sum, double perSecond) {
        private Map<String, Object> json() {
            return Map.of("sum", sum, "tps", perSecond);
        }
    }

    public byte[] body() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("statsDay", day.json());
        json.put("statsHour", hour.json());
        json.put("statsMinute", minute.json());
        return JsonWriter.body(json);
    }
}
