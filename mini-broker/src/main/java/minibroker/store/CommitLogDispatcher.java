package minibroker.store;

/**
 * Builds something from the log's messages, such as queues or the key index. It gets them one by one, in the log's
 * order. RocketMQ: {@code CommitLogDispatcher}.
 */
interface CommitLogDispatcher {
    void dispatch(DispatchRequest request);
}
