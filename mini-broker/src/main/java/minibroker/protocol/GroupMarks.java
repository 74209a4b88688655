package minibroker.protocol;

import minibroker.json.JsonObject;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an administrator says of a group beyond what this broker does with it: it is kept and given back as it came. One
 * member is obeyed, see {@link #consumersAreTold}.
 *
 * <p>Immutable: any thread may call.
 *
 * @param members by their names in RocketMQ's {@code SubscriptionGroupConfig}
 */
public record GroupMarks(Map<String, Object> members) {
    private static final String ATTRIBUTES = "attributes";
    private static final String TELLS = "notifyConsumerIdsChangedEnable";

    /** Those of a group of which nobody said more. */
    public static final GroupMarks NONE = new GroupMarks(Map.of(
            ATTRIBUTES,
            Map.of(),
            "brokerId",
            0L,
            "consumeFromMinEnable",
            true,
            "consumeMessageOrderly",
            false,
            "consumeTimeoutMinute",
            15L,
            "groupRetryPolicy",
            Map.of("type", "CUSTOMIZED"),
            "groupSysFlag",
            0L,
            TELLS,
            true,
            "whichBrokerWhenConsumeSlowly",
            1L));

    /** Left out where nobody said it. */
    private static final String RARE = "subscriptionDataSet";

    private static final int MAX_CHARACTERS = 32_767;

    /** What is wrong with them, apart from the attributes; empty if nothing is. */
    Optional<String> problem() {
        int characters = members.toString().length();
        if (characters > MAX_CHARACTERS) {
            return Optional.of("What is said of the group has %s characters, the limit is %s"
                    .formatted(characters, MAX_CHARACTERS));
        }
        if (!Long.valueOf(0).equals(members.get("brokerId"))) {
            return Optional.of("Member brokerId of the group is %s: this broker has no copy to read from"
                    .formatted(members.get("brokerId")));
        }
        return NONE.members.keySet().stream()
                .filter(name -> !sameKind(NONE.members.get(name), members.get(name)))
                .findFirst()
                .map(name -> "Member %s of the group is %s: not of the right type".formatted(name, members.get(name)));
    }

    private static boolean sameKind(Object one, Object other) {
        return one instanceof Map ? other instanceof Map : one.getClass() == other.getClass();
    }

    /** Reads a group's members. */
    public static GroupMarks of(JsonObject json) {
        Map<String, Object> members = new TreeMap<>(NONE.members);
        json.plain().forEach((name, value) -> {
            if (NONE.members.containsKey(name) || RARE.equals(name)) {
                members.put(name, value);
            }
        });
        return new GroupMarks(members);
    }

    /** Adds them to a group's members. */
    public void addTo(Map<String, Object> json) {
        json.putAll(members);
    }

    /** Whether the group's consumers are told when one of them joins or leaves in good order. */
    public boolean consumersAreTold() {
        return Boolean.TRUE.equals(members.get(TELLS));
    }

    /** Attributes, such as {@code priority.factor}; in a request they are changes. */
    public Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        ((Map<?, ?>) members.get(ATTRIBUTES))
                .forEach((name, value) -> attributes.put(name.toString(), value.toString()));
        return attributes;
    }

    GroupMarks withAttributes(Map<String, String> attributes) {
        Map<String, Object> others = new TreeMap<>(members);
        others.put(ATTRIBUTES, attributes);
        return new GroupMarks(others);
    }
}
