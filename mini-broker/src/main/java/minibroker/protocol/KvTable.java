package minibroker.protocol;

import minibroker.json.JsonWriter;

import java.util.Map;

/** Body of the answer to codes 28 and 219: names and their values. RocketMQ: {@code KVTable}. */
public record KvTable(Map<String, String> table) {
    public byte[] body() {
        return JsonWriter.body(Map.of("table", table));
    }
}
