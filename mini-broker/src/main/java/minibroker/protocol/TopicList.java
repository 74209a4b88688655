package minibroker.protocol;

import minibroker.json.JsonWriter;

import java.util.Map;
import java.util.SortedSet;

/** Body of the answer to codes 206 and 305. RocketMQ: {@code TopicList}. */
public record TopicList(SortedSet<String> topics) {
    public byte[] body() {
        return JsonWriter.body(Map.of("topicList", topics));
    }
}
