package workbook.runner;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Runs the checks of one exercise in this JVM.
 *
 * <p>One run at a time: standard output is captured meanwhile. A check that takes longer than its own bound fails, and
 * is the last one of its run: a loop without end would keep the others from theirs, too. A run that takes longer than
 * all of them may, or keeps more and more memory, is given up. What still loops is ended.
 */
public final class CheckRunner {
    private static final Map<String, String> SETTINGS = Map.of(
            "junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD",
            "jqwik.database", "");

    private static final long LOOK_EVERY_MILLIS = 20;

    /** For what a run still does when its loops have been ended. */
    private static final long LAST_WORDS_MILLIS = 2_000;

    static {
        LateThreads.silence();
    }

    private final Libraries libraries;
    private final List<Path> folders;
    private final Duration eachCheck;
    private final Duration wholeRun;
    private final BooleanSupplier givenUp;
    private final Launcher launcher;

    /**
     * @param folders classes and resources behind the compiled ones: the finished broker's
     * @param eachCheck unless the check says otherwise
     * @param givenUp whether nobody wants to know any more how a run ends
     */
    public CheckRunner(
            Libraries libraries, List<Path> folders, Duration eachCheck, Duration wholeRun, BooleanSupplier givenUp) {
        this.libraries = libraries;
        this.folders = folders;
        this.eachCheck = eachCheck;
        this.wholeRun = wholeRun;
        this.givenUp = givenUp;
        launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestEngines(libraries.engines().toArray(org.junit.platform.engine.TestEngine[]::new))
                .build());
    }

    /**
     * @param checkClasses names of the classes to look into
     * @param exercise tag of the checks that are run
     */
    public Run run(Classes learner, Classes checks, List<String> checkClasses, String exercise) {
        Map<String, byte[]> compiled = new LinkedHashMap<>(learner.byName());
        compiled.putAll(checks.byName());
        RunLoader loader = new RunLoader(compiled, folders, libraries);
        try (Printed printed = new Printed()) {
            OutcomeCollector outcomes = new OutcomeCollector(printed);
            AtomicReference<RuntimeException> failure = new AtomicReference<>();
            Thread thread = new Thread(
                    () -> {
                        try {
                            launcher.execute(request(loader, checkClasses, exercise), outcomes);
                        } catch (RuntimeException e) {
                            failure.set(e);
                        }
                    },
                    "checks of " + exercise);
            thread.setContextClassLoader(loader);
            thread.setDaemon(true);
            thread.start();
            awaitEnd(thread, outcomes, () -> stuckIn(loader, compiled));
            List<CheckOutcome> all = outcomes.all();
            endThreadsOf(loader);
            thread.join(LAST_WORDS_MILLIS);
            if (failure.get() != null) {
                throw failure.get();
            }
            return new Run(all, loader.loaded());
        } catch (InterruptedException e) {
            endThreadsOf(loader);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while checking " + exercise, e);
        }
    }

    private void awaitEnd(Thread run, OutcomeCollector outcomes, Supplier<StackTraceElement[]> stuckIn)
            throws InterruptedException {
        HeapWatch heap = new HeapWatch();
        long start = System.nanoTime();
        while (run.isAlive() && !outcomes.isOver()) {
            run.join(LOOK_EVERY_MILLIS);
            long mebibytes = heap.tooManyMebibytes();
            if (givenUp.getAsBoolean()) {
                outcomes.stop(new CheckOutcome.NotRun("the run was given up"));
            } else if (mebibytes > 0) {
                outcomes.stop(new CheckOutcome.Full(stuckIn.get(), mebibytes));
            } else if (System.nanoTime() - start > wholeRun.toNanos()) {
                outcomes.stop(new CheckOutcome.Stuck(stuckIn.get(), wholeRun.toSeconds()));
            }
        }
    }

    private LauncherDiscoveryRequest request(RunLoader loader, List<String> checkClasses, String exercise) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .enableImplicitConfigurationParameters(false)
                .configurationParameters(SETTINGS)
                .configurationParameter("junit.jupiter.execution.timeout.default", eachCheck.toSeconds() + " s")
                .filters(TagFilter.includeTags(exercise));
        for (String name : checkClasses) {
            try {
                request.selectors(DiscoverySelectors.selectClass(loader.loadClass(name)));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("class " + name + " was not compiled from its file", e);
            }
        }
        return request.build();
    }

    /** The thread of this run that is in one of its compiled classes, if any is. */
    private static StackTraceElement[] stuckIn(RunLoader loader, Map<String, byte[]> compiled) {
        List<StackTraceElement[]> stacks = new ArrayList<>();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            if (thread.getContextClassLoader() == loader) {
                stacks.add(stack);
            }
        });
        return stacks.stream()
                .filter(stack -> List.of(stack).stream().anyMatch(frame -> compiled.containsKey(frame.getClassName())))
                .findFirst()
                .orElse(new StackTraceElement[0]);
    }

    private static void endThreadsOf(RunLoader loader) {
        loader.endLoops();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getContextClassLoader() == loader && thread != Thread.currentThread()) {
                thread.interrupt();
            }
        }
    }
}
