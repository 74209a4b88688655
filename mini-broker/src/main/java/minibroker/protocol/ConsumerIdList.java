package minibroker.protocol;

import minibroker.json.JsonWriter;

import java.util.List;
import java.util.Map;

/** Body of the answer to code 38. RocketMQ: {@code GetConsumerListByGroupResponseBody}. */
public record ConsumerIdList(List<String> clientIds) {
    public byte[] body() {
        return JsonWriter.body(Map.of("consumerIdList", clientIds));
    }
}
