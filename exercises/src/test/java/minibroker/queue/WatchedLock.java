package minibroker.queue;

import org.opentest4j.AssertionFailedError;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock for checks. Either it waits as any other and can be asked how many do, or its waits are <em>played</em>:
 * instead of waiting, the thread runs what the check says, holding the lock, and is woken. So one thread can be woken
 * for no reason, or at the last moment, at no risk of being too early or too late. A wait without patience is no wait,
 * and ends at once as any lock's does; whoever then waits again did not notice.
 */
final class WatchedLock extends ReentrantLock {
    private static final long serialVersionUID = 1L;

    private final transient List<Condition> conditions = new ArrayList<>();
    private final transient List<Long> patiences = new ArrayList<>();
    private final transient Deque<Runnable> script = new ArrayDeque<>();
    private boolean played;
    private boolean timeIsOver;
    private boolean gaveUp;
    private int playedWaits;
    private transient Runnable whenFree = () -> {};

    /** From now on waits are played: the first wait runs the first event, and so on; a wait too many fails. */
    WatchedLock playing(Runnable... events) {
        played = true;
        playedWaits = 0;
        gaveUp = false;
        patiences.clear();
        script.clear();
        script.addAll(List.of(events));
        return this;
    }

    /** An event: nothing but time passes, really. */
    static Runnable time(Duration passing) {
        return () -> {
            long start = System.nanoTime();
            while (System.nanoTime() - start < passing.toNanos()) {
                Thread.onSpinWait();
            }
        };
    }

    /** Called by an event: a wait with a time limit ends at its limit. */
    void timeIsOver() {
        timeIsOver = true;
    }

    /** Called by an event: as soon as the thread that was woken lets go of the lock, another one does this. */
    void whenFree(Runnable action) {
        whenFree = action;
    }

    /** How many waits were played since {@code playing} was called. */
    int playedWaits() {
        return playedWaits;
    }

    /** How many nanoseconds each played wait with a time limit was willing to wait. */
    List<Long> patiences() {
        return patiences;
    }

    /** How many threads wait on a condition of this lock right now. */
    int waiting() {
        while (!tryLock()) {
            failIfHeldForGood();
            Thread.onSpinWait();
        }
        try {
            return conditions.stream().mapToInt(this::getWaitQueueLength).sum();
        } finally {
            unlock();
        }
    }

    /** @param call what has just ended, such as {@code the offer that found the queue full} */
    void assertFreeAfter(String call) {
        if (isLocked()) {
            throw new AssertionFailedError("[the lock after %s]".formatted(call), "free", "still held");
        }
    }

    private void failIfHeldForGood() {
        Thread owner = getOwner();
        if (owner != null && !owner.isAlive() && getOwner() == owner) {
            throw new AssertionFailedError("[the lock, after %s has ended]".formatted(owner.getName()), "free", "held");
        }
    }

    @Override
    public void unlock() {
        needsTheLock("unlock");
        super.unlock();
        if (played && !isHeldByCurrentThread()) {
            Runnable action = whenFree;
            whenFree = () -> {};
            action.run();
        }
    }

    private void needsTheLock(String call) {
        if (!isHeldByCurrentThread()) {
            throw new IllegalMonitorStateException(call + " by a thread that does not hold the lock");
        }
    }

    @Override
    public Condition newCondition() {
        Condition real = super.newCondition();
        conditions.add(real);
        return new Watched(real);
    }

    private void play() {
        Runnable event = script.poll();
        if (event == null) {
            throw new AssertionFailedError(
                    "[how often it waits]", Integer.toString(playedWaits), "%s or more".formatted(playedWaits + 1));
        }
        playedWaits++;
        event.run();
    }

    private long play(long nanos) {
        if (nanos <= 0 && !gaveUp) {
            gaveUp = true;
            return nanos;
        }
        patiences.add(nanos);
        long start = System.nanoTime();
        timeIsOver = false;
        play();
        return timeIsOver ? 0 : nanos - (System.nanoTime() - start);
    }

    private final class Watched implements Condition {
        private final Condition real;

        Watched(Condition real) {
            this.real = real;
        }

        @Override
        public void await() throws InterruptedException {
            needsTheLock("await");
            if (played) {
                play();
            } else {
                real.await();
            }
        }

        @Override
        public void awaitUninterruptibly() {
            if (played) {
                play();
            } else {
                real.awaitUninterruptibly();
            }
        }

        @Override
        public long awaitNanos(long nanos) throws InterruptedException {
            needsTheLock("await");
            return played ? play(nanos) : real.awaitNanos(nanos);
        }

        @Override
        public boolean await(long time, TimeUnit unit) throws InterruptedException {
            return awaitNanos(unit.toNanos(time)) > 0;
        }

        @Override
        public boolean awaitUntil(Date deadline) throws InterruptedException {
            return await(deadline.getTime() - System.currentTimeMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void signal() {
            needsTheLock("signal");
            real.signal();
        }

        @Override
        public void signalAll() {
            needsTheLock("signalAll");
            real.signalAll();
        }
    }
}
