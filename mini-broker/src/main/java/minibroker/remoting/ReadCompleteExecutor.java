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
 * Runs tasks that finish several requests together, such as forcing the disk. A task runs in the network thread that
 * carried out the requests, when that has carried out everything that it had read. So one flush serves many requests,
 * and no other thread has to be woken.
 *
 * <p>While a task runs, its network thread reads nothing. So after a task of more than 5 milliseconds, as on a hard
 * disk, the next ones run in a thread of their own, for ten times as long as the slow task took. A network thread is
 * thus blocked for at most 5 milliseconds at a time, or for a tenth of the time. Tasks from any other thread run in
 * that thread of their own, too.
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

    /**
     * Until then network threads run no tasks. Not a flag that a quick task clears: many tasks are quick because
     * another one has done their work.
     */
    private volatile long restUntil;

    /**
     * @param networkThread the calling network thread, if it is one; it runs a task when it has carried out everything
     *     that it had read
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

    /** With a thread of its own that is started when it is needed. */
    static ReadCompleteExecutor start(String threadName, Supplier<Optional<Executor>> networkThread) {
        ThreadPoolExecutor own = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> Threads.make(threadName, task));
        own.allowCoreThreadTimeOut(true);
        // After the end no sender waits any more.
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
