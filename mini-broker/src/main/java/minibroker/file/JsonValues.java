package minibroker.file;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values in a {@link JsonFile}: records, and maps whose keys are texts or numbers, of one another, of numbers, and of
 * booleans.
 *
 * <p>A reader skips members that it does not know. One that is missing is 0, false, or an empty map. There are libraries
 * that can do far more, but loading their classes would take a good part of a broker's start.
 *
 * <p>Without state: any thread may call.
 */
final class JsonValues {
    private JsonValues() {}

    static void write(Object value, JsonGenerator json) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(entry.getKey().toString());
                write(entry.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof Record) {
            write(members((Record) value), json);
        } else if (value instanceof Boolean yes) {
            json.writeBoolean(yes);
        } else if (value instanceof Integer || value instanceof Long) {
            json.writeNumber(((Number) value).longValue());
        } else {
            throw new IllegalArgumentException("A document can't hold " + value);
        }
    }

    private static Map<String, Object> members(Record value) {
        Map<String, Object> members = new LinkedHashMap<>();
        try {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                members.put(component.getName(), component.getAccessor().invoke(value));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot look into " + value, e);
        }
        return members;
    }

    /** Reads a value; the parser stands on its first token and is left on its last. */
    static Object read(Type type, JsonParser json) throws IOException {
        if (type == int.class || type == Integer.class) {
            return json.getIntValue();
        }
        if (type == long.class || type == Long.class) {
            return json.getLongValue();
        }
        if (type == boolean.class) {
            return json.getBooleanValue();
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new JsonParseException(json, "An object was expected, not " + json.currentToken());
        }
        return type instanceof ParameterizedType map
                ? readMap(map.getActualTypeArguments(), json)
                : readRecord((Class<?>) type, json);
    }

    private static Map<Object, Object> readMap(Type[] types, JsonParser json) throws IOException {
        Map<Object, Object> map = new TreeMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            Object key = key(types[0], json);
            json.nextToken();
            map.put(key, read(types[1], json));
        }
        return map;
    }

    private static Object key(Type type, JsonParser json) throws IOException {
        String text = json.currentName();
        try {
            return type == Integer.class ? (Object) Integer.valueOf(text) : text;
        } catch (NumberFormatException e) {
            throw new JsonParseException(json, "\"%s\" is no number".formatted(text), e);
        }
    }

    private static Object readRecord(Class<?> type, JsonParser json) throws IOException {
        RecordComponent[] components = type.getRecordComponents();
        Map<String, Integer> places = new HashMap<>();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            places.put(components[i].getName(), i);
            types[i] = components[i].getType();
            values[i] = missing(types[i]);
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            Integer place = places.get(json.currentName());
            json.nextToken();
            if (place == null) {
                json.skipChildren();
            } else {
                values[place] = read(components[place].getGenericType(), json);
            }
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot make a " + type, e);
        }
    }

    private static Object missing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        return type == int.class ? (Object) 0 : type == long.class ? (Object) 0L : Map.of();
    }
}
