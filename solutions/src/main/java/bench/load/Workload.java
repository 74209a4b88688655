package bench.load;

/** What the clients do. The name in small letters, with dashes, is what a person types. */
public enum Workload {
    /** One thread that waits for each answer. */
    SYNC("sync, 1 thread"),
    /** Eight threads, with one producer among them, that wait for each answer. */
    SYNC_8("sync, 8 threads"),
    /** Answers come later, 256 messages are on their way. */
    ASYNC("async, window 256"),
    /** Nobody answers; what arrived is counted in the store. */
    ONEWAY("one-way"),
    /** One thread, 32 messages at a time, that waits for each answer. */
    BATCH("batch of 32"),
    /** A push consumer with everything before it. */
    PUSH("push, backlog"),
    /** A thousand messages a second, from the moment when each was to be sent to the moment when it is handled. */
    END_TO_END("end to end, 1,000/s");

    private final String title;

    Workload(String title) {
        this.title = title;
    }

    /** For tables. */
    public String title() {
        return title;
    }
}
