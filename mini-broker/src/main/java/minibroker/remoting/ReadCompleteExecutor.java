package minibroker.remoting;

import minibroker.thread.Threads;

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
 * <p>While a task runs, its network thread hears nobody. So when one takes longer than 5 milliseconds, as on a disk with
 * an arm, the next ones go to a thread of their own, for ten times as long as it took. A network thread is kept from its
 * connections for 5 milliseconds at a time, or for a tenth of the time. What comes from any other thread goes to the thread
 * of their own, too.
 *
 * <p>Any thread may call any method.
 */
final class ReadCompleteExecutor implements Executor, AutoCloseable {
    private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int REST_FACTOR = 10;
    private static final int IDLE_SECONDS = 10;

    private final Supplier<Optional<Executor>> networkThread;
    private final Executor ownThread;
    private final LongSupplier nanoTime;
    private final Runnable end;

    /** Until then network threads run nothing. Not a flag that a quick task takes back: many have nothing left to do. */
    private volatile long restUntil;

    /**
     * @param networkThread the network thread that asks, if it is one; what it is given it runs when it has read
     * @param nanoTime as {@link System#nanoTime}
     */
    ReadCompleteExecutor(
            Supplier<Optional<Executor>> networkThread, Executor ownThread, LongSupplier nanoTime, Runnable end) {
        this.networkThread = networkThread;
        this.ownThread = ownThread;
        this.nanoTime = nanoTime;
        this.end = end;
        this.restUntil = nanoTime.getAsLong();
    }

    /** With a thread of its own that comes when it is needed. */
    static ReadCompleteExecutor start(String threadName, Supplier<Optional<Executor>> networkThread) {
        ThreadPoolExecutor own = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> Threads.make(threadName, task));
        own.allowCoreThreadTimeOut(true);
        // After the end there is nobody to keep waiting.
        own.setRejectedExecutionHandler((task, ended) -> task.run());
        return new ReadCompleteExecutor(networkThread, own, System::nanoTime, own::shutdown);
    }

    @Override
    public void execute(Runnable task) {
        boolean rest = nanoTime.getAsLong() - restUntil < 0;
        Executor where = rest ? ownThread : networkThread.get().orElse(ownThread);
        where.execute(() -> run(task));
    }

    private void run(Runnable task) {
        long begin = nanoTime.getAsLong();
        task.run();
        long now = nanoTime.getAsLong();
        if (now - begin > QUICK_NANOS) {
            restUntil = now + REST_FACTOR * (now - begin);
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
