package minibroker.store;

import minibroker.message.MessageQueue;

/**
 * A message in the log without its body.
 *
 * @param offset where it begins
 * @param size how many bytes of the log it takes
 * @param queueOffset its place in its queue
 * @param storeTimestamp when it was stored, in milliseconds since 1970
 * @param reconsumeTimes how many attempts to consume it have failed
 * @param properties in the form of {@link minibroker.message.MessageProperties}
 */
public record LogEntry(
        long offset,
        int size,
        MessageQueue queue,
        long queueOffset,
        long storeTimestamp,
        int reconsumeTimes,
        String properties) {}
