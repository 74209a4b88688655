package checks;

import org.opentest4j.AssertionFailedError;

import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * One call in a thread of its own, for checks of code that waits. All that a check itself waits for here ends after two
 * seconds at the latest, with a failure that says what did not happen.
 *
 * @param <T> what the call returns
 */
public final class InBackground<T> {
    private static final long PATIENCE_SECONDS = 2;

    private final String call;
    private final FutureTask<T> task;
    private final Thread thread;

    private InBackground(String call, Callable<T> body) {
        this.call = call;
        this.task = new FutureTask<>(body);
        this.thread = new Thread(task, call);
        thread.setDaemon(true);
    }

    /** @param call how the call is named in a failure, such as {@code the third put} */
    public static <T> InBackground<T> start(String call, Callable<T> body) {
        InBackground<T> started = new InBackground<>(call, body);
        started.thread.start();
        return started;
    }

    public Thread thread() {
        return thread;
    }

    public boolean hasEnded() {
        return task.isDone();
    }

    public void interrupt() {
        thread.interrupt();
    }

    /** What the call returned; whatever it threw is thrown here. */
    public T result() throws Exception {
        try {
            return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw (Error) e.getCause();
        } catch (TimeoutException e) {
            throw failure("it comes to its end", "it still waits");
        }
    }

    /** The simple name of what the call threw, or {@code nothing} if it returned. */
    public String thrown() {
        return Thrown.by(this::result);
    }

    /** Returns once the call stands still until another thread does something. */
    public void awaitWaiting() throws Exception {
        awaitWaiting(() -> thread.getState() == Thread.State.WAITING);
    }

    /** Returns once {@code waits} holds; fails if the call ends before that. */
    public void awaitWaiting(BooleanSupplier waits) throws Exception {
        long start = System.nanoTime();
        while (!waits.getAsBoolean()) {
            if (hasEnded()) {
                throw new AssertionFailedError("[%s]".formatted(call), "it waits", "it went on and " + outcome());
            }
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw failure(
                        "it waits",
                        thread.getState() == Thread.State.TIMED_WAITING
                                ? "it waits for a limited time only"
                                : "it neither waits nor comes to its end");
            }
            Thread.onSpinWait();
        }
    }

    /** Returns once the call has ended or stands still: for checks that accept both. */
    public void awaitStandstill() {
        long start = System.nanoTime();
        while (!hasEnded()
                && !Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING, Thread.State.BLOCKED)
                        .contains(thread.getState())
                && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
            Thread.onSpinWait();
        }
    }

    private String outcome() throws Exception {
        String thrown = thrown();
        return thrown.equals("nothing") ? "returned " + result() : "threw " + thrown;
    }

    private AssertionFailedError failure(String expected, String observed) {
        AssertionFailedError failure = new AssertionFailedError("[%s]".formatted(call), expected, observed);
        Throwable where = new Throwable("the thread is here");
        where.setStackTrace(thread.getStackTrace());
        failure.addSuppressed(where);
        thread.interrupt();
        return failure;
    }
}
