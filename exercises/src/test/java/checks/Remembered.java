package checks;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** How much an object remembers. */
public final class Remembered {
    private Remembered() {}

    /** The elements of all collections, maps and arrays that are fields of an object's class. */
    public static int elements(Object object, Class<?> type) {
        return sum(object, type, Remembered::size);
    }

    /** Likewise, and the elements of those that stand in others: the lists in a map, say. */
    public static int elementsWithin(Object object, Class<?> type) {
        return sum(object, type, Remembered::sizeWithin);
    }

    private static int sum(Object object, Class<?> type, ToIntFunction<Object> size) {
        int elements = 0;
        for (Field field : type.getDeclaredFields()) {
            // What a tool that watches tests puts into a class, such as PIT.
            if (field.isSynthetic() || field.getName().contains("$")) {
                continue;
            }
            field.setAccessible(true);
            try {
                elements += size.applyAsInt(field.get(object));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return elements;
    }

    private static int sizeWithin(Object value) {
        Stream<?> inside = Stream.of();
        if (value instanceof Collection<?> collection) {
            inside = collection.stream();
        } else if (value instanceof Map<?, ?> map) {
            inside = map.values().stream();
        } else if (value instanceof Object[] array) {
            inside = Arrays.stream(array);
        }
        return size(value) + inside.mapToInt(Remembered::sizeWithin).sum();
    }

    private static int size(Object value) {
        if (value instanceof Collection<?> collection) {
            return collection.size();
        }
        if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        return value != null && value.getClass().isArray() ? Array.getLength(value) : 0;
    }
}
