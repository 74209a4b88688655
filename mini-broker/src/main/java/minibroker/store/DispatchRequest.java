package minibroker.store;

import minibroker.message.Message;
import minibroker.message.MessageQueue;
import minibroker.message.RecordView;

/**
 * What queues and key index need to know of one message.
 *
 * @param commitLogOffset where its record begins
 * @param size bytes of the record
 * @param storeTimestamp when it was stored, in milliseconds since 1970
 * @param properties in the form of {@link minibroker.message.MessageProperties}
 */
record DispatchRequest(
        MessageQueue queue,
        long queueOffset,
        long commitLogOffset,
        int size,
        int sysFlag,
        long storeTimestamp,
        String properties) {

    static DispatchRequest of(RecordView record) {
        return new DispatchRequest(
                new MessageQueue(record.topic(), record.queueId()),
                record.queueOffset(),
                record.commitLogOffset(),
                record.size(),
                record.sysFlag(),
                record.storeTimestamp(),
                record.properties());
    }

    /** See {@link Message#tagCode()}. */
    long tagCode() {
        return Message.tagCode(properties);
    }
}
