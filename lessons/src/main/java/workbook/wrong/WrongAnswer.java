package workbook.wrong;

import com.github.difflib.patch.Patch;
import com.github.difflib.patch.PatchFailedException;
import workbook.generator.Reference;
import workbook.generator.TaggedSource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A plausible mistake, as a difference to the reference.
 *
 * @param slug names it within its exercise
 * @param mistake a sentence, AsciiDoc
 * @param shown whether learners who have passed see it
 * @param capstones ids of the capstones that must notice it
 * @param hunks at least one
 * @param file as an author types it, for complaints
 */
public record WrongAnswer(
        String exercise,
        String slug,
        String mistake,
        boolean shown,
        Set<String> capstones,
        List<Hunk> hunks,
        String file) {

    /** The difference as it was written. */
    public List<String> difference() {
        return hunks.stream().flatMap(hunk -> hunk.text().stream()).toList();
    }

    /**
     * The exercise's files with the mistake in them; all else as in the given texts.
     *
     * @throws IllegalArgumentException if a hunk does not fit the reference; the message names it and the nearest place
     */
    public Map<String, String> putInto(Map<String, TaggedSource> texts, Reference reference) {
        Map<String, List<Passage>> passages = new LinkedHashMap<>();
        Passage.of(exercise, reference)
                .forEach(passage -> passages.computeIfAbsent(passage.file(), file -> new ArrayList<>())
                        .add(passage));
        Map<Passage, Patch<String>> patches = patches(reference);
        Map<String, String> result = new LinkedHashMap<>();
        passages.forEach((name, here) -> {
            TaggedSource wrong = texts.get(name)
                    .with(
                            region -> region.exercise().equals(exercise),
                            region -> patched(here.get(region.ordinal()), patches));
            result.put(name, wrong.text());
        });
        return result;
    }

    private Map<Passage, Patch<String>> patches(Reference reference) {
        Search search = Search.of(exercise, reference);
        Map<Passage, Patch<String>> patches = new LinkedHashMap<>();
        for (Hunk hunk : hunks) {
            try {
                Fitting fitting = search.fitting(hunk);
                patches.computeIfAbsent(fitting.passage(), passage -> new Patch<>())
                        .addDelta(fitting.delta());
            } catch (DoesNotFit e) {
                throw new IllegalArgumentException("%s:%s: %s: hunk %s of %s, \"%s\", %s"
                        .formatted(
                                file,
                                hunk.line(),
                                slug,
                                hunks.indexOf(hunk) + 1,
                                hunks.size(),
                                hunk.text().get(0),
                                e.getMessage()));
            }
        }
        return patches;
    }

    private List<String> patched(Passage passage, Map<Passage, Patch<String>> patches) {
        try {
            Patch<String> patch = patches.get(passage);
            return patch == null ? passage.lines() : patch.applyTo(passage.lines());
        } catch (PatchFailedException e) {
            throw new IllegalArgumentException(
                    "%s:%s: %s: two hunks change the same lines of %s"
                            .formatted(file, hunks.get(0).line(), slug, passage.at(0)),
                    e);
        }
    }
}
