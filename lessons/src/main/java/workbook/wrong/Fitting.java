package workbook.wrong;

import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A hunk at a place where it fits: all its lines stand there, one below the other, indented as a whole however they
 * are.
 *
 * @param index of the passage's line that it begins at
 */
record Fitting(Passage passage, int index, Hunk hunk, int shift) {

    static List<Fitting> all(Hunk hunk, List<Passage> passages) {
        List<Fitting> found = new ArrayList<>();
        for (Passage passage : passages) {
            for (int i = 0; i < passage.lines().size(); i++) {
                at(i, hunk, passage).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Fitting> at(int index, Hunk hunk, Passage passage) {
        return shift(hunk.before(), passage.lines(), index).map(shift -> new Fitting(passage, index, hunk, shift));
    }

    /** By how much the lines must move to the right to be those at that index; empty if they are others. */
    static Optional<Integer> shift(List<String> lines, List<String> there, int index) {
        if (index + lines.size() > there.size()) {
            return Optional.empty();
        }
        Optional<Integer> shift = Optional.empty();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String other = there.get(index + i);
            int difference = indent(other) - indent(line);
            if (!line.strip().equals(other.strip())
                    || !line.isBlank() && shift.isPresent() && shift.get() != difference) {
                return Optional.empty();
            }
            if (!line.isBlank()) {
                shift = Optional.of(difference);
            }
        }
        return shift;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    ChangeDelta<String> delta() {
        List<String> taken =
                passage.lines().subList(index, index + hunk.before().size());
        List<String> put = hunk.after().stream().map(this::shifted).toList();
        return new ChangeDelta<>(new Chunk<>(index, taken), new Chunk<>(index, put));
    }

    private String shifted(String line) {
        if (line.isBlank()) {
            return "";
        }
        return shift >= 0 ? " ".repeat(shift) + line : line.substring(Math.min(-shift, indent(line)));
    }

    String place() {
        return passage.at(index);
    }
}
