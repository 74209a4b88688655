package workbook.catalogue;

import java.util.List;

/**
 * A lesson's folder does not hold what it must. The message has one line for each problem: file, line, what is wrong.
 */
public final class BrokenLesson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenLesson(List<String> problems) {
        super(String.join("\n", problems));
    }
}
