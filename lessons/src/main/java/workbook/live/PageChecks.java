package workbook.live;

import workbook.catalogue.Exercise;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Checks that pages ask for, one at a time, on a thread of their own. Nobody waits for one: what came of it is found
 * where every verdict is remembered.
 *
 * <p>Any thread.
 */
final class PageChecks implements AutoCloseable {

    /** @param since in milliseconds of the epoch */
    record Running(String exercise, long since) {}

    /**
     * Why the last check that a page asked for gave no verdict.
     *
     * @param at in milliseconds of the epoch
     */
    record Trouble(String exercise, String words, long at) {}

    private final Consumer<Exercise> check;
    private final Clock clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(PageChecks::daemon);
    private Optional<Running> running = Optional.empty();
    private Optional<Trouble> trouble = Optional.empty();

    /** @param check gives a verdict and remembers it; what it throws is for people */
    PageChecks(Consumer<Exercise> check, Clock clock) {
        this.check = check;
        this.clock = clock;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "checks of pages");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Begins, unless this exercise is being checked already.
     *
     * @return false if another one is
     */
    synchronized boolean start(Exercise exercise) {
        if (running.isPresent()) {
            return running.get().exercise().equals(exercise.id());
        }
        running = Optional.of(new Running(exercise.id(), clock.millis()));
        trouble = Optional.empty();
        CompletableFuture.runAsync(() -> check.accept(exercise), thread)
                .whenComplete((nothing, thrown) -> ended(exercise, thrown));
        return true;
    }

    private synchronized void ended(Exercise exercise, Throwable thrown) {
        running = Optional.empty();
        if (thrown != null) {
            Throwable why = thrown instanceof CompletionException ? thrown.getCause() : thrown;
            trouble = Optional.of(new Trouble(exercise.id(), words(why), clock.millis()));
        }
    }

    private static String words(Throwable why) {
        return why.getMessage() == null ? why.toString() : why.getMessage();
    }

    synchronized Optional<Running> running() {
        return running;
    }

    synchronized Optional<Trouble> trouble() {
        return trouble;
    }

    /** What still runs ends with this program. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
