package workbook.learner;

import workbook.catalogue.WorkbookLayout;
import workbook.generator.DeclaredTypes;
import workbook.generator.JavaFiles;
import workbook.generator.LostTag;
import workbook.generator.Reference;
import workbook.generator.Region;
import workbook.generator.TaggedSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The learner's classes in {@code exercises/src/main/java}.
 *
 * <p>An exercise is replaced file by file where the whole file belongs to it, else region by region. If its tags or its
 * class are gone the file is made anew, with the other exercises' regions taken over from the learner as far as they
 * are found.
 */
public final class ExerciseFiles {
    private final WorkbookLayout folders;
    private final Reference reference;

    public ExerciseFiles(WorkbookLayout folders, Reference reference) {
        this.folders = folders;
        this.reference = reference;
    }

    /** All texts by path below the source folder. */
    public Map<String, String> texts() {
        return JavaFiles.below(folders.exercises());
    }

    public List<Path> filesOf(String exercise) {
        return reference.filesOf(exercise).stream()
                .map(name -> folders.exercises().resolve(name))
                .toList();
    }

    /** The classes of the exercise that are in none of the learner's files, by the file in which each should be. */
    public SortedMap<String, String> missing(String exercise) {
        SortedMap<String, String> missing = new TreeMap<>();
        for (String name : reference.filesOf(exercise)) {
            if (!isIn(name) && !isElsewhere(name)) {
                missing.put(name, Reference.classOf(name));
            }
        }
        return missing;
    }

    /** Whether the file holds the class that it is named after. */
    private boolean isIn(String name) {
        return Files.exists(file(name))
                && DeclaredTypes.in(JavaFiles.read(file(name))).contains(Reference.classOf(name));
    }

    private boolean isElsewhere(String name) {
        return texts().values().stream().anyMatch(text -> DeclaredTypes.in(text).contains(Reference.classOf(name)));
    }

    /** Whether every region of the exercise is as in the starter. */
    public boolean untouched(String exercise) {
        return reference.filesOf(exercise).stream().allMatch(name -> {
            TaggedSource starter = reference.starters().get(name);
            return parsed(name)
                    .filter(yours -> yours.matches(starter, Set.of(exercise))
                            && contents(yours, exercise).equals(contents(starter, exercise)))
                    .isPresent();
        });
    }

    /** Whether every region of the exercise is as in the reference. */
    public boolean hasReference(String exercise) {
        return reference.filesOf(exercise).stream().allMatch(name -> {
            TaggedSource solved = reference.files().get(name);
            return parsed(name)
                    .filter(yours -> contents(yours, exercise).equals(contents(solved, exercise)))
                    .isPresent();
        });
    }

    /** Changes when the learner changes what is between the exercise's tags, or anything if they are gone. */
    public String fingerprint(String exercise) {
        CRC32 sum = new CRC32();
        for (String name : reference.filesOf(exercise)) {
            TaggedSource starter = reference.starters().get(name);
            String text = parsed(name)
                    .filter(yours -> yours.matches(starter, Set.of(exercise)))
                    .map(yours -> contents(yours, exercise).toString())
                    .orElseGet(() -> texts().getOrDefault(name, ""));
            sum.update(text.getBytes(StandardCharsets.UTF_8));
        }
        return Long.toHexString(sum.getValue());
    }

    /** Puts the starters of these exercises back. */
    public List<Change> reset(Set<String> exercises) {
        return replace(exercises, Set.of());
    }

    /** Puts the reference in place of these exercises. */
    public List<Change> fill(Set<String> exercises) {
        return replace(exercises, exercises);
    }

    /**
     * All texts, with the reference in the regions of these exercises; nothing is written. A file whose tags of them
     * are gone is as the learner left it.
     */
    public Map<String, String> textsWith(Set<String> lent) {
        Map<String, String> texts = new LinkedHashMap<>(texts());
        reference.starters().forEach((name, starter) -> {
            Set<String> here = new HashSet<>(starter.exercises());
            here.retainAll(lent);
            parsed(name)
                    .filter(yours -> !here.isEmpty() && yours.matches(starter, here))
                    .ifPresent(yours -> texts.put(
                            name,
                            yours.filledFrom(reference.files().get(name), here).text()));
        });
        return texts;
    }

    /** The learner's texts as they would be with the reference in place of one exercise; its files only. */
    public Map<String, String> filled(String exercise) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : reference.filesOf(exercise)) {
            texts.put(name, renewed(name, Set.of(exercise), Set.of(exercise)).text());
        }
        return texts;
    }

    private List<Change> replace(Set<String> exercises, Set<String> withReference) {
        List<Change> changes = new ArrayList<>();
        for (String name : reference.starters().keySet()) {
            TaggedSource starter = reference.starters().get(name);
            if (starter.exercises().stream().anyMatch(exercises::contains)) {
                boolean whole = exercises.containsAll(starter.exercises());
                boolean asAWhole = !whole
                        && Files.exists(file(name))
                        && withClass(name)
                                .filter(yours -> yours.matches(starter, exercises))
                                .isEmpty();
                write(name, renewed(name, exercises, withReference).text(), asAWhole)
                        .ifPresent(changes::add);
            }
        }
        return changes;
    }

    private TaggedSource renewed(String name, Set<String> exercises, Set<String> withReference) {
        TaggedSource solved = reference.files().get(name);
        TaggedSource starter = reference.starters().get(name);
        if (exercises.containsAll(starter.exercises())) {
            return withReference.isEmpty() ? starter : solved;
        }
        TaggedSource fresh = starter.filledFrom(solved, withReference);
        Optional<TaggedSource> yours = parsed(name);
        if (withClass(name).isPresent() && yours.get().matches(starter, exercises)) {
            return yours.get().filledFrom(fresh, exercises);
        }
        if (yours.isPresent()) {
            Set<String> others = new HashSet<>(starter.exercises());
            others.removeAll(exercises);
            others.removeIf(other -> !yours.get().matches(starter, Set.of(other)));
            return fresh.filledFrom(yours.get(), others);
        }
        return fresh;
    }

    private Optional<Change> write(String name, String text, boolean asAWhole) {
        Path file = file(name);
        try {
            String old = Files.exists(file) ? JavaFiles.read(file) : "";
            if (old.equals(text)) {
                return Optional.empty();
            }
            boolean ours = old.isEmpty()
                    || old.equals(reference.starters().get(name).text())
                    || old.equals(reference.files().get(name).text());
            Optional<Path> kept = ours ? Optional.empty() : Optional.of(keep(file));
            Files.createDirectories(file.getParent());
            Path fresh =
                    Files.createTempFile(file.getParent(), file.getFileName().toString(), ".tmp");
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(new Change(file, kept, asAWhole));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code X.java.kept-1}, or the next number that is free. */
    private static Path keep(Path file) throws IOException {
        for (int number = 1; ; number++) {
            Path kept = file.resolveSibling(file.getFileName() + ".kept-" + number);
            if (!Files.exists(kept)) {
                return Files.copy(file, kept);
            }
        }
    }

    private Optional<TaggedSource> parsed(String name) {
        try {
            return Files.exists(file(name))
                    ? Optional.of(TaggedSource.parse(name, JavaFiles.read(file(name))))
                    : Optional.empty();
        } catch (LostTag e) {
            // A learner may remove tags; the callers say what they do then.
            return Optional.empty();
        }
    }

    /** The same, if the file holds its class. */
    private Optional<TaggedSource> withClass(String name) {
        return parsed(name).filter(yours -> isIn(name));
    }

    private static List<List<String>> contents(TaggedSource source, String exercise) {
        List<List<String>> contents = new ArrayList<>();
        for (Region region : source.regionsOf(exercise)) {
            contents.add(source.content(region));
        }
        return contents;
    }

    private Path file(String name) {
        return folders.exercises().resolve(name);
    }
}
