package book;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;

/** The classes of RocketMQ's published jars, to ask them what the book says of them. One thread. */
final class PublishedRocketMq implements AutoCloseable {
    private final URLClassLoader loader;
    private final Map<String, List<String>> bySimpleName = new HashMap<>();

    /** @param list one line: the jars' paths, as solutions/rocketmq writes it when it is built */
    PublishedRocketMq(Path list) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : Files.readString(list).strip().split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
            if (Path.of(entry).getFileName().toString().startsWith("rocketmq-")) {
                try (JarFile jar = new JarFile(entry)) {
                    jar.stream().map(e -> e.getName()).forEach(this::add);
                }
            }
        }
        loader = new URLClassLoader(
                urls.toArray(URL[]::new), ClassLoader.getSystemClassLoader().getParent());
    }

    private void add(String entry) {
        if (entry.startsWith("org/apache/rocketmq/") && entry.endsWith(".class")) {
            String binary = entry.replace(".class", "").replace('/', '.');
            String simple = binary.substring(1 + Math.max(binary.lastIndexOf('.'), binary.lastIndexOf('$')));
            bySimpleName.computeIfAbsent(simple, any -> new ArrayList<>()).add(binary);
        }
    }

    /** Whether there is a class, also a nested one, of this name without its package. */
    boolean hasClass(String simpleName) {
        return bySimpleName.containsKey(simpleName);
    }

    /** Names of the methods and fields of all classes that have this name without their package. */
    Set<String> members(String simpleName) throws ClassNotFoundException {
        Set<String> names = new LinkedHashSet<>();
        for (String binary : bySimpleName.getOrDefault(simpleName, List.of())) {
            for (Class<?> type = load(binary); type != null; type = type.getSuperclass()) {
                List.of(type.getDeclaredMethods()).forEach(method -> names.add(method.getName()));
                List.of(type.getDeclaredFields()).forEach(field -> names.add(field.getName()));
            }
        }
        return names;
    }

    /** What a field has in a new object, or what a constant is; of several classes of that name one has the field. */
    Object value(String simpleName, String field) throws ReflectiveOperationException {
        for (String binary : bySimpleName.getOrDefault(simpleName, List.of())) {
            for (Field declared : load(binary).getDeclaredFields()) {
                if (declared.getName().equals(field)) {
                    declared.setAccessible(true);
                    return declared.get(Modifier.isStatic(declared.getModifiers()) ? null : newObject(binary));
                }
            }
        }
        throw new NoSuchFieldException(simpleName + "." + field);
    }

    /** Of settings, which need nothing, or of something that wants a name. */
    private Object newObject(String binary) throws ReflectiveOperationException {
        for (Constructor<?> constructor : load(binary).getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 0) {
                return constructor.newInstance();
            }
        }
        return load(binary).getDeclaredConstructor(String.class).newInstance("any");
    }

    private Class<?> load(String binary) throws ClassNotFoundException {
        return Class.forName(binary, false, loader);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
