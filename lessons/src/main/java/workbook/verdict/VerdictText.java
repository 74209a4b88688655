package workbook.verdict;

import workbook.catalogue.Exercise;
import workbook.runner.CompilerMessage;
import workbook.verdict.Verdict.Checked;
import workbook.verdict.Verdict.Missing;
import workbook.verdict.Verdict.NotCompiled;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A verdict as text. The first check that fails is told in full, the others have one line each.
 *
 * <pre>
 * 01-1  A queue that says "full"                       2 of 7 checks pass
 *   FAILS  theThirdPutWaitsUntilOneWasTaken
 *     scenario   capacity 2: the third put waits until one was taken
 *     looked at  size
 *     expected   2
 *     observed   3
 *     invariant  1. The queue never holds more than its capacity.
 *     at         BoundedQueueTest.java:41   (your code: BoundedQueue.java:58)
 *   FAILS  closeWakesWaitingThreads
 * </pre>
 */
public final class VerdictText {
    private static final int TITLE_WIDTH = 46;
    private static final int LONGEST_VALUE = 12;
    private static final int LINES_OF_OUTPUT = 20;

    private final Colours colours;
    private final boolean withOutput;

    private VerdictText(Colours colours, boolean withOutput) {
        this.colours = colours;
        this.withOutput = withOutput;
    }

    /** For a learner: with what an exception means, and what the failing code printed. */
    public static VerdictText forLearner(Colours colours) {
        return new VerdictText(colours, true);
    }

    /** For golden files: plain, without what an exception means, and what was printed, with its times and names. */
    public static VerdictText golden() {
        return new VerdictText(Colours.OFF, false);
    }

    public String of(Verdict verdict) {
        StringBuilder text = new StringBuilder();
        if (verdict instanceof Checked checked) {
            checked(checked, text);
        } else if (verdict instanceof NotCompiled broken) {
            text.append(of(broken.problems()));
        } else if (verdict instanceof Missing missing) {
            missing(missing, text);
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private void missing(Missing verdict, StringBuilder text) {
        head(verdict.exercise(), colours.bad("class missing"), text);
        verdict.classes().forEach(type -> text.append("  ").append(type).append('\n'));
        text.append("  ").append(MissingClass.wayBack(verdict.exercise().id())).append('\n');
    }

    private static void head(Exercise exercise, String result, StringBuilder text) {
        text.append(("%s  %-" + TITLE_WIDTH + "s ").formatted(exercise.id(), exercise.title()))
                .append(result)
                .append('\n');
    }

    /** File, line, the compiler's message, and nothing else. */
    public String of(List<CompilerMessage> problems) {
        StringBuilder text = new StringBuilder();
        for (CompilerMessage problem : problems) {
            String place = problem.file() + (problem.line() > 0 ? ":" + problem.line() : "");
            text.append(colours.strong(place))
                    .append(": ")
                    .append(problem.message())
                    .append('\n');
        }
        return text.toString();
    }

    private void checked(Checked verdict, StringBuilder text) {
        long passes = verdict.passes();
        int all = verdict.checks().size();
        String count = "%s of %s checks pass".formatted(passes, all);
        head(verdict.exercise(), passes == all ? colours.good(count) : colours.bad(count), text);
        Optional<CheckVerdict> told = toldInFull(verdict);
        for (CheckVerdict check : verdict.checks()) {
            if (!check.passed()) {
                boolean full = told.isPresent() && told.get() == check;
                text.append("  %s  %s%n".formatted(label(check), full ? colours.strong(check.name()) : check.name()));
                if (full) {
                    full(verdict.exercise(), check, check.finding().orElseThrow(), text);
                }
            }
        }
    }

    private String label(CheckVerdict check) {
        Finding finding = check.finding().orElseThrow();
        if (finding instanceof Finding.NotStarted) {
            return colours.dim("not started");
        }
        return finding instanceof Finding.NotRun ? colours.dim("not run") : colours.bad("FAILS");
    }

    /** The first that fails; but what was not started or not run has less to tell than what went wrong. */
    private static Optional<CheckVerdict> toldInFull(Checked verdict) {
        return verdict.checks().stream()
                .filter(check -> !check.passed())
                .min(Comparator.comparingInt(check -> weight(check.finding().orElseThrow())));
    }

    private static int weight(Finding finding) {
        if (finding instanceof Finding.NotRun) {
            return 2;
        }
        return finding instanceof Finding.NotStarted ? 1 : 0;
    }

    private void full(Exercise exercise, CheckVerdict check, Finding finding, StringBuilder text) {
        row("scenario", check.scenario(), text);
        if (finding instanceof Finding.NotStarted open) {
            row("observed", notStarted(exercise, open), text);
        } else if (finding instanceof Finding.Different different) {
            different.lookedAt().ifPresent(what -> row("looked at", what, text));
            different.expected().ifPresent(what -> row("expected", what, text));
            row("observed", different.observed(), text);
        } else if (finding instanceof Finding.Crashed crashed) {
            row("observed", crashed.exception(), text);
            if (withOutput) {
                crashed.meaning().ifPresent(meaning -> row("means", meaning, text));
            }
        } else if (finding instanceof Finding.Stuck stuck) {
            row("expected", stuck.expected(), text);
            row("observed", stuck.observed(), text);
        } else if (finding instanceof Finding.NotRun notRun) {
            row("observed", notRun.why(), text);
        }
        check.invariant().ifPresent(invariant -> row("invariant", invariant, text));
        row("at", at(check.checkAt(), check.yours()), text);
        if (withOutput && !check.output().isBlank()) {
            List<String> lines = check.output().strip().lines().toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - LINES_OF_OUTPUT), lines.size());
            row("printed", String.join("\n", last), text);
        }
    }

    private static String notStarted(Exercise exercise, Finding.NotStarted open) {
        String other = open.exercise().equals(exercise.id()) ? "" : "  (exercise %s)".formatted(open.exercise());
        return "not started: write %s, %s%s".formatted(open.member(), open.at(), other);
    }

    private static String at(Optional<SourceLine> check, Optional<String> yours) {
        String code = yours.map(place -> "your code: " + place).orElse("");
        return check.map(place -> code.isEmpty() ? place.toString() : "%s   (%s)".formatted(place, code))
                .orElse(code);
    }

    private void row(String label, String value, StringBuilder text) {
        List<String> lines = value.strip().lines().toList();
        String before = label;
        for (String line : lines.subList(0, Math.min(lines.size(), limit(label)))) {
            text.append("    ")
                    .append(colours.dim("%-9s".formatted(before)))
                    .append("  ")
                    .append(line)
                    .append('\n');
            before = "";
        }
        if (lines.size() > limit(label)) {
            text.append("    %-9s  ... %s more lines%n".formatted("", lines.size() - limit(label)));
        }
    }

    private static int limit(String label) {
        return label.equals("printed") ? LINES_OF_OUTPUT : LONGEST_VALUE;
    }
}
