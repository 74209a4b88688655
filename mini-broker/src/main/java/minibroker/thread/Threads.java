package minibroker.thread;

/** How threads begin and end. Without state: any thread may call. */
public final class Threads {
    private Threads() {}

    /** A thread that does not keep the process alive: what it does is safe without it after the next start. */
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
