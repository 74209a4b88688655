package workbook.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java file with exercise tags. Tags other than those of exercises are ordinary lines.
 *
 * <p>Line ends are kept as they are, a missing one at the end of the file included.
 *
 * @param name shown in messages
 * @param lines each without its "\n"; a "\r" stays
 */
public record TaggedSource(String name, List<String> lines, List<Region> regions) {
    private static final Pattern TAG = Pattern.compile("(\\s*)// (tag|end)::(\\d\\d-\\d+)\\[]\\s*");

    /** @throws LostTag if a tag has no end, an end has no tag, or regions overlap */
    public static TaggedSource parse(String name, String text) {
        List<String> lines = List.of(text.split("\n", -1));
        List<Region> regions = new ArrayList<>();
        Map<String, Integer> count = new LinkedHashMap<>();
        Region open = null;
        for (int i = 0; i < lines.size(); i++) {
            Matcher tag = TAG.matcher(lines.get(i));
            if (!tag.matches()) {
                continue;
            }
            String exercise = tag.group(3);
            if (tag.group(2).equals("tag")) {
                if (open != null) {
                    throw new LostTag(name, i + 1, "tag::%s[] inside tag::%s[]".formatted(exercise, open.exercise()));
                }
                open = new Region(exercise, count.merge(exercise, 1, Integer::sum) - 1, i, i, tag.group(1));
            } else {
                if (open == null || !open.exercise().equals(exercise)) {
                    throw new LostTag(name, i + 1, "end::%s[] without its tag::%s[]".formatted(exercise, exercise));
                }
                regions.add(new Region(exercise, open.ordinal(), open.start(), i, open.indent()));
                open = null;
            }
        }
        if (open != null) {
            throw new LostTag(
                    name, open.start() + 1, "tag::%s[] has no end::%s[]".formatted(open.exercise(), open.exercise()));
        }
        return new TaggedSource(name, lines, List.copyOf(regions));
    }

    /** Whether a line opens or closes a region. */
    public static boolean isTag(String line) {
        return TAG.matcher(line).matches();
    }

    /** The same text, with the other regions no more than ordinary lines. */
    TaggedSource only(Predicate<Region> which) {
        return new TaggedSource(name, lines, regions.stream().filter(which).toList());
    }

    public String text() {
        return String.join("\n", lines);
    }

    public Set<String> exercises() {
        Set<String> exercises = new LinkedHashSet<>();
        regions.forEach(region -> exercises.add(region.exercise()));
        return exercises;
    }

    public List<Region> regionsOf(String exercise) {
        return regions.stream()
                .filter(region -> region.exercise().equals(exercise))
                .toList();
    }

    /** The lines between the tags, without line ends. */
    public List<String> content(Region region) {
        return lines.subList(region.start() + 1, region.end()).stream()
                .map(TaggedSource::withoutReturn)
                .toList();
    }

    /** This file with other content in some of its regions. */
    public TaggedSource with(Predicate<Region> which, Function<Region, List<String>> content) {
        String lineEnd = lines.get(0).endsWith("\r") ? "\r" : "";
        List<String> result = new ArrayList<>();
        int next = 0;
        for (Region region : regions) {
            if (which.test(region)) {
                result.addAll(lines.subList(next, region.start() + 1));
                content.apply(region).forEach(line -> result.add(line + lineEnd));
                next = region.end();
            }
        }
        result.addAll(lines.subList(next, lines.size()));
        return reparsed(result);
    }

    private TaggedSource reparsed(List<String> changed) {
        Set<String> exercises = exercises();
        return parse(name, String.join("\n", changed)).only(region -> exercises.contains(region.exercise()));
    }

    /** Whether both hold the same regions of these exercises, so that content can go from one to the other. */
    public boolean matches(TaggedSource other, Set<String> exercises) {
        return keys(exercises).equals(other.keys(exercises));
    }

    TaggedSource withImport(String line) {
        return reparsed(Imports.with(lines, List.of(line)));
    }

    /** This file with the other one's content in the regions of these exercises, and with its imports. */
    public TaggedSource filledFrom(TaggedSource other, Set<String> exercises) {
        TaggedSource filled = with(region -> exercises.contains(region.exercise()), region -> other.regions.stream()
                .filter(region::sameAs)
                .findFirst()
                .map(other::content)
                .orElseThrow(() -> new LostTag(
                        other.name,
                        1,
                        "region %s of %s is missing".formatted(region.ordinal() + 1, region.exercise()))));
        return exercises.isEmpty() ? filled : filled.reparsed(Imports.with(filled.lines, filled.needed(other.lines)));
    }

    /** Without the import of what an unwritten region throws, where no region is unwritten any more. */
    private List<String> needed(List<String> imports) {
        boolean unwritten = lines.stream().anyMatch(line -> line.contains("new NotDoneYet("));
        return imports.stream()
                .filter(line -> unwritten || !line.strip().equals(Starter.IMPORT))
                .toList();
    }

    private List<String> keys(Set<String> exercises) {
        return regions.stream()
                .filter(region -> exercises.contains(region.exercise()))
                .map(region -> region.exercise() + "/" + region.ordinal())
                .toList();
    }

    private static String withoutReturn(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
