package minibroker.store;

import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock for checks: in the moment before it is taken, or after it is free again, something else happens, once. So a
 * check meets a moment that another thread would hit once in a million times.
 */
final class MomentsLock extends ReentrantLock {
    private static final long serialVersionUID = 1L;
    private static final Runnable NOTHING = () -> {};

    private transient Runnable before = NOTHING;
    private transient Runnable after = NOTHING;

    /** Runs when the lock is about to be taken the next time. */
    void beforeItIsTaken(Runnable event) {
        before = event;
    }

    /** Runs when the lock has become free the next time. */
    void afterItIsFree(Runnable event) {
        after = event;
    }

    @Override
    public void lock() {
        runBefore();
        super.lock();
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        runBefore();
        super.lockInterruptibly();
    }

    private void runBefore() {
        Runnable event = before;
        before = NOTHING;
        event.run();
    }

    @Override
    public void unlock() {
        super.unlock();
        if (!isHeldByCurrentThread()) {
            Runnable event = after;
            after = NOTHING;
            event.run();
        }
    }
}
