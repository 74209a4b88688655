package minibroker.protocol;

import minibroker.json.JsonWriter;
import minibroker.protocol.ConsumeStats.Progress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Body of the answer to code 317: how far every group is.
 *
 * <p>RocketMQ: {@code ConsumeStatsList}.
 *
 * @param address of the broker
 * @param groups of each group one element for each topic
 */
public record ConsumeStatsList(String address, Map<String, List<ConsumeStats>> groups) {
    public byte[] body() {
        List<Object> all = new ArrayList<>();
        groups.forEach((group, topics) ->
                all.add(Map.of(group, topics.stream().map(ConsumeStats::json).toList())));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("brokerAddr", address);
        json.put("consumeStatsList", all);
        json.put("totalDiff", sum(queue -> queue.brokerOffset() - queue.consumerOffset()));
        json.put("totalInflightDiff", sum(queue -> queue.pullOffset() - queue.consumerOffset()));
        return JsonWriter.body(json);
    }

    private long sum(ToLongFunction<Progress> number) {
        return groups.values().stream()
                .flatMap(List::stream)
                .flatMap(topic -> topic.queues().values().stream())
                .mapToLong(number)
                .sum();
    }
}
