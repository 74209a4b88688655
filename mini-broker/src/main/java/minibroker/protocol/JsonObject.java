package minibroker.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import minibroker.remoting.RequestFailed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON object from the body of a request, read member by member.
 *
 * <p>Tolerant: members that nobody asks for are ignored, missing ones have a default, and one of the wrong type counts
 * as missing. Bounded: the body comes from the network, so its size, its depth and the number of its values have limits.
 *
 * <p>Immutable: any thread may call.
 */
final class JsonObject {
    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final int MAX_VALUES = 200_000;
    private static final int MAX_DEPTH = 32;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private final Map<?, ?> members;

    private JsonObject(Map<?, ?> members) {
        this.members = members;
    }

    /**
     * Reads a body.
     *
     * @throws RequestFailed if it is not a JSON object, or beyond the limits
     */
    static JsonObject parse(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw bad("it has %d bytes, the limit is %d".formatted(body.length, MAX_BYTES));
        }
        try (JsonParser json = FACTORY.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw bad("it is no object");
            }
            return new JsonObject(new Tree(json).object());
        } catch (IOException e) {
            throw bad(e.getMessage());
        }
    }

    private static RequestFailed bad(String why) {
        return new RequestFailed(ResponseCode.SYSTEM_ERROR, "The body is not the JSON of this request: " + why);
    }

    String text(String name, String otherwise) {
        return members.get(name) instanceof String text ? text : otherwise;
    }

    /** A text that must be there and not empty. */
    String text(String name) {
        String text = text(name, "");
        if (text.isEmpty()) {
            throw bad("the member %s is missing".formatted(name));
        }
        return text;
    }

    long number(String name, long otherwise) {
        return members.get(name) instanceof Number number ? number.longValue() : otherwise;
    }

    boolean yes(String name, boolean otherwise) {
        return members.get(name) instanceof Boolean yes ? yes : otherwise;
    }

    List<JsonObject> objects(String name) {
        return objectsIn(list(name));
    }

    List<String> texts(String name) {
        return list(name).stream().map(String::valueOf).toList();
    }

    List<Integer> numbers(String name) {
        List<Integer> numbers = new ArrayList<>();
        for (Object element : list(name)) {
            if (element instanceof Number number) {
                numbers.add(number.intValue());
            }
        }
        return numbers;
    }

    /** The members of a member that is an object; empty if it is missing. */
    JsonObject object(String name) {
        return new JsonObject(members.get(name) instanceof Map<?, ?> object ? object : Map.of());
    }

    /** All members that are objects, whatever their names. */
    List<JsonObject> objects() {
        return objectsIn(members.values());
    }

    private static List<JsonObject> objectsIn(Collection<?> values) {
        List<JsonObject> objects = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof Map<?, ?> object) {
                objects.add(new JsonObject(object));
            }
        }
        return objects;
    }

    private List<?> list(String name) {
        return members.get(name) instanceof List<?> list ? list : List.of();
    }

    /** Turns tokens into maps, lists and plain values. */
    private static final class Tree {
        private final JsonParser json;
        private int values;

        Tree(JsonParser json) {
            this.json = json;
        }

        Map<String, Object> object() throws IOException {
            Map<String, Object> object = new LinkedHashMap<>();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                object.put(name, value(json.nextToken()));
            }
            return object;
        }

        private List<Object> array() throws IOException {
            List<Object> array = new ArrayList<>();
            for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
                array.add(value(next));
            }
            return array;
        }

        private Object value(JsonToken token) throws IOException {
            if (++values > MAX_VALUES) {
                throw bad("it has more than %d values".formatted(MAX_VALUES));
            }
            return switch (token) {
                case START_OBJECT -> object();
                case START_ARRAY -> array();
                case VALUE_STRING -> json.getText();
                case VALUE_NUMBER_INT -> json.getLongValue();
                case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                default -> null;
            };
        }
    }
}
