package process;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Work that waits, each in a thread of its own. On two processors the common pool has one thread, and who blocks it
 * keeps the JDK from telling others that a process has ended.
 */
public final class Background {
    private Background() {}

    /**
     * Starts it; the thread does not keep the JVM alive.
     *
     * @param name of the thread
     */
    public static <T> CompletableFuture<T> start(String name, Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.start();
        });
    }
}
