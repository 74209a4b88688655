package book;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;

/**
 * The class names in RocketMQ's published jars, so that a name in the book is one that its reader finds.
 *
 * @param bySimpleName full names; where two classes share a simple name, the one nearest the root of its package tree
 */
record RocketMqClasses(Map<String, String> bySimpleName) {
    private static final List<String> JDK = List.of("java.lang.", "java.util.", "java.util.concurrent.", "java.nio.");

    /** @param list one line: the jars' paths, as solutions/rocketmq writes it when it is built */
    static RocketMqClasses listedIn(Path list) throws IOException {
        Map<String, String> names = new TreeMap<>();
        for (String entry : Files.readString(list).strip().split(File.pathSeparator)) {
            if (Path.of(entry).getFileName().toString().startsWith("rocketmq-")) {
                try (JarFile jar = new JarFile(entry)) {
                    jar.stream().map(e -> e.getName()).forEach(name -> add(name, names));
                }
            }
        }
        return new RocketMqClasses(names);
    }

    private static void add(String entry, Map<String, String> names) {
        if (entry.startsWith("org/apache/rocketmq/") && entry.endsWith(".class")) {
            String full = entry.replace(".class", "").replace('/', '.').replace('$', '.');
            String simple = full.substring(full.lastIndexOf('.') + 1);
            names.merge(simple, full, (one, other) -> one.length() <= other.length() ? one : other);
        }
    }

    Optional<String> fullName(String simpleName) {
        return Optional.ofNullable(bySimpleName.get(simpleName));
    }

    /**
     * Whether a name such as {@code CqUnit} or {@code MessageDecoder.encode} exists; a bare member is not looked up.
     */
    boolean knows(String name) {
        String type = name.split("[.#(]")[0];
        return !Character.isUpperCase(type.charAt(0)) || bySimpleName.containsKey(type) || isInJdk(type);
    }

    private static boolean isInJdk(String type) {
        return JDK.stream().anyMatch(p -> {
            try {
                Class.forName(p + type);
                return true;
            } catch (ClassNotFoundException e) {
                return false;
            }
        });
    }
}
