package minibroker.protocol;

import minibroker.json.JsonObject;
import minibroker.remoting.RemotingCommand;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an administrator says of a topic beyond its queues and permission. The broker keeps it and gives it back; what
 * it does with messages does not depend on it, as in RocketMQ without its proxy.
 *
 * <p>Immutable: any thread may call.
 *
 * @param order whether the order of its messages matters to those who use it
 * @param sysFlag 1 for a topic of one unit of several, 2 for one that has subscribers in a unit
 * @param filterType {@code SINGLE_TAG} or {@code MULTI_TAG}
 * @param attributes such as {@code message.type}
 */
public record TopicMarks(boolean order, int sysFlag, String filterType, Map<String, String> attributes) {
    /** Those of a topic of which nobody said more. */
    public static final TopicMarks NONE = new TopicMarks(false, 0, "SINGLE_TAG", Map.of());

    private static final Set<String> FILTER_TYPES = Set.of("SINGLE_TAG", "MULTI_TAG");

    /** What is wrong with them, apart from the attributes; empty if nothing is. */
    Optional<String> problem() {
        return FILTER_TYPES.contains(filterType)
                ? Optional.empty()
                : Optional.of("The filter type is \"%s\", not one of %s".formatted(filterType, FILTER_TYPES));
    }

    /** What the header of code 17 says of the attributes to change, as text; empty if nothing. */
    public static String attributeChanges(RemotingCommand request) {
        return HeaderFields.of(request).text("attributes", "");
    }

    /** Reads the header of code 17; the attributes in it are changes, and not read here. */
    static TopicMarks of(HeaderFields fields) {
        return new TopicMarks(
                fields.yes("order", false),
                fields.smallNumber("topicSysFlag", 0),
                fields.text("topicFilterType", NONE.filterType),
                Map.of());
    }

    /** Reads a topic's members. */
    public static TopicMarks of(JsonObject json) {
        Map<String, String> attributes = new TreeMap<>();
        json.object("attributes").plain().forEach((name, value) -> attributes.put(name, value.toString()));
        return new TopicMarks(
                json.yes("order", false),
                json.smallNumber("topicSysFlag", 0),
                json.text("topicFilterType", NONE.filterType),
                attributes);
    }

    /** Adds them to a topic's members. */
    public void addTo(Map<String, Object> json) {
        json.put("attributes", attributes);
        json.put("order", order);
        json.put("topicFilterType", filterType);
        json.put("topicSysFlag", sysFlag);
    }
}
