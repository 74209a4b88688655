package minibroker.store;

/** How the store's threads begin and end. Without state: any thread may call. */
final class StoreThreads {
    private StoreThreads() {}

    /** A thread that does not keep the process alive: what it does is safe without it after the next start. */
    static Thread make(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Waits until a thread has ended that was told to. */
    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
