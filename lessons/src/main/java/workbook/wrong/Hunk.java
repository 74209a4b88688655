package workbook.wrong;

import java.util.ArrayList;
import java.util.List;

/**
 * A few lines of a difference, as written after {@code @@}: context, what the mistake takes away, what it adds.
 *
 * @param line where it begins in its file, from 1
 * @param heading what stands after {@code @@}: a file, a method, both, or nothing
 * @param lines each begins with a space, a minus or a plus
 */
record Hunk(int line, String heading, List<String> lines) {

    /** The lines of the reference: context and what is taken away. */
    List<String> before() {
        return without('+');
    }

    /** The lines that stand there instead: context and what is added. */
    List<String> after() {
        return without('-');
    }

    private List<String> without(char sign) {
        return lines.stream()
                .filter(line -> line.charAt(0) != sign)
                .map(line -> line.substring(1))
                .toList();
    }

    boolean changesNothing() {
        return before().equals(after());
    }

    /** As it was written. */
    List<String> text() {
        List<String> text = new ArrayList<>();
        text.add(("@@ " + heading).strip());
        lines.forEach(line -> text.add(line.stripTrailing()));
        return text;
    }
}
