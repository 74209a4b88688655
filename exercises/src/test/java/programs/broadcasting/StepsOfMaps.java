package programs.broadcasting;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Map;

/**
 * The steps of a method, as far as they are calls of maps: a check lets another thread in between two of them, which
 * would otherwise happen once in some thousand times. Whatever an object keeps elsewhere has no steps.
 */
final class StepsOfMaps {
    private StepsOfMaps() {}

    /** From now on {@code beforeEach} runs before each call of a map that stands in one of the owner's fields. */
    static void watch(Object owner, Runnable beforeEach) throws IllegalAccessException {
        for (Field field : owner.getClass().getDeclaredFields()) {
            Class<?> type = field.getType();
            boolean isMap = type.isInterface() && Map.class.isAssignableFrom(type);
            if (isMap && !Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                Object map = field.get(owner);
                field.set(owner, map == null ? null : watched(type, map, beforeEach));
            }
        }
    }

    private static Object watched(Class<?> type, Object map, Runnable beforeEach) {
        return Proxy.newProxyInstance(
                StepsOfMaps.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    beforeEach.run();
                    try {
                        return method.invoke(map, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
