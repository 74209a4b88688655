package workbook.runner;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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

    /** The source file that a class came from. */
    public Optional<String> fileOf(String className) {
        return byFile.entrySet().stream()
                .filter(file -> file.getValue().containsKey(className))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
