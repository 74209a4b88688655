package minibroker.store;

import minibroker.message.MessageQueue;
import minibroker.message.StoredMessage;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Looks inside a {@link MemoryMessageStore}, under the store's lock. Any thread may call. */
final class MemoryInside implements StoreInside {
    private final Object lock;
    private final NavigableMap<Long, StoredMessage> log;
    private final Map<MessageQueue, MemoryConsumeQueue> queues;
    private final long maxBytes;
    private final LongSupplier endOfLog;

    /**
     * @param lock guards everything else
     * @param endOfLog where the next message will begin
     */
    MemoryInside(
            Object lock,
            NavigableMap<Long, StoredMessage> log,
            Map<MessageQueue, MemoryConsumeQueue> queues,
            long maxBytes,
            LongSupplier endOfLog) {
        this.lock = lock;
        this.log = log;
        this.queues = queues;
        this.maxBytes = maxBytes;
        this.endOfLog = endOfLog;
    }

    @Override
    public LogLayout log() {
        synchronized (lock) {
            long max = endOfLog.getAsLong();
            long min = log.isEmpty() ? max : log.firstKey();
            List<LogLayout.Segment> all = List.of(new LogLayout.Segment(min, max - min));
            return new LogLayout(false, min, max, OptionalLong.empty(), maxBytes, all);
        }
    }

    @Override
    public List<QueueEnds> queues() {
        synchronized (lock) {
            List<QueueEnds> all = new ArrayList<>(queues.size());
            queues.forEach((queue, messages) -> all.add(ends(queue, messages)));
            return all;
        }
    }

    @Override
    public QueueEnds queue(MessageQueue queue) {
        synchronized (lock) {
            MemoryConsumeQueue messages = queues.get(queue);
            return messages == null ? QueueEnds.unused(queue) : ends(queue, messages);
        }
    }

    private static QueueEnds ends(MessageQueue queue, MemoryConsumeQueue messages) {
        long min = messages.minOffset();
        long max = messages.maxOffset();
        return new QueueEnds(
                queue,
                min,
                max,
                min < max ? OptionalLong.of(messages.at(max - 1).commitLogOffset()) : OptionalLong.empty());
    }

    @Override
    public long newest(int most) {
        synchronized (lock) {
            long oldest = endOfLog.getAsLong();
            Iterator<Long> newestFirst = log.descendingKeySet().iterator();
            for (int i = 0; i < most && newestFirst.hasNext(); i++) {
                oldest = newestFirst.next();
            }
            return oldest;
        }
    }

    @Override
    public Optional<LogStretch> from(long offset, int most) {
        synchronized (lock) {
            if (offset != endOfLog.getAsLong() && !log.containsKey(offset)) {
                return Optional.empty();
            }
            List<LogEntry> entries = new ArrayList<>();
            long next = offset;
            Iterator<StoredMessage> messages = log.tailMap(offset).values().iterator();
            while (messages.hasNext() && entries.size() < most) {
                StoredMessage stored = messages.next();
                Long behind = log.higherKey(stored.commitLogOffset());
                next = behind == null ? endOfLog.getAsLong() : behind;
                entries.add(entry(stored, (int) (next - stored.commitLogOffset())));
            }
            return Optional.of(new LogStretch(offset, entries, next, 0));
        }
    }

    private static LogEntry entry(StoredMessage stored, int size) {
        return new LogEntry(
                stored.commitLogOffset(),
                size,
                stored.message().queue(),
                stored.queueOffset(),
                stored.storeTimestamp(),
                stored.message().reconsumeTimes(),
                stored.message().properties());
    }
}
