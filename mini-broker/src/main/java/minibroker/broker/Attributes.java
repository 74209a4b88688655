package minibroker.broker;

import minibroker.protocol.ResponseCode;
import minibroker.remoting.RequestFailed;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which attributes topics and groups may have, and how a request changes them: {@code +name=value} sets one, {@code
 * -name} takes it away. Rules and texts are RocketMQ's; what this broker would not do, though RocketMQ does, it
 * refuses.
 *
 * <p>Immutable: any thread may call. RocketMQ: {@code AttributeUtil}, {@code TopicAttributes}, {@code
 * SubscriptionGroupAttributes}.
 */
final class Attributes {
    /**
     * One attribute.
     *
     * @param changeable whether it may be set after the topic or group was made
     * @param takes the values that it may have
     * @param otherwise what is wrong with any other
     */
    private record Attribute(boolean changeable, Predicate<String> takes, String otherwise) {
        static Attribute oneOf(boolean changeable, String... values) {
            return new Attribute(changeable, Set.of(values)::contains, "value is not in set: " + List.of(values));
        }

        static Attribute number(long min, long max) {
            return new Attribute(
                    true, value -> isBetween(value, min, max), "value is not in range(%s, %s)".formatted(min, max));
        }

        static Attribute yesOrNo() {
            return new Attribute(
                    true,
                    value -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false"),
                    "boolean attribute format is wrong.");
        }

        static Attribute text() {
            return new Attribute(true, value -> true, "");
        }

        private static boolean isBetween(String value, long min, long max) {
            try {
                long number = Long.parseLong(value);
                return number >= min && number <= max;
            } catch (NumberFormatException e) {
                return false;
            }
        }
    }

    static final Attributes OF_TOPICS = new Attributes(Map.of(
            "message.type",
                    Attribute.oneOf(
                            true, "UNSPECIFIED", "NORMAL", "FIFO", "DELAY", "TRANSACTION", "PRIORITY", "LITE", "MIXED"),
            "queue.type", Attribute.oneOf(false, "BatchCQ", "SimpleCQ"),
            "cleanup.policy", Attribute.oneOf(false, "DELETE", "COMPACTION"),
            "reserve.time", Attribute.number(-1, Long.MAX_VALUE),
            "lite.topic.expiration", Attribute.number(-1, 30 * 24 * 60)));

    static final Attributes OF_GROUPS = new Attributes(Map.of(
            "priority.factor", Attribute.number(0, 100),
            "lite.bind.topic", Attribute.text(),
            "lite.sub.model", Attribute.oneOf(true, "Shared", "Exclusive"),
            "lite.sub.reset.offset.exclusive", Attribute.yesOrNo(),
            "lite.sub.reset.offset.unsubscribe", Attribute.yesOrNo(),
            "lite.sub.client.quota", Attribute.number(-1, Long.MAX_VALUE),
            "lite.sub.client.max.event.cnt", Attribute.number(10, Long.MAX_VALUE),
            "lite.sub.wildcard", Attribute.text()));

    /** Each of them would have to change what the broker does with messages. */
    private static final Map<String, Set<String>> NOT_SUPPORTED = Map.of(
            "message.type", Set.of("MIXED", "TRANSACTION", "PRIORITY", "LITE"),
            "queue.type", Set.of("BatchCQ"),
            "cleanup.policy", Set.of("COMPACTION"));

    private final Map<String, Attribute> all;

    private Attributes(Map<String, Attribute> all) {
        this.all = all;
    }

    /**
     * The changes of a header field, such as {@code +message.type=FIFO,-reserve.time}, by name with its sign.
     *
     * @throws RequestFailed if it is written in another way
     */
    static Map<String, String> changes(String text) {
        Map<String, String> changes = new HashMap<>();
        for (String change : text.isEmpty() ? new String[0] : text.split(",")) {
            int equals = change.indexOf('=');
            String name = equals < 0 ? change : change.substring(0, equals);
            if (equals >= 0 && !name.contains("+")) {
                throw wrong("add/alter attribute format is wrong: " + name);
            }
            if (equals < 0 && !name.contains("-")) {
                throw wrong("delete attribute format is wrong: " + name);
            }
            if (changes.put(name, equals < 0 ? "" : change.substring(equals + 1)) != null) {
                throw wrong("key duplication: " + name);
            }
        }
        return changes;
    }

    /**
     * The attributes after a change.
     *
     * @param create whether the topic or group is made now
     * @throws RequestFailed if the change is not allowed
     */
    Map<String, String> changed(boolean create, Map<String, String> current, Map<String, String> changes) {
        Map<String, String> changed = new TreeMap<>(current);
        Set<String> names = new HashSet<>();
        changes.forEach((signed, value) -> {
            String name = signed.isEmpty() ? "" : signed.substring(1);
            if (name.isEmpty() || name.contains("+") || name.contains("-")) {
                throw wrong("kv string format wrong.");
            }
            if (!names.add(name)) {
                throw wrong("alter duplication key. key: " + name);
            }
            if (signed.startsWith("+")) {
                refuse(name, value, create);
                changed.put(name, value);
            } else {
                remove(name, signed, create, changed);
            }
        });
        return changed;
    }

    private void refuse(String name, String value, boolean create) {
        Attribute attribute = changeable(name, create);
        if (!attribute.takes.test(value)) {
            throw wrong(attribute.otherwise);
        }
        if (NOT_SUPPORTED.getOrDefault(name, Set.of()).contains(value)) {
            throw new RequestFailed(
                    ResponseCode.INVALID_PARAMETER,
                    "Attribute %s: %s is not supported by this broker.".formatted(name, value));
        }
    }

    private void remove(String name, String signed, boolean create, Map<String, String> changed) {
        if (create) {
            throw wrong("only add attribute is supported while creating topic. key: " + name);
        }
        if (!signed.startsWith("-")) {
            throw wrong("wrong format key: " + name);
        }
        if (changed.remove(name) == null) {
            throw wrong("attempt to delete a nonexistent key: " + name);
        }
        changeable(name, false);
    }

    private Attribute changeable(String name, boolean create) {
        Attribute attribute = all.get(name);
        if (attribute == null) {
            throw wrong("unsupported key: " + name);
        }
        if (!create && !attribute.changeable) {
            throw wrong("attempt to update an unchangeable attribute. key: " + name);
        }
        return attribute;
    }

    private static RequestFailed wrong(String why) {
        return new RequestFailed(ResponseCode.SYSTEM_ERROR, why);
    }
}
