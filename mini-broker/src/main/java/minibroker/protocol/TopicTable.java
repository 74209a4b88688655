package minibroker.protocol;

import minibroker.json.JsonWriter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Body of the answer to code 21: all topics. RocketMQ: {@code TopicConfigSerializeWrapper}. */
public record TopicTable(List<TopicConfig> topics) {
    public byte[] body() {
        Map<String, Object> table = new LinkedHashMap<>();
        topics.forEach(topic -> table.put(topic.name(), topic.json()));
        return JsonWriter.body(Map.of("dataVersion", DataVersion.UNCHANGED, "topicConfigTable", table));
    }
}
