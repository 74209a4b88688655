package checks;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/** A call with little room on the stack: whoever calls itself for each element gets a StackOverflowError soon. */
public final class SmallStack {
    private static final int BYTES = 256 * 1024;

    private SmallStack() {}

    /** As {@link Thrown#by}, and {@code StackOverflowError} if the stack is used up. */
    public static String thrownBy(Callable<?> call) throws InterruptedException {
        AtomicReference<String> thrown = new AtomicReference<>();
        AtomicReference<RuntimeException> open = new AtomicReference<>();
        Runnable calling = () -> {
            try {
                thrown.set(Thrown.by(call));
            } catch (StackOverflowError e) {
                thrown.set("StackOverflowError");
            } catch (RuntimeException e) {
                open.set(e);
            }
        };
        Thread thread = new Thread(null, calling, "a call with a small stack", BYTES);
        thread.setDaemon(true);
        thread.start();
        thread.join();
        if (open.get() != null) {
            throw open.get();
        }
        return thrown.get();
    }
}
