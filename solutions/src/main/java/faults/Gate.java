package faults;

import java.util.concurrent.Semaphore;

/**
 * Lets many senders work, or none: while it is closed nothing is under way, so what was sent and what is stored can be
 * compared. Any thread may call; one at a time closes it.
 */
final class Gate {
    private static final int AT_ONCE = 1_000;

    private final Semaphore permits = new Semaphore(AT_ONCE, true);

    /** Waits until it is open; {@link #leave} must follow, from any thread. */
    void enter() throws InterruptedException {
        permits.acquire();
    }

    void leave() {
        permits.release();
    }

    /** Runs something while nobody is inside. */
    void whileClosed(Runnable work) {
        permits.acquireUninterruptibly(AT_ONCE);
        try {
            work.run();
        } finally {
            permits.release(AT_ONCE);
        }
    }
}
