package minibroker.protocol;

import minibroker.json.JsonWriter;

import java.util.Map;
import java.util.SortedSet;

/** Body of the answer to code 300. RocketMQ: {@code GroupList}. */
public record GroupList(SortedSet<String> groups) {
    public byte[] body() {
        return JsonWriter.body(Map.of("groupList", groups));
    }
}
