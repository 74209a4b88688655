package faults.history;

/** What a broker and its consumers may promise on top of losing, inventing and disordering nothing in its queues. */
public enum Promise {
    /** Each message is delivered once. Without it a message may be delivered again: at least once. */
    ONCE,

    /** The messages of a queue are delivered in their order. Consumers that work concurrently don't promise that. */
    IN_ORDER
}
