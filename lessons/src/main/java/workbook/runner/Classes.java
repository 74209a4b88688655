package workbook.runner;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compiled classes in memory.
 *
 * @param byFile class name to bytes, for each source file
 */
public record Classes(Map<String, Map<String, byte[]>> byFile) {
    public static final Classes NONE = new Classes(Map.of());

    /** Both; where both have a file, the other one's. */
    public Classes and(Classes other) {
        Map<String, Map<String, byte[]>> all = new LinkedHashMap<>(byFile);
        all.putAll(other.byFile);
        return new Classes(all);
    }

    public Map<String, byte[]> byName() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        byFile.values().forEach(all::putAll);
        return all;
    }

    /** The files that these classes would be in if each class had one of its own, named after it. */
    public Set<String> files() {
        return byName().keySet().stream()
                .map(name -> name.replace('.', '/') + ".java")
                .collect(Collectors.toSet());
    }

    /** The source file that a class came from. */
    public Optional<String> fileOf(String className) {
        return byFile.entrySet().stream()
                .filter(file -> file.getValue().containsKey(className))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
