package minibroker.protocol;

import minibroker.json.JsonObject;
import minibroker.json.JsonWriter;
import minibroker.message.MessageRules;
import minibroker.message.ReservedTopics;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a broker lets a consumer group do.
 *
 * @param consumeEnable whether it may pull at all
 * @param broadcastEnable whether its consumers may each have all messages
 * @param retryQueues how many queues its retry topic has
 * @param retryMaxTimes how often a message is tried again before it goes to the dead letters
 * @param marks what else is said of it
 */
public record SubscriptionGroupConfig(
        String name,
        boolean consumeEnable,
        boolean broadcastEnable,
        int retryQueues,
        int retryMaxTimes,
        GroupMarks marks) {

    /** The longest name of a group, in characters. */
    private static final int MAX_NAME = 120;

    /** A group of which no more is said. */
    public SubscriptionGroupConfig(
            String name, boolean consumeEnable, boolean broadcastEnable, int retryQueues, int retryMaxTimes) {
        this(name, consumeEnable, broadcastEnable, retryQueues, retryMaxTimes, GroupMarks.NONE);
    }

    /** The same group with other attributes. */
    public SubscriptionGroupConfig withAttributes(Map<String, String> attributes) {
        return new SubscriptionGroupConfig(
                name, consumeEnable, broadcastEnable, retryQueues, retryMaxTimes, marks.withAttributes(attributes));
    }

    /** What is wrong with these settings; empty if nothing is. */
    public Optional<String> problem() {
        if (retryQueues < 0 || retryQueues > TopicConfig.MAX_QUEUES) {
            return Optional.of("%s retry queues for group %s, 0 to %s are allowed"
                    .formatted(retryQueues, name, TopicConfig.MAX_QUEUES));
        }
        if (name.isBlank()) {
            return Optional.of("The group is blank");
        }
        if (name.length() > MAX_NAME) {
            return Optional.of("The group has %s characters, the limit is %s".formatted(name.length(), MAX_NAME));
        }
        // The name of its retry topic has to be a topic's name, too.
        return MessageRules.problemWithTopic(ReservedTopics.retry(name)).or(marks::problem);
    }

    /** The settings of a group that no administrator has set up. */
    public static SubscriptionGroupConfig usual(String name) {
        return new SubscriptionGroupConfig(name, true, true, 1, 16);
    }

    /** Reads the body of code 200. */
    public static SubscriptionGroupConfig read(byte[] body) {
        return RequestBody.read(body, SubscriptionGroupConfig::of);
    }

    private static SubscriptionGroupConfig of(JsonObject json) {
        return new SubscriptionGroupConfig(
                json.text("groupName", ""),
                json.yes("consumeEnable", true),
                json.yes("consumeBroadcastEnable", true),
                (int) json.number("retryQueueNums", 1),
                (int) json.number("retryMaxTimes", 16),
                GroupMarks.of(json));
    }

    /** Answer to code 352. */
    public byte[] body() {
        return JsonWriter.body(json());
    }

    Map<String, Object> json() {
        Map<String, Object> json = new TreeMap<>();
        marks.addTo(json);
        json.put("consumeBroadcastEnable", broadcastEnable);
        json.put("consumeEnable", consumeEnable);
        json.put("groupName", name);
        json.put("retryMaxTimes", retryMaxTimes);
        json.put("retryQueueNums", retryQueues);
        return json;
    }
}
