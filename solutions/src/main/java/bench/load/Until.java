package bench.load;

import java.util.concurrent.atomic.AtomicLong;

/** When to stop sending. */
interface Until {
    boolean goesOn();

    /** For so long, from now on. */
    static Until after(double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        return () -> System.nanoTime() < end;
    }

    /** For so many. */
    static Until sent(long messages) {
        AtomicLong left = new AtomicLong(messages);
        return () -> left.getAndDecrement() > 0;
    }
}
