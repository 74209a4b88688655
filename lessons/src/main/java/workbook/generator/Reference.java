package workbook.generator;

import workbook.catalogue.WorkbookLayout;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every file of the reference that holds an exercise, and the starter that it becomes. Of the client programs, which
 * the exercises don't have on their class path, the other files of the same package come along as they are.
 *
 * <p>A file is named by its path below the source folder, with slashes: {@code minibroker/queue/BoundedQueue.java};
 * the starter has the same name below {@code exercises/src/main/java}.
 *
 * @param files the reference's text, by name
 * @param starters what the learner begins with, by name
 */
public record Reference(SortedMap<String, TaggedSource> files, SortedMap<String, TaggedSource> starters) {

    /**
     * A lesson that is not written yet has no starters: its tags may stand in the reference already.
     *
     * @throws LostTag if a file's tags do not pair, or two trees hold the same file
     */
    public static Reference read(WorkbookLayout folders) {
        Set<String> lessons = folders.lessonNumbers();
        SortedMap<String, TaggedSource> files = new TreeMap<>();
        for (Path tree : folders.reference()) {
            SortedMap<String, TaggedSource> all = new TreeMap<>();
            JavaFiles.below(tree)
                    .forEach((name, text) -> all.put(
                            name,
                            TaggedSource.parse(folders.shown(tree.resolve(name)), text)
                                    .only(region -> lessons.contains(region.lesson()))));
            Set<String> packages = new HashSet<>();
            all.forEach((name, source) -> {
                if (!source.regions().isEmpty()) {
                    packages.add(packageOf(name));
                }
            });
            boolean wholePackages = tree.equals(folders.programs());
            all.forEach((name, source) -> {
                boolean starter = wholePackages
                        ? packages.contains(packageOf(name))
                        : !source.regions().isEmpty();
                if (starter && files.put(name, source) != null) {
                    throw new LostTag(source.name(), 1, "the same file is in both source trees");
                }
            });
        }
        SortedMap<String, TaggedSource> starters = new TreeMap<>();
        files.forEach((name, source) -> starters.put(name, Starter.of(source)));
        return new Reference(files, starters);
    }

    private static String packageOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    /** The names of the files in which an exercise has a region, in order. */
    public List<String> filesOf(String exercise) {
        return files.entrySet().stream()
                .filter(file -> file.getValue().exercises().contains(exercise))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The class that a file is named after: {@code minibroker.remoting.BoundedQueue}. */
    public static String classOf(String file) {
        return file.substring(0, file.length() - ".java".length()).replace('/', '.');
    }

    public Set<String> exercises() {
        Set<String> exercises = new LinkedHashSet<>();
        files.values().forEach(file -> exercises.addAll(file.exercises()));
        return exercises;
    }
}
