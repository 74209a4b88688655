package workbook.verdict;

import workbook.catalogue.Exercise;
import workbook.runner.CompilerMessage;
import workbook.terminal.Columns;
import workbook.verdict.Verdict.Checked;
import workbook.verdict.Verdict.Missing;
import workbook.verdict.Verdict.NotCompiled;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    private static final int NARROW = 60;
    private static final int LONGEST_VALUE = 12;
    private static final int LINES_OF_OUTPUT = 20;
    private static final int LONGEST_LINE = 4_000;

    /** What a terminal takes for a command, and halves of characters, which no file can hold as they are. */
    private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cntrl}\\x{D800}-\\x{DFFF}&&[^\t]]");

    private final Colours colours;
    private final int width;
    private final boolean withOutput;
    private final boolean withOthers;

    private VerdictText(Colours colours, int width, boolean withOutput, boolean withOthers) {
        this.colours = colours;
        this.width = width;
        this.withOutput = withOutput;
        this.withOthers = withOthers;
    }

    /** For a learner: with what an exception means, and what the failing code printed. */
    public static VerdictText forLearner(Colours colours, int width) {
        return new VerdictText(colours, width, true, true);
    }

    /**
     * As for a learner, with the check that is told in full, and the number of the others that fail. It always begins
     * with the exercise.
     */
    public static VerdictText forScreen(Colours colours, int width) {
        return new VerdictText(colours, width, true, false);
    }

    /**
     * For golden files: plain, in lines as long as they come, without what an exception means, and what was printed,
     * with its times and names.
     */
    public static VerdictText golden() {
        return new VerdictText(Colours.OFF, Integer.MAX_VALUE, false, true);
    }

    public String of(Verdict verdict) {
        StringBuilder text = new StringBuilder();
        if (verdict instanceof Checked checked) {
            checked(checked, text);
        } else if (verdict instanceof NotCompiled broken) {
            if (!withOthers) {
                head(verdict.exercise(), colours.bad("does not compile"), text);
            }
            text.append(of(broken.problems()));
        } else if (verdict instanceof Missing missing) {
            missing(missing, text);
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private void missing(Missing verdict, StringBuilder text) {
        head(verdict.exercise(), colours.bad("class missing"), text);
        verdict.classes().forEach(type -> lines("  " + type, 4, text));
        lines("  " + MissingClass.wayBack(verdict.exercise().id()), 4, text);
    }

    private void head(Exercise exercise, String result, StringBuilder text) {
        String title = "%s  %s".formatted(exercise.id(), Columns.padded(exercise.title(), TITLE_WIDTH));
        int indent = exercise.id().length() + 2;
        if (Columns.of(title) + 1 + Columns.of(result) <= width) {
            text.append(title).append(' ').append(result).append('\n');
        } else {
            lines(title.strip(), indent, text);
            lines(" ".repeat(indent) + result, indent, text);
        }
    }

    private void lines(String line, int indent, StringBuilder text) {
        Columns.fill(line, width, indent).forEach(part -> text.append(part).append('\n'));
    }

    /** File, line, the compiler's message, and nothing else. */
    public String of(List<CompilerMessage> problems) {
        StringBuilder text = new StringBuilder();
        for (CompilerMessage problem : problems) {
            String place = problem.file() + (problem.line() > 0 ? ":" + problem.line() : "");
            "%s: %s".formatted(colours.strong(place), problem.message()).lines().forEach(line -> lines(line, 4, text));
        }
        return text.toString();
    }

    private void checked(Checked verdict, StringBuilder text) {
        long passes = verdict.passes();
        int all = verdict.checks().size();
        String count = "%s of %s checks pass".formatted(passes, all);
        head(verdict.exercise(), passes == all ? colours.good(count) : colours.bad(count), text);
        verdict.step().ifPresent(step -> lines("  " + progress(verdict, step), 4, text));
        Optional<CheckVerdict> told = toldInFull(verdict);
        for (CheckVerdict check : verdict.checks()) {
            boolean full = told.isPresent() && told.get() == check;
            if (full) {
                lines("  %s  %s".formatted(label(check), colours.strong(check.name())), 4, text);
                full(verdict.exercise(), check, check.finding().orElseThrow(), text);
            } else if (!check.passed() && withOthers && !isLater(verdict, check)) {
                lines("  %s  %s".formatted(label(check), check.name()), 4, text);
            }
        }
        long later = verdict.checks().stream()
                .filter(check -> !check.passed() && isLater(verdict, check))
                .filter(check -> told.isEmpty() || told.get() != check)
                .count();
        if (later > 0 && withOthers) {
            text.append("  +%s more, of the steps after this one\n".formatted(later));
        }
        long others = all - passes - 1;
        if (others > 0 && !withOthers) {
            text.append("  +%s more\n".formatted(others));
        }
        Optional<Finding> full = told.flatMap(CheckVerdict::finding);
        notRun(verdict)
                .filter(why -> !(full.orElse(null) instanceof Finding.NotRun))
                .ifPresent(why -> lines("  (not run: %s)".formatted(why), 4, text));
    }

    /** A learner at one step has no use yet for the names of what comes after it. */
    private boolean isLater(Checked verdict, CheckVerdict check) {
        return withOutput
                && verdict.step().isPresent()
                && check.step().filter(step -> step > verdict.step().get()).isPresent();
    }

    /** How far one is within an exercise that is done in steps. */
    private static String progress(Checked verdict, int step) {
        List<CheckVerdict> checks = verdict.checks().stream()
                .filter(check -> check.step().equals(Optional.of(step)))
                .toList();
        return "step %s of %s: %s of its %s checks pass"
                .formatted(
                        step,
                        verdict.steps(),
                        checks.stream().filter(CheckVerdict::passed).count(),
                        checks.size());
    }

    /** Why the checks that did not run were not run: one reason for all, since the first ended the run. */
    private static Optional<String> notRun(Checked verdict) {
        return verdict.checks().stream()
                .flatMap(check -> check.finding().stream())
                .flatMap(finding -> finding instanceof Finding.NotRun notRun ? Stream.of(notRun.why()) : Stream.empty())
                .findFirst();
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
            if (withOutput) {
                different.message().ifPresent(message -> row("message", message, text));
                ExceptionWords.meaning(different).ifPresent(meaning -> row("means", meaning, text));
            }
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
        String gap = width < NARROW ? " " : "  ";
        String before = label;
        for (String line : lines.subList(0, Math.min(lines.size(), limit(label)))) {
            row(colours.dim("%-9s".formatted(before)) + gap + shown(line), text);
            before = "";
        }
        if (lines.size() > limit(label)) {
            row("%-9s%s... %s more lines".formatted("", gap, lines.size() - limit(label)), text);
        }
    }

    /** One line of a value: as long as somebody reads it, and with a number in place of what has no letter. */
    private static String shown(String line) {
        String start = line.length() <= LONGEST_LINE
                ? line
                : "%s... %s more characters".formatted(line.substring(0, LONGEST_LINE), line.length() - LONGEST_LINE);
        return NOT_SHOWN.matcher(start).replaceAll(one -> "\\\\u%04x"
                .formatted((int) one.group().charAt(0)));
    }

    /** In a narrow terminal the values begin further to the left. */
    private void row(String labelled, StringBuilder text) {
        boolean narrow = width < NARROW;
        lines((narrow ? "  " : "    ") + labelled, narrow ? 12 : 15, text);
    }

    private static int limit(String label) {
        return label.equals("printed") ? LINES_OF_OUTPUT : LONGEST_VALUE;
    }
}
