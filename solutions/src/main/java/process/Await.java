package process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something that only asking tells; with a bound, and asking gently. */
public final class Await {

    private static final long BETWEEN_QUESTIONS_NANOS = 5_000_000;

    private Await() {}

    /** Whether it became true within the bound. */
    public static boolean within(Duration bound, BooleanSupplier condition) {
        long deadline = System.nanoTime() + bound.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_QUESTIONS_NANOS);
        }
        return true;
    }
}
