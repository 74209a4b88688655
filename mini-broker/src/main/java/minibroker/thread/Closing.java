package minibroker.thread;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Closing several things of which none may stay open. Without state: any thread may call. */
public final class Closing {
    private Closing() {}

    /** Takes each step, whatever became of those before it; then throws what the first one threw that failed. */
    public static void inOrder(Runnable... steps) {
        for (int i = 0; i < steps.length; i++) {
            try {
                steps[i].run();
            } catch (RuntimeException | Error e) {
                after(e, Arrays.copyOfRange(steps, i + 1, steps.length));
                throw e;
            }
        }
    }

    /** As {@link #inOrder}, because of a failure, which is told of those that come now. */
    public static void after(Throwable failure, Runnable... steps) {
        try {
            inOrder(steps);
        } catch (RuntimeException | Error e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Closes something in a thread that nobody interrupts, and waits for it: a file is closed under whoever is
     * interrupted while it forces that file to the disk. An interrupt of the caller is kept, and changes nothing here.
     */
    public static void uninterrupted(Runnable close) {
        try {
            CompletableFuture.runAsync(close, task -> Threads.make("mini-broker-closer", task)
                            .start())
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
