package minibroker.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A JSON object, read member by member.
 *
 * <p>Members that nobody asks for are ignored, and missing ones have a default. A member of the wrong type counts as
 * missing in a request, and is damage in a document.
 *
 * <p>Immutable: any thread may call.
 */
public final class JsonObject {
    /** A value: a text, a {@code Long}, a {@code Double}, a {@code Boolean}, a map or a list of values, or null. */
    record Value(Object content, long position) {}

    private static final Value MISSING = new Value(null, 0);

    private final Map<String, Value> members;
    private final long position;
    private final boolean strict;

    private JsonObject(Map<String, Value> members, long position, boolean strict) {
        this.members = members;
        this.position = position;
        this.strict = strict;
    }

    /**
     * Reads the body of a request. It comes from the network, so its size and the number of its values have limits.
     *
     * @throws BadJson if it is not a JSON object, or beyond the limits
     */
    public static JsonObject ofRequest(byte[] body) {
        return new JsonObject(JsonTree.bounded(body), 0, false);
    }

    /**
     * Reads a document.
     *
     * @throws BadJson if it is not a JSON object
     */
    public static JsonObject ofDocument(byte[] document) {
        return new JsonObject(JsonTree.unbounded(document), 0, true);
    }

    public String text(String name, String otherwise) {
        return member(name, String.class, otherwise);
    }

    /**
     * A text that must be there and not empty.
     *
     * @throws BadJson if it is not
     */
    public String text(String name) {
        String text = text(name, "");
        if (text.isEmpty()) {
            throw new BadJson(position, "the member %s is missing".formatted(name));
        }
        return text;
    }

    public long number(String name, long otherwise) {
        return member(name, Number.class, otherwise).longValue();
    }

    /** A number of 32 bits; a larger one is of the wrong type. */
    public int smallNumber(String name, int otherwise) {
        long number = number(name, otherwise);
        if (number == (int) number) {
            return (int) number;
        }
        refuse(name, members.get(name));
        return otherwise;
    }

    public boolean yes(String name, boolean otherwise) {
        return member(name, Boolean.class, otherwise);
    }

    /** The members of a member that is an object; empty if it is missing. */
    public JsonObject object(String name) {
        return object(members.getOrDefault(name, MISSING).position, member(name, Map.class, Map.of()));
    }

    public List<JsonObject> objects(String name) {
        return objectsIn(list(name));
    }

    public List<String> texts(String name) {
        return list(name).stream().map(value -> String.valueOf(value.content)).toList();
    }

    public List<Integer> numbers(String name) {
        List<Integer> numbers = new ArrayList<>();
        for (Value element : list(name)) {
            if (element.content instanceof Number number) {
                numbers.add(number.intValue());
            }
        }
        return numbers;
    }

    /** All members that are objects, whatever their names. */
    public List<JsonObject> objects() {
        return objectsIn(members.values());
    }

    /** All members, each an object that is read with a function, by name. */
    public <T> Map<String, T> objectsByName(Function<JsonObject, T> reading) {
        Map<String, T> objects = new TreeMap<>();
        members.keySet().forEach(name -> objects.put(name, reading.apply(object(name))));
        return objects;
    }

    /** All members, each a number, by their names, which are numbers, too. */
    public Map<Integer, Long> numbersByNumber() {
        Map<Integer, Long> numbers = new TreeMap<>();
        members.forEach((name, value) -> {
            try {
                numbers.put(Integer.valueOf(name), number(name, 0));
            } catch (NumberFormatException e) {
                refuse(name, value);
            }
        });
        return numbers;
    }

    /** All members as plain maps, lists, texts, numbers and booleans, for whoever keeps them as they are. */
    public Map<String, Object> plain() {
        return plain(members);
    }

    private static Map<String, Object> plain(Map<?, ?> members) {
        Map<String, Object> plain = new TreeMap<>();
        members.forEach((name, value) -> plain.put(name.toString(), plain(((Value) value).content)));
        plain.values().removeIf(Objects::isNull);
        return plain;
    }

    private static Object plain(Object content) {
        if (content instanceof Map<?, ?> map) {
            return plain(map);
        }
        return content instanceof List<?> list
                ? list.stream()
                        .map(value -> plain(((Value) value).content))
                        .filter(Objects::nonNull)
                        .toList()
                : content;
    }

    private <T> T member(String name, Class<T> type, T otherwise) {
        Value value = members.get(name);
        if (value == null) {
            return otherwise;
        }
        if (type.isInstance(value.content)) {
            return type.cast(value.content);
        }
        refuse(name, value);
        return otherwise;
    }

    private void refuse(String name, Value value) {
        if (strict) {
            throw new BadJson(value.position, "the member \"%s\" is of the wrong type".formatted(name));
        }
    }

    private List<JsonObject> objectsIn(Collection<Value> values) {
        List<JsonObject> objects = new ArrayList<>();
        for (Value value : values) {
            if (value.content instanceof Map<?, ?> object) {
                objects.add(object(value.position, object));
            }
        }
        return objects;
    }

    @SuppressWarnings("unchecked") // what JsonTree makes of an object
    private JsonObject object(long at, Map<?, ?> object) {
        return new JsonObject((Map<String, Value>) object, at, strict);
    }

    @SuppressWarnings("unchecked") // what JsonTree makes of an array
    private List<Value> list(String name) {
        return (List<Value>) member(name, List.class, List.of());
    }
}
