package minibroker.protocol;

import minibroker.json.JsonObject;
import minibroker.remoting.RequestFailed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a consumer group wants of one topic.
 *
 * @param expression {@code *}, tags such as {@code a || b}, or SQL
 * @param expressionType {@code TAG} or {@code SQL92}
 * @param version grows when the consumer changes it; the pull repeats it
 * @param tags the tags by name, empty for all
 * @param tagCodes their hash codes
 */
public record SubscriptionData(
        String topic,
        String expression,
        String expressionType,
        long version,
        List<String> tags,
        List<Integer> tagCodes) {

    static final String TAG = "TAG";

    /** Roughly how many characters it takes to keep it. */
    public long size() {
        return topic.length()
                + expression.length()
                + tags.stream().mapToLong(String::length).sum()
                + 16L * tagCodes.size();
    }

    /**
     * Filters other than tags are not there yet.
     *
     * @throws RequestFailed if a subscription, or a pull, is of another type
     */
    public static void refuseAllButTags(String expressionType) {
        if (!expressionType.equals(TAG)) {
            throw new RequestFailed(
                    ResponseCode.SYSTEM_ERROR,
                    "This broker filters by TAG only, it does not support %s".formatted(expressionType));
        }
    }

    static SubscriptionData of(JsonObject json) {
        return new SubscriptionData(
                json.text("topic"),
                json.text("subString", "*"),
                json.text("expressionType", TAG),
                json.number("subVersion", 0),
                json.texts("tagsSet"),
                json.numbers("codeSet"));
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("classFilterMode", false);
        json.put("codeSet", tagCodes);
        json.put("expressionType", expressionType);
        json.put("subString", expression);
        json.put("subVersion", version);
        json.put("tagsSet", tags);
        json.put("topic", topic);
        return json;
    }
}
