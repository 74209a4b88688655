package workbook.runner;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import workbook.runner.CheckOutcome.Ending;
import workbook.runner.CheckOutcome.NotRun;
import workbook.runner.CheckOutcome.Passed;
import workbook.runner.CheckOutcome.Threw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * Gathers one outcome for each check method; of several invocations (parameters, nested dynamic tests) the first
 * failure counts.
 *
 * <p>Called by the thread that runs the checks, and asked by another one when the time is over.
 */
final class OutcomeCollector implements TestExecutionListener {
    private final Printed printed;
    private final Map<String, CheckOutcome> byMethod = new LinkedHashMap<>();
    private final List<String> running = new ArrayList<>();
    private TestPlan plan;
    private boolean over;

    OutcomeCollector(Printed printed) {
        this.printed = printed;
    }

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan started) {
        plan = started;
        plan.getRoots().forEach(this::expect);
    }

    /** Every method that was found is in the verdict, also when its class can't even be set up. */
    private void expect(TestIdentifier identifier) {
        method(identifier).ifPresent(source -> put(identifier, source, new NotRun("it was never started"), ""));
        plan.getChildren(identifier).forEach(this::expect);
    }

    @Override
    public synchronized void executionStarted(TestIdentifier identifier) {
        if (over) {
            return;
        }
        // What an engine says about itself is not the learner's.
        printed.take();
        method(identifier).ifPresent(source -> running.add(key(source)));
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier identifier, String reason) {
        if (over) {
            return;
        }
        below(identifier, new NotRun("it was skipped: " + reason), "");
    }

    @Override
    public synchronized void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        if (over) {
            return;
        }
        String output = identifier.isTest() ? printed.take() : "";
        Optional<MethodSource> source = method(identifier);
        source.ifPresent(method -> running.remove(key(method)));
        if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            Throwable thrown = result.getThrowable().orElseGet(() -> new AssertionError("the check was aborted"));
            below(identifier, new Threw(thrown), output);
            if (isOurs(thrown) && source.isPresent()) {
                end(source.get().getMethodName() + " came to no end, so the run ended with it");
            }
        } else if (source.isPresent() && ending(source.get()) instanceof NotRun) {
            put(identifier, source.get(), new Passed(), output);
        }
    }

    /** A failure counts for the method itself, for the method around an invocation, or for all methods of a class. */
    private void below(TestIdentifier identifier, Ending ending, String output) {
        for (TestIdentifier around = identifier; around != null; around = parent(around)) {
            Optional<MethodSource> source = method(around);
            if (source.isPresent()) {
                if (!(ending(source.get()) instanceof Threw)) {
                    put(around, source.get(), ending, output);
                }
                return;
            }
        }
        plan.getDescendants(identifier).forEach(child -> method(child)
                .filter(source -> ending(source) instanceof NotRun)
                .ifPresent(source -> put(child, source, ending, output)));
    }

    /** Whether a check's time was over; a check may throw a TimeoutException of its own, and goes on to the next. */
    private static boolean isOurs(Throwable thrown) {
        return thrown instanceof TimeoutException
                && thrown.getMessage() != null
                && thrown.getMessage().contains("timed out after");
    }

    /** The run is given up: what is running now ends like this. */
    synchronized void stop(Ending ending) {
        if (over) {
            return;
        }
        String last = "the one that was running";
        for (String key : List.copyOf(running)) {
            CheckOutcome now = byMethod.get(key);
            byMethod.put(
                    key,
                    new CheckOutcome(
                            now.className(), now.method(), now.scenario(), now.tags(), ending, printed.take()));
            last = now.method();
        }
        end(last + endOf(ending));
    }

    private static String endOf(Ending ending) {
        return ending instanceof CheckOutcome.Full
                ? " kept more and more memory, so the run ended with it"
                : " came to no end, so the run ended with it";
    }

    /** Nothing counts that is reported from now on. */
    private void end(String why) {
        over = true;
        byMethod.replaceAll((key, outcome) -> outcome.ending() instanceof NotRun
                ? new CheckOutcome(
                        outcome.className(), outcome.method(), outcome.scenario(), outcome.tags(), new NotRun(why), "")
                : outcome);
    }

    /** Whether a check came to no end, so that the run is given up. */
    synchronized boolean isOver() {
        return over;
    }

    synchronized List<CheckOutcome> all() {
        return List.copyOf(byMethod.values());
    }

    private TestIdentifier parent(TestIdentifier identifier) {
        return plan.getParent(identifier).orElse(null);
    }

    private Ending ending(MethodSource source) {
        CheckOutcome known = byMethod.get(key(source));
        return known == null ? new NotRun("") : known.ending();
    }

    private void put(TestIdentifier identifier, MethodSource source, Ending ending, String output) {
        CheckOutcome known = byMethod.get(key(source));
        byMethod.put(
                key(source),
                new CheckOutcome(
                        source.getClassName(),
                        source.getMethodName(),
                        known == null ? identifier.getDisplayName() : known.scenario(),
                        known == null ? tags(identifier) : known.tags(),
                        ending,
                        output));
    }

    private static java.util.Set<String> tags(TestIdentifier identifier) {
        java.util.Set<String> names = new java.util.TreeSet<>();
        identifier.getTags().forEach(tag -> names.add(tag.getName()));
        return names;
    }

    private static Optional<MethodSource> method(TestIdentifier identifier) {
        return identifier.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast);
    }

    private static String key(MethodSource source) {
        return source.getClassName() + "#" + source.getMethodName();
    }
}
