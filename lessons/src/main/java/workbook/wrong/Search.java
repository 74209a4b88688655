package workbook.wrong;

import workbook.generator.Reference;
import workbook.generator.TaggedSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks for the one place of a hunk in what a learner writes for an exercise, and says why there is none.
 *
 * @param passages the exercise's, in the reference
 */
record Search(String exercise, Reference reference, List<Passage> passages) {

    static Search of(String exercise, Reference reference) {
        return new Search(exercise, reference, Passage.of(exercise, reference));
    }

    Fitting fitting(Hunk hunk) throws DoesNotFit {
        List<Passage> named = passages.stream()
                .filter(passage -> hunk.heading().isEmpty() || passage.isIn(hunk.heading()))
                .toList();
        if (named.isEmpty()) {
            throw new DoesNotFit("names no file or method in which %s has a part; there are:\n%s"
                    .formatted(
                            exercise,
                            passages.stream()
                                    .map(passage -> "  %s %s"
                                            .formatted(
                                                    passage.fileName(),
                                                    passage.around().get(0)))
                                    .collect(Collectors.joining("\n"))));
        }
        List<Fitting> found = Fitting.all(hunk, named);
        if (found.size() > 1) {
            throw new DoesNotFit("fits more than once, at %s: name the method after @@, or give more lines"
                    .formatted(found.stream().map(Fitting::place).collect(Collectors.joining(", "))));
        }
        if (found.isEmpty()) {
            Optional<String> outside = outside(hunk);
            throw new DoesNotFit(
                    outside.isPresent()
                            ? "has lines from %s on, and not all of them are between the tags of %s"
                                    .formatted(outside.get(), exercise)
                            : Nearest.of(hunk, named).inWords());
        }
        return found.get(0);
    }

    /** Where the lines stand in the exercise's files when no regard is paid to what a learner writes. */
    private Optional<String> outside(Hunk hunk) {
        for (String file : reference.filesOf(exercise)) {
            TaggedSource source = reference.files().get(file);
            List<String> lines = new ArrayList<>();
            List<Integer> numbers = new ArrayList<>();
            for (int i = 0; i < source.lines().size(); i++) {
                if (!TaggedSource.isTag(source.lines().get(i))) {
                    lines.add(source.lines().get(i));
                    numbers.add(i + 1);
                }
            }
            for (int i = 0; i < lines.size(); i++) {
                if (Fitting.shift(hunk.before(), lines, i).isPresent()) {
                    return Optional.of(file.substring(file.lastIndexOf('/') + 1) + ":" + numbers.get(i));
                }
            }
        }
        return Optional.empty();
    }
}
