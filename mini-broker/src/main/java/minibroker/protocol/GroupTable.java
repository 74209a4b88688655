package minibroker.protocol;

import minibroker.json.JsonWriter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Body of the answer to code 201: all groups. RocketMQ: {@code SubscriptionGroupWrapper}. */
public record GroupTable(List<SubscriptionGroupConfig> groups) {
    public byte[] body() {
        Map<String, Object> table = new LinkedHashMap<>();
        groups.forEach(group -> table.put(group.name(), group.json()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("dataVersion", DataVersion.UNCHANGED);
        json.put("forbiddenTable", Map.of());
        json.put("subscriptionGroupTable", table);
        return JsonWriter.body(json);
    }
}
