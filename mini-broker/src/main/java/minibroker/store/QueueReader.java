package minibroker.store;

import minibroker.message.MessageQueue;
import minibroker.message.RecordView;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Reads the messages of a queue: the consume queue says where they are, the log has them.
 *
 * <p>Any thread may call.
 */
final class QueueReader {
    /** The most entries that one read checks, however many of them the filter refuses. */
    private static final int MAX_SCAN = 800;

    private final ConsumeQueues queues;
    private final CommitLogReader log;

    QueueReader(ConsumeQueues queues, CommitLogReader log) {
        this.queues = queues;
        this.log = log;
    }

    /** See {@link MessageStore#get}. */
    GetResult get(MessageQueue name, long offset, GetLimits limits, LongPredicate tags) {
        Optional<ConsumeQueue> queue = queues.find(name);
        if (queue.isEmpty() || queue.get().maxOffset() == 0) {
            return new GetResult.EmptyQueue();
        }
        long min = queue.get().minOffset();
        long max = queue.get().maxOffset();
        if (offset < min) {
            return new GetResult.OffsetTooSmall(min);
        }
        if (offset > max) {
            return new GetResult.OffsetTooLarge(max);
        }
        return offset == max ? new GetResult.NoNewMessage(offset) : read(name, queue.get(), offset, limits, tags);
    }

    private GetResult read(MessageQueue name, ConsumeQueue queue, long from, GetLimits limits, LongPredicate tags) {
        List<byte[]> records = new ArrayList<>();
        int bytes = 0;
        long offset = from;
        long end = Math.min(queue.maxOffset(), from + Math.max(MAX_SCAN, limits.messages()));
        while (offset < end && records.size() < limits.messages()) {
            Optional<ConsumeQueueEntry> entry = queue.at(offset);
            if (entry.isEmpty() || entry.get().commitLogOffset() < log.minOffset()) {
                return deletedMeanwhile(records, offset, queue);
            }
            if (tags.test(entry.get().tagCode())) {
                if (!records.isEmpty() && bytes + entry.get().size() > limits.bytes()) {
                    break;
                }
                byte[] record = record(name, queue, offset, entry.get());
                records.add(record);
                bytes += record.length;
            }
            offset++;
        }
        return records.isEmpty() ? new GetResult.NoneMatched(offset) : new GetResult.Found(records, offset);
    }

    private static GetResult deletedMeanwhile(List<byte[]> records, long offset, ConsumeQueue queue) {
        return records.isEmpty()
                ? new GetResult.OffsetTooSmall(Math.max(offset + 1, queue.minOffset()))
                : new GetResult.Found(records, offset);
    }

    private byte[] record(MessageQueue name, ConsumeQueue queue, long offset, ConsumeQueueEntry entry) {
        Optional<byte[]> record = log.read(entry.commitLogOffset());
        if (record.isEmpty() || !belongs(new RecordView(ByteBuffer.wrap(record.get()), 0), name, offset)) {
            throw queue.damagedAt(
                    offset,
                    "it says that the message is at commit log offset %s, which it is not"
                            .formatted(entry.commitLogOffset()));
        }
        return record.get();
    }

    private static boolean belongs(RecordView record, MessageQueue name, long offset) {
        return record.queueOffset() == offset
                && record.queueId() == name.queueId()
                && record.topic().equals(name.topic());
    }
}
