package faults.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@link HistoryChecker} found in a history.
 *
 * @param acknowledged how many attempts were acknowledged
 * @param unknown of how many nobody knows the outcome
 * @param refused how many were refused
 * @param messages how many different messages were delivered
 * @param deliveries how many deliveries there were
 */
public record HistoryVerdict(
        List<Violation> violations, int acknowledged, int unknown, int refused, int messages, int deliveries) {
    private static final int SHOWN_OF_A_KIND = 5;

    /** Whether every promise was kept. */
    public boolean isRight() {
        return violations.isEmpty();
    }

    /** The counts in one line. */
    public String counts() {
        return "%s acknowledged, %s unknown, %s refused; %s messages delivered in %s deliveries"
                .formatted(acknowledged, unknown, refused, messages, deliveries);
    }

    /** The counts and, kind by kind, the first violations. */
    public String text() {
        return counts() + text(violations);
    }

    /** Kind by kind, the first violations, or that there are none; to be put behind what was judged. */
    public static String text(List<Violation> violations) {
        Map<String, List<Violation>> kinds = new LinkedHashMap<>();
        violations.forEach(violation -> kinds.computeIfAbsent(violation.kind(), kind -> new ArrayList<>())
                .add(violation));
        StringBuilder text = new StringBuilder(violations.isEmpty() ? "; every promise was kept" : "");
        kinds.forEach((kind, all) -> {
            text.append("%n%s: %s".formatted(kind, all.size()));
            all.stream().limit(SHOWN_OF_A_KIND).forEach(one -> text.append("%n  - %s".formatted(one.message())));
            if (all.size() > SHOWN_OF_A_KIND) {
                text.append("%n  - and %s more".formatted(all.size() - SHOWN_OF_A_KIND));
            }
        });
        return text.toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
