package minibroker.protocol;

import minibroker.json.JsonWriter;

import java.util.Map;
import java.util.SortedSet;

/** Body of the answer to code 206. RocketMQ: {@code TopicList}. */
public record TopicList(SortedSet<String> topics) {
    public byte[] body() {
        return JsonWriter.body(Map.of("topicList", topics));
    }
}
