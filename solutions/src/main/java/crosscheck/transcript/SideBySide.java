package crosscheck.transcript;

import java.util.ArrayList;
import java.util.List;

/** A comparison as a person reads it: one row per step with both values, and the verdict at the end. */
public final class SideBySide {

    private static final int VERDICT = 10;
    private static final int GAPS = 6;
    private static final int NARROWEST = 80;

    private final int nameWidth;
    private final int valueWidth;
    private final boolean colours;

    /** For lines of that many columns; at least 80. */
    public SideBySide(int width, boolean colours) {
        this.colours = colours;
        int columns = Math.max(width, NARROWEST);
        this.nameWidth = (columns - VERDICT - GAPS) * 2 / 5;
        this.valueWidth = (columns - VERDICT - GAPS - nameWidth) / 2;
    }

    /** Ends with a line break. */
    public String render(Comparison comparison) {
        StringBuilder text = new StringBuilder();
        row(text, "", "step", "yours", "RocketMQ");
        row(text, "", "-".repeat(nameWidth), "-".repeat(valueWidth), "-".repeat(valueWidth));
        List<ComparedStep> steps = comparison.steps();
        int reached = reached(comparison);
        for (ComparedStep step : steps.subList(0, reached)) {
            row(text, verdict(step), step.name(), step.yours(), step.rocketMq());
            if (step instanceof ComparedStep.Deliberate deliberate) {
                text.append(
                        note(deliberate.entry().id() + ": " + deliberate.entry().why()));
            }
        }
        comparison.endedEarly().ifPresent(why -> {
            text.append(painted(padded("ENDS HERE", VERDICT)))
                    .append("  ")
                    .append(why)
                    .append('\n');
            text.append(note("RocketMQ goes on; steps that yours did not come to: " + (steps.size() - reached)));
        });
        for (DeliberateDifference entry : comparison.stale()) {
            row(text, "STALE", entry.step(), entry.yours(), entry.rocketMq());
            text.append(note("listed as a deliberate difference (" + entry.id()
                    + "), but the brokers do not differ like that: take it off the list"));
        }
        return text.append(summary(comparison)).append('\n').toString();
    }

    /** How many rows there are to show: all, or those up to the last that yours came to. */
    private static int reached(Comparison comparison) {
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

    private static String note(String text) {
        return " ".repeat(VERDICT + 2) + text + "\n";
    }

    private void row(StringBuilder text, String verdict, String name, String yours, String rocketMq) {
        List<String> names = wrap(name, nameWidth);
        List<String> left = wrap(yours, valueWidth);
        List<String> right = wrap(rocketMq, valueWidth);
        int lines = Math.max(names.size(), Math.max(left.size(), right.size()));
        for (int i = 0; i < lines; i++) {
            String line = painted(padded(i == 0 ? verdict : "", VERDICT))
                    + "  " + padded(at(names, i), nameWidth)
                    + "  " + padded(at(left, i), valueWidth)
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

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** At spaces where there are some, else in the middle of a word. */
    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int end = space > 0 ? space : width;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
