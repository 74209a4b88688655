package crosscheck.transcript;

import java.util.List;

/**
 * A comparison as a person reads it: the steps that are not the same, with both values, and the verdict at the end. In
 * a wide terminal a step is a row of a table, in others its values stand below each other.
 */
public final class SideBySide {

    private static final int VERDICT = 10;
    private static final int GAPS = 6;

    /** Where values begin that stand below each other, and all remarks. */
    private static final int INDENT = VERDICT + 2;

    /** In fewer columns a table has no room. */
    private static final int TABLE = 100;

    /** In more, the eye loses the row. */
    private static final int WIDEST = 160;

    private final int width;
    private final int nameWidth;
    private final int valueWidth;
    private final boolean colours;
    private final boolean all;

    /**
     * @param width columns of the terminal
     * @param all whether steps that are the same are shown, too, and not only counted
     */
    public SideBySide(int width, boolean colours, boolean all) {
        this.width = Math.min(width, WIDEST);
        this.colours = colours;
        this.all = all;
        this.nameWidth = (this.width - VERDICT - GAPS) * 2 / 5;
        this.valueWidth = (this.width - VERDICT - GAPS - nameWidth) / 2;
    }

    /** Ends with a line break. */
    public String render(Comparison comparison) {
        List<ComparedStep> reached = comparison.steps().subList(0, reached(comparison));
        List<ComparedStep> shown = reached.stream()
                .filter(step -> all || !(step instanceof ComparedStep.Same))
                .toList();
        StringBuilder text = new StringBuilder();
        if (isTable() && !(shown.isEmpty() && comparison.stale().isEmpty())) {
            row(text, "", "step", "yours", "RocketMQ");
            row(text, "", "-".repeat(nameWidth), "-".repeat(valueWidth), "-".repeat(valueWidth));
        }
        for (ComparedStep step : shown) {
            step(text, verdict(step), step.name(), step.yours(), step.rocketMq());
            if (step instanceof ComparedStep.Deliberate deliberate) {
                note(text, deliberate.entry().id() + ": " + deliberate.entry().why());
            }
        }
        comparison.endedEarly().ifPresent(why -> {
            labelled(text, "ENDS HERE", why);
            int left = comparison.steps().size() - reached.size();
            note(text, "RocketMQ goes on; steps that yours did not come to: " + left);
        });
        for (DeliberateDifference entry : comparison.stale()) {
            step(text, "STALE", entry.step(), entry.yours(), entry.rocketMq());
            note(
                    text,
                    "listed as a deliberate difference (" + entry.id()
                            + "), but the brokers do not differ like that: take it off the list");
        }
        int same = reached.size() - shown.size();
        if (same > 0 && same < comparison.steps().size()) {
            note(text, same == 1 ? "1 step is the same: --all" : same + " steps are the same: --all");
        }
        lines(text, summary(comparison), 4);
        return text.toString();
    }

    private boolean isTable() {
        return width >= TABLE;
    }

    private void step(StringBuilder text, String verdict, String name, String yours, String rocketMq) {
        if (isTable()) {
            row(text, verdict, name, yours, rocketMq);
            return;
        }
        labelled(text, verdict, name);
        if (yours.equals(rocketMq)) {
            lines(text, TextColumns.padded("  both", INDENT) + yours, INDENT);
        } else {
            lines(text, TextColumns.padded("  yours", INDENT) + yours, INDENT);
            lines(text, TextColumns.padded("  RocketMQ", INDENT) + rocketMq, INDENT);
        }
    }

    private void labelled(StringBuilder text, String verdict, String what) {
        List<String> lines = TextColumns.fill(" ".repeat(INDENT) + what, width, INDENT);
        text.append(painted(TextColumns.padded(verdict, VERDICT)))
                .append(lines.get(0).substring(VERDICT));
        text.append('\n');
        lines.stream().skip(1).forEach(line -> text.append(line).append('\n'));
    }

    private void note(StringBuilder text, String note) {
        lines(text, " ".repeat(INDENT) + note, INDENT);
    }

    private void lines(StringBuilder text, String line, int indent) {
        TextColumns.fill(line, width, indent)
                .forEach(part -> text.append(part.stripTrailing()).append('\n'));
    }

    /** How many rows there are to show: all, or those up to the last that yours came to. */
    static int reached(Comparison comparison) {
        int reached = comparison.steps().size();
        while (comparison.endedEarly().isPresent()
                && reached > 0
                && comparison.steps().get(reached - 1) instanceof ComparedStep.Missing) {
            reached--;
        }
        return reached;
    }

    /** In one word. */
    static String verdict(ComparedStep step) {
        if (step instanceof ComparedStep.Same) {
            return "same";
        } else if (step instanceof ComparedStep.Different) {
            return "DIFFERENT";
        } else if (step instanceof ComparedStep.Missing) {
            return "MISSING";
        } else if (step instanceof ComparedStep.Extra) {
            return "EXTRA";
        } else {
            return "meant";
        }
    }

    /** The verdict in one line. */
    public static String summary(Comparison comparison) {
        int steps = comparison.steps().size();
        long meant = comparison.steps().stream()
                .filter(step -> step instanceof ComparedStep.Deliberate)
                .count();
        if (comparison.equal()) {
            return comparison.scenario() + ": equal in "
                    + (meant == 0
                            ? "all " + steps + " steps"
                            : (steps - meant) + " of " + steps + " steps, different on purpose in " + meant);
        }
        String deliberately = meant == 0 ? "" : ", on purpose in " + meant;
        String stale =
                comparison.stale().isEmpty() ? "" : ", " + comparison.stale().size() + " stale entries";
        if (comparison.endedEarly().isPresent()) {
            long neverRan = comparison.steps().stream()
                    .filter(step -> step instanceof ComparedStep.Missing)
                    .count();
            return "%s: DIFFERENT, yours ended early: %s of %s steps ran, %s of them different%s%s"
                    .formatted(
                            comparison.scenario(),
                            steps - neverRan,
                            steps,
                            comparison.differences() - neverRan,
                            deliberately,
                            stale);
        }
        return comparison.scenario() + ": DIFFERENT in " + comparison.differences() + " of " + steps + " steps"
                + deliberately + stale;
    }

    private void row(StringBuilder text, String verdict, String name, String yours, String rocketMq) {
        List<String> names = TextColumns.cells(name, nameWidth);
        List<String> left = TextColumns.cells(yours, valueWidth);
        List<String> right = TextColumns.cells(rocketMq, valueWidth);
        int lines = Math.max(names.size(), Math.max(left.size(), right.size()));
        for (int i = 0; i < lines; i++) {
            String line = painted(TextColumns.padded(i == 0 ? verdict : "", VERDICT))
                    + "  " + TextColumns.padded(at(names, i), nameWidth)
                    + "  " + TextColumns.padded(at(left, i), valueWidth)
                    + "  " + at(right, i);
            text.append(line.stripTrailing()).append('\n');
        }
    }

    /** Green for the same, yellow for what is meant, red for the rest. */
    private String painted(String verdict) {
        if (!colours || verdict.isBlank()) {
            return verdict;
        }
        int colour = verdict.startsWith("same") ? 32 : verdict.startsWith("meant") ? 33 : 31;
        return "\u001b[" + colour + "m" + verdict + "\u001b[0m";
    }

    private static String at(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "";
    }
}
