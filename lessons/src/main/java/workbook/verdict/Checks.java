package workbook.verdict;

import workbook.generator.JavaFiles;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sources of the checks. A file belongs to an exercise if it names it in a tag, {@code @Tag("07-2")}.
 *
 * @param files text by path below the folder of the checks
 */
public record Checks(SortedMap<String, String> files) {
    private static final Pattern TAG = Pattern.compile("\\bTag\\(\"(\\d\\d-\\d+)\"\\)");
    private static final Pattern STEP = Pattern.compile("\\bTag\\(\"step-([1-9])\"\\)");

    private static final Pattern ORDER = Pattern.compile("(?m)^@(?:org\\.junit\\.jupiter\\.api\\.)?Order\\((\\d+)\\)");

    public static Checks read(Path folder) {
        return new Checks(JavaFiles.below(folder));
    }

    public SortedMap<String, String> of(String exercise) {
        SortedMap<String, String> found = new TreeMap<>();
        files.forEach((file, text) -> {
            if (text.contains("Tag(\"%s\")".formatted(exercise))) {
                found.put(file, text);
            }
        });
        return found;
    }

    /**
     * Those with the earliest step first, then by their {@code @Order}: a check that comes to no end keeps those that
     * come after it from their turn.
     */
    public List<String> classesOf(String exercise) {
        return of(exercise).entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, String> file) -> firstStep(file.getValue()))
                        .thenComparing(file -> order(file.getValue())))
                .map(file -> file.getKey()
                        .substring(0, file.getKey().length() - ".java".length())
                        .replace('/', '.'))
                .toList();
    }

    /** The number in the {@code @Order} of a class of checks: the simple ones have 1. Most have none and come later. */
    static int order(String text) {
        Matcher order = ORDER.matcher(text);
        return order.find() ? Integer.parseInt(order.group(1)) : Integer.MAX_VALUE;
    }

    /** Of checks without steps none is first. */
    private static String firstStep(String text) {
        return STEP.matcher(text)
                .results()
                .map(tag -> tag.group(1))
                .min(Comparator.naturalOrder())
                .orElse("");
    }

    /** Every exercise that some check names, with one of the files that do. */
    public Map<String, String> exercises() {
        Map<String, String> exercises = new TreeMap<>();
        files.forEach((file, text) -> {
            Set<String> names = new TreeSet<>();
            Matcher tag = TAG.matcher(text);
            while (tag.find()) {
                names.add(tag.group(1));
            }
            names.forEach(name -> exercises.putIfAbsent(name, file));
        });
        return exercises;
    }
}
