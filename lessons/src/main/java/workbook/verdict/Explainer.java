package workbook.verdict;

import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.runner.CheckOutcome;
import workbook.runner.Classes;
import workbook.runner.Run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns what the engine reported into a verdict.
 *
 * @param lesson of the exercise, for its invariants
 * @param learner whose lines are "yours"
 * @param checks the compiled checks
 * @param checkTexts their sources, by file; a verdict has the checks by step, and then in the order of the text
 * @param own the learner's files that hold the exercise
 * @param start where the exercise is in the learner's files, for a finding that has no line of the learner's
 */
public record Explainer(
        Lesson lesson,
        Classes learner,
        Classes checks,
        Map<String, String> checkTexts,
        Set<String> own,
        Optional<String> start) {
    private static final Pattern TIMED_OUT = Pattern.compile(".*timed out after (.*)");
    private static final String NOT_DONE_YET = "minibroker.exercise.NotDoneYet";

    /** As an assertion shows it that asked for another exception. */
    private static final Pattern NOT_DONE_SHOWN = Pattern.compile(
            "NotDoneYet: Exercise (\\S+) .*is not done yet: \\S*?(\\w+\\.\\w+), (\\w+\\.java):(\\d+)\\.");

    public Verdict.Checked explain(Exercise exercise, Run run) {
        List<CheckVerdict> verdicts = new ArrayList<>();
        run.outcomes().stream()
                .sorted(Comparator.comparing(
                                (CheckOutcome outcome) -> step(outcome).orElse(0))
                        .thenComparing(outcome -> Checks.order(checkTexts.getOrDefault(checkFile(outcome), "")))
                        .thenComparing(this::checkFile)
                        .thenComparing(this::position)
                        .thenComparing(CheckOutcome::method))
                .forEach(outcome -> verdicts.add(explain(outcome)));
        return new Verdict.Checked(exercise, verdicts);
    }

    private CheckVerdict explain(CheckOutcome outcome) {
        Optional<Finding> finding = Optional.empty();
        Optional<SourceLine> checkAt = Optional.empty();
        Optional<String> yours = Optional.empty();
        if (outcome.ending() instanceof CheckOutcome.Threw threw) {
            List<StackTraceElement> stack = stackOf(threw.thrown());
            finding = Optional.of(finding(threw.thrown()));
            checkAt = checkLine(outcome, stack);
            yours = yoursIn(threw.thrown(), finding.get()).or(() -> filesFor(outcome));
            if (threw.thrown() instanceof StackOverflowError) {
                checkAt = declaration(outcome);
                yours = filesFor(outcome);
            }
        } else if (outcome.ending() instanceof CheckOutcome.Stuck stuck) {
            finding = Optional.of(stuck(stuck.seconds() + " seconds", List.of(stuck.stack())));
            checkAt = checkLine(outcome, List.of(stuck.stack()));
            yours = placeStuck(outcome, List.of(stuck.stack()));
        } else if (outcome.ending() instanceof CheckOutcome.Full full) {
            finding = Optional.of(full(full.mebibytes(), List.of(full.stack())));
            checkAt = checkLine(outcome, List.of(full.stack()));
            yours = placeStuck(outcome, List.of(full.stack()));
        } else if (outcome.ending() instanceof CheckOutcome.NotRun notRun) {
            finding = Optional.of(new Finding.NotRun(notRun.why()));
            checkAt = declaration(outcome);
        }
        if (finding.isPresent() && finding.get() instanceof Finding.NotStarted notStarted) {
            yours = Optional.of(notStarted.at().toString());
        }
        return new CheckVerdict(
                outcome.method(),
                outcome.scenario(),
                invariant(outcome),
                step(outcome),
                finding,
                checkAt,
                yours,
                PrintedText.of(outcome.output(), name -> learner.fileOf(name).isPresent()));
    }

    private Optional<String> yoursIn(Throwable thrown, Finding finding) {
        if (finding instanceof Finding.Stuck) {
            return whereStuck(stackOf(thrown)).map(Explainer::place).map(SourceLine::toString);
        }
        return chain(thrown).stream()
                .map(cause -> yoursIn(List.of(cause.getStackTrace())))
                .filter(frames -> !frames.isEmpty())
                .findFirst()
                .map(this::withCaller);
    }

    private List<StackTraceElement> yoursIn(List<StackTraceElement> stack) {
        return stack.stream()
                .filter(frame -> frame.getLineNumber() > 0)
                .filter(frame -> learner.fileOf(frame.getClassName()).isPresent())
                .toList();
    }

    /** Where a class of another exercise threw, the line of this exercise that called it is told first. */
    private String withCaller(List<StackTraceElement> yours) {
        SourceLine threw = place(yours.get(0));
        return ownIn(yours)
                .filter(caller -> caller != yours.get(0))
                .map(caller -> "%s, which called %s".formatted(place(caller), threw))
                .orElse(threw.toString());
    }

    private Optional<StackTraceElement> ownIn(List<StackTraceElement> yours) {
        return yours.stream()
                .filter(frame -> learner.fileOf(frame.getClassName())
                        .filter(own::contains)
                        .isPresent())
                .findFirst();
    }

    private Finding finding(Throwable thrown) {
        for (Throwable cause : chain(thrown)) {
            if (cause.getClass().getName().equals(NOT_DONE_YET) && cause.getStackTrace().length > 0) {
                StackTraceElement at = cause.getStackTrace()[0];
                return new Finding.NotStarted(
                        exerciseOf(cause), member(at), new SourceLine(at.getFileName(), at.getLineNumber()));
            }
        }
        Throwable told = thrown;
        while ((told instanceof ExecutionException || told instanceof CompletionException) && told.getCause() != null) {
            told = told.getCause();
        }
        if (told instanceof AssertionError assertion) {
            return notStarted(assertion)
                    .orElseGet(() -> AssertionText.read(assertion).saying(assertion.getSuppressed()));
        }
        Matcher timedOut = TIMED_OUT.matcher(String.valueOf(told.getMessage()));
        if (told instanceof TimeoutException && timedOut.matches()) {
            return stuck(timedOut.group(1), stackOf(thrown));
        }
        String message = told.getMessage();
        String name = told.getClass().getName();
        return new Finding.Crashed(
                name.substring(name.lastIndexOf('.') + 1).replace('$', '.')
                        + (message == null ? "" : ": " + message.strip()),
                ExceptionWords.meaning(told));
    }

    private static Optional<Finding> notStarted(AssertionError assertion) {
        Matcher shown = NOT_DONE_SHOWN.matcher(String.valueOf(assertion.getMessage()));
        return shown.find()
                ? Optional.of(new Finding.NotStarted(
                        shown.group(1),
                        shown.group(2),
                        new SourceLine(shown.group(3), Integer.parseInt(shown.group(4)))))
                : Optional.empty();
    }

    private Optional<String> placeStuck(CheckOutcome outcome, List<StackTraceElement> stack) {
        return whereStuck(stack).map(Explainer::place).map(SourceLine::toString).or(() -> filesFor(outcome));
    }

    /** The learner's file that the check is named after; all files of the exercise if there is none. */
    private Optional<String> filesFor(CheckOutcome outcome) {
        String file = checkFile(outcome);
        String subject = file.substring(file.lastIndexOf('/') + 1).replace("Test.java", ".java");
        boolean several = start.filter(files -> files.contains(", ")).isPresent();
        return several && own.stream().anyMatch(name -> name.endsWith("/" + subject)) ? Optional.of(subject) : start;
    }

    private Finding full(long mebibytes, List<StackTraceElement> stack) {
        String where = whereStuck(stack).map(frame -> " in " + member(frame)).orElse("");
        return new Finding.Stuck(
                "an end, and a bound for what is kept",
                "it keeps more and more memory, %s MiB so far%s: a loop that adds without an end?"
                        .formatted(mebibytes, where));
    }

    private Finding stuck(String time, List<StackTraceElement> stack) {
        String where = whereStuck(stack).map(frame -> " in " + member(frame)).orElse("");
        return new Finding.Stuck("an end within " + time, "still running after " + time + where);
    }

    /** A loop without end calls other lessons' methods: it is in a file of this exercise, if one is on the stack. */
    private Optional<StackTraceElement> whereStuck(List<StackTraceElement> stack) {
        List<StackTraceElement> yours = yoursIn(stack);
        return ownIn(yours).or(() -> yours.stream().findFirst());
    }

    private static SourceLine place(StackTraceElement frame) {
        return new SourceLine(frame.getFileName(), frame.getLineNumber());
    }

    private static String exerciseOf(Throwable notDoneYet) {
        try {
            return (String) notDoneYet.getClass().getMethod("exercise").invoke(notDoneYet);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(NOT_DONE_YET + " has no exercise()", e);
        }
    }

    /** {@code BoundedQueue.put}; of a lambda, the method around it. */
    private static String member(StackTraceElement frame) {
        String type = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
        String method = frame.getMethodName().replaceAll("^lambda\\$(\\w+)\\$\\d+$", "$1");
        return type.replaceAll("\\$\\d*", ".").replaceAll("\\.$", "") + "." + method;
    }

    /** The frames of the exception, then those of what caused it or was noted beside it: the nearest come first. */
    private static List<StackTraceElement> stackOf(Throwable thrown) {
        List<StackTraceElement> frames = new ArrayList<>();
        chain(thrown).forEach(cause -> frames.addAll(List.of(cause.getStackTrace())));
        return frames;
    }

    private static Set<Throwable> chain(Throwable thrown) {
        Set<Throwable> chain = new LinkedHashSet<>();
        follow(thrown, chain);
        return chain;
    }

    private static void follow(Throwable thrown, Set<Throwable> chain) {
        if (thrown != null && chain.add(thrown)) {
            follow(thrown.getCause(), chain);
            for (Throwable suppressed : thrown.getSuppressed()) {
                follow(suppressed, chain);
            }
        }
    }

    private static Optional<SourceLine> first(List<StackTraceElement> stack, Classes classes) {
        return stack.stream()
                .filter(frame -> frame.getLineNumber() > 0
                        && classes.fileOf(frame.getClassName()).isPresent())
                .findFirst()
                .map(Explainer::place);
    }

    /** The line in the check itself rather than in a helper of it; else where it is declared. */
    private Optional<SourceLine> checkLine(CheckOutcome outcome, List<StackTraceElement> stack) {
        String file = checkFile(outcome);
        Map<String, Map<String, byte[]>> own = Map.of(file, checks.byFile().getOrDefault(file, Map.of()));
        return first(stack, new Classes(own)).or(() -> declaration(outcome));
    }

    private Optional<SourceLine> declaration(CheckOutcome outcome) {
        String file = checkFile(outcome);
        int position = position(outcome);
        if (position == Integer.MAX_VALUE) {
            return Optional.empty();
        }
        long line = checkTexts
                        .get(file)
                        .substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
        return Optional.of(new SourceLine(file.substring(file.lastIndexOf('/') + 1), (int) line));
    }

    private String checkFile(CheckOutcome outcome) {
        return checks.fileOf(outcome.className()).orElse("");
    }

    private int position(CheckOutcome outcome) {
        Matcher declared = Pattern.compile("\\s" + Pattern.quote(outcome.method()) + "\\s*\\(")
                .matcher(checkTexts.getOrDefault(checkFile(outcome), ""));
        return declared.find() ? declared.start() + 1 : Integer.MAX_VALUE;
    }

    /** {@code step-2}, of an exercise whose task is done in steps. */
    private static Optional<Integer> step(CheckOutcome outcome) {
        return outcome.tags().stream()
                .filter(tag -> tag.matches("step-[1-9]"))
                .map(tag -> Integer.parseInt(tag.substring("step-".length())))
                .findFirst();
    }

    private Optional<String> invariant(CheckOutcome outcome) {
        for (int i = 0; i < lesson.invariants().size(); i++) {
            if (outcome.tags().contains("invariant-" + (i + 1))) {
                return Optional.of((i + 1) + ". " + lesson.invariants().get(i));
            }
        }
        return Optional.empty();
    }
}
