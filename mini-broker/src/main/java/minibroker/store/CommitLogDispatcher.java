package minibroker.store;

/** Builds something from the log's messages, one after the other in the log's order. RocketMQ's name too. */
interface CommitLogDispatcher {
    void dispatch(DispatchRequest request);
}
