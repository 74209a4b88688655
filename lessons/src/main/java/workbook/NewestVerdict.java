package workbook;

import workbook.catalogue.Exercise;
import workbook.learner.Study;
import workbook.verdict.Verdict;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Verdicts from a thread of its own, one at a time. Who asks while checks still run ends that run, of which nobody
 * hears any more, and has the verdict on what stands in the files then.
 *
 * <p>One thread asks, and hears the answer.
 */
final class NewestVerdict implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 500;

    /**
     * What came of it.
     *
     * @param verdict empty if there is none
     * @param why there is none
     */
    record Answer(Optional<Verdict> verdict, RuntimeException why, Duration took) {
        boolean passed() {
            return verdict.filter(Verdict::passed).isPresent();
        }
    }

    private final Console console;
    private final Executor asker;
    private final AtomicBoolean givenUp = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(NewestVerdict::daemon);
    private final Checking checking;
    private boolean running;
    private Runnable afterThis;
    private long start;

    /** @param asker carries out by the thread that asks */
    NewestVerdict(Console console, Executor asker) throws IOException {
        this.console = console;
        this.asker = asker;
        checking = new Checking(console, givenUp::get);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "verdicts");
        thread.setDaemon(true);
        return thread;
    }

    void ask(Exercise exercise, Consumer<Answer> told) {
        run(
                () -> checking.judge(Study.of(console.layout()), exercise),
                (verdict, why) -> told.accept(new Answer(Optional.ofNullable(verdict), why, sinceStart())));
    }

    /** Whether {@link #askWhatBroke} has anything to look at. */
    boolean canBreak(Study study, Exercise exercise) {
        return checking.canBreak(study, exercise);
    }

    /** Which exercises near this one passed before and do not any more. */
    void askWhatBroke(Exercise exercise, Consumer<List<Exercise>> told) {
        run(
                () -> checking.broken(Study.of(console.layout()), exercise),
                (broken, why) -> told.accept(broken == null ? List.of() : broken));
    }

    private <T> void run(Supplier<T> work, BiConsumer<T, RuntimeException> told) {
        if (running) {
            afterThis = () -> run(work, told);
            givenUp.set(true);
            return;
        }
        running = true;
        givenUp.set(false);
        start = System.nanoTime();
        CompletableFuture.supplyAsync(work, thread)
                .whenComplete((result, thrown) -> asker.execute(() -> ended(result, thrown, told)));
    }

    private <T> void ended(T result, Throwable thrown, BiConsumer<T, RuntimeException> told) {
        running = false;
        if (afterThis != null) {
            Runnable next = afterThis;
            afterThis = null;
            next.run();
            return;
        }
        Throwable why = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        if (why instanceof Error error) {
            throw error;
        }
        told.accept(result, (RuntimeException) why);
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** For how long checks have been running; empty if none are. */
    Optional<Duration> running() {
        return running ? Optional.of(sinceStart()) : Optional.empty();
    }

    /** What still runs is given up. */
    @Override
    public void close() {
        givenUp.set(true);
        thread.shutdown();
        try {
            if (thread.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                checking.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
