package checks;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;

/** How much an object remembers. */
public final class Remembered {
    private Remembered() {}

    /** The elements of all collections, maps and arrays that are fields of an object's class. */
    public static int elements(Object object, Class<?> type) {
        int elements = 0;
        for (Field field : type.getDeclaredFields()) {
            // What a tool that watches tests puts into a class, such as PIT.
            if (field.isSynthetic() || field.getName().contains("$")) {
                continue;
            }
            field.setAccessible(true);
            try {
                elements += size(field.get(object));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return elements;
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
