package minibroker.store;

/**
 * The place of one message of a queue in the log. RocketMQ: {@code CqUnit}.
 *
 * @param commitLogOffset where its record begins
 * @param size bytes of the record
 * @param tagCode see {@link minibroker.message.Message#tagCode()}
 */
record ConsumeQueueEntry(long commitLogOffset, int size, long tagCode) {}
