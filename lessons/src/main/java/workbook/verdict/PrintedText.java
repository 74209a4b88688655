package workbook.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the code under check printed, without what drowns it: of a stack trace the lines that say what happened and the
 * topmost frames of the learner's code.
 */
final class PrintedText {
    private static final int MOST_FRAMES = 3;

    /** {@code at run//minibroker.store.GroupCommit.flush(GroupCommit.java:41)}, with loader and module or without. */
    private static final Pattern FRAME = Pattern.compile("\\s+at (?:\\S*/)?(([\\w.$]+)\\.[\\w$<>]+\\(.*\\))\\s*");

    private static final Pattern MORE = Pattern.compile("\\s+\\.\\.\\. \\d+ (?:more|common frames omitted)\\s*");

    private PrintedText() {}

    /** @param learners whether a class, named in full, is the learner's */
    static String of(String printed, Predicate<String> learners) {
        List<String> kept = new ArrayList<>();
        int frames = 0;
        for (String line : printed.lines().toList()) {
            Matcher frame = FRAME.matcher(line);
            if (frame.matches()) {
                if (learners.test(frame.group(2)) && frames++ < MOST_FRAMES) {
                    kept.add("    at " + frame.group(1));
                }
            } else if (!MORE.matcher(line).matches()) {
                frames = 0;
                kept.add(line);
            }
        }
        return String.join("\n", kept);
    }
}
