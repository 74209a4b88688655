package minibroker.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import minibroker.json.JsonObject.Value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the tokens of one JSON object into maps, lists and plain values. One thread at a time. */
final class JsonTree {
    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final int MAX_VALUES = 200_000;
    private static final int MAX_DEPTH = 32;

    private final JsonParser json;
    private final int maxValues;
    private int values;
    private int depth;

    private JsonTree(JsonParser json, int maxValues) {
        this.json = json;
        this.maxValues = maxValues;
    }

    /** The members of an object that comes from the network. */
    static Map<String, Value> bounded(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new BadJson(MAX_BYTES, "it has %s bytes, the limit is %s".formatted(bytes.length, MAX_BYTES));
        }
        return read(bytes, MAX_VALUES);
    }

    /** The members of an object of any size. */
    static Map<String, Value> unbounded(byte[] bytes) {
        return read(bytes, Integer.MAX_VALUE);
    }

    private static Map<String, Value> read(byte[] bytes, int maxValues) {
        try (JsonParser json = JsonStreams.parser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new BadJson(0, bytes.length == 0 ? "it holds nothing" : "it is no object");
            }
            return new JsonTree(json, maxValues).object();
        } catch (JacksonException e) {
            long position = e.getLocation() == null ? 0 : e.getLocation().getByteOffset();
            throw new BadJson(Math.max(0, position), e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory can't be read", e);
        }
    }

    private Map<String, Value> object() throws IOException {
        enter();
        Map<String, Value> object = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            object.put(name, value(json.nextToken()));
        }
        depth--;
        return object;
    }

    private List<Value> array() throws IOException {
        enter();
        List<Value> array = new ArrayList<>();
        for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
            array.add(value(next));
        }
        depth--;
        return array;
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw new BadJson(position(), "it is nested more than %s deep".formatted(MAX_DEPTH));
        }
    }

    private Value value(JsonToken token) throws IOException {
        if (++values > maxValues) {
            throw new BadJson(position(), "it has more than %s values".formatted(maxValues));
        }
        long position = position();
        return new Value(content(token), position);
    }

    private Object content(JsonToken token) throws IOException {
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

    private long position() {
        return json.currentTokenLocation().getByteOffset();
    }
}
