package minibroker.thread;

/** Makes threads, and waits for their end. Without state: any thread may call. */
public final class Threads {
    private Threads() {}

    /** A daemon thread: it does not keep the process alive, so its work must survive being cut off. */
    public static Thread make(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Waits until a thread has ended that was told to. */
    public static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
