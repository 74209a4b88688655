package minibroker.remoting;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Runs what requests leave to be done, such as forcing the disk: in the network thread that carried them out, once it has
 * carried out all that it had read. So one task can do it for many of them, and no thread has to be woken for it, nor for
 * the answers.
 *
 * <p>While a task runs, its network thread hears nobody. So when one takes longer than a millisecond, as on a slow disk,
 * the next ones go to a thread of their own, until they are quick again. What comes from any other thread goes there, too.
 *
 * <p>Any thread may call any method.
 */
final class AfterReading implements Executor, AutoCloseable {
    private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int IDLE_SECONDS = 10;

    private final Supplier<Optional<Executor>> networkThread;
    private final Executor ownThread;
    private final LongSupplier nanoTime;
    private final Runnable end;
    private volatile boolean slow;

    /**
     * @param networkThread the network thread that asks, if it is one; what it is given it runs when it has read
     * @param nanoTime as {@link System#nanoTime}
     */
    AfterReading(Supplier<Optional<Executor>> networkThread, Executor ownThread, LongSupplier nanoTime, Runnable end) {
        this.networkThread = networkThread;
        this.ownThread = ownThread;
        this.nanoTime = nanoTime;
        this.end = end;
    }

    /** With a thread of its own that comes when it is needed. */
    static AfterReading start(String threadName, Supplier<Optional<Executor>> networkThread) {
        ThreadPoolExecutor own = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> thread(threadName, task));
        own.allowCoreThreadTimeOut(true);
        // After the end there is nobody to keep waiting.
        own.setRejectedExecutionHandler((task, ended) -> task.run());
        return new AfterReading(networkThread, own, System::nanoTime, own::shutdown);
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void execute(Runnable task) {
        Executor where = slow ? ownThread : networkThread.get().orElse(ownThread);
        where.execute(() -> run(task));
    }

    private void run(Runnable task) {
        long begin = nanoTime.getAsLong();
        task.run();
        slow = nanoTime.getAsLong() - begin > QUICK_NANOS;
    }

    @Override
    public void close() {
        end.run();
    }
}
