package minibroker.store;

import minibroker.message.Message;
import minibroker.message.MessageCodec;
import minibroker.message.MessageQueue;
import minibroker.message.StoredMessage;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongPredicate;

/**
 * Keeps messages in memory. When they have too many bytes, the oldest are dropped.
 *
 * <p>The log is one map from commit log offset to message; a message begins where the one before it ended. A queue is a
 * list of the same messages. They are encoded when they are read.
 *
 * <p>One lock guards all of it. Any thread may call; the listener is called without the lock.
 */
public final class MemoryMessageStore implements MessageStore {
    /** Roughly how many bytes a message takes besides its body, topic and properties. */
    static final int OVERHEAD_BYTES = 300;

    /** The most messages that one read checks, however many of them the filter refuses. */
    private static final int MAX_SCAN = 800;

    private final long maxBytes;
    private final InetSocketAddress storeHost;
    private final Clock clock;

    /** All messages, by commit log offset. */
    private final TreeMap<Long, StoredMessage> log = new TreeMap<>();

    private final Map<MessageQueue, MemoryConsumeQueue> queues = new HashMap<>();

    /** Where the next message begins. */
    private long endOfLog;

    private volatile MessageArrivingListener listener = (queue, offset, tagCode) -> {};

    /**
     * @param maxBytes how much memory the messages may take
     * @param storeHost the broker's address, which goes into every record
     */
    public MemoryMessageStore(long maxBytes, InetSocketAddress storeHost, Clock clock) {
        this.maxBytes = maxBytes;
        this.storeHost = storeHost;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<PutResult> put(List<Message> messages) {
        PutResult result = append(messages);
        if (result instanceof PutResult.Stored stored) {
            long offset = stored.queueOffset();
            for (Message message : messages) {
                listener.arrived(message.queue(), offset++, message.tagCode());
            }
        }
        return CompletableFuture.completedFuture(result);
    }

    /**
     * Appends messages of one queue, one after the other, and drops the oldest of all if there are too many bytes.
     *
     * <p>A message takes {@link #bytesOf} bytes of the log; the next one begins after it, whichever queue it goes to.
     *
     * @return {@link PutResult.Stored} with the queue offset of the first, and the places of all
     */
    private synchronized PutResult append(List<Message> messages) {
        // tag::05-1[]
        MemoryConsumeQueue queue =
                queues.computeIfAbsent(messages.get(0).queue(), anyQueue -> new MemoryConsumeQueue());
        long firstOffset = queue.maxOffset();
        long now = clock.millis();
        List<Long> places = new ArrayList<>(messages.size());
        for (Message message : messages) {
            StoredMessage stored = new StoredMessage(message, queue.maxOffset(), endOfLog, now, storeHost);
            queue.append(stored);
            log.put(endOfLog, stored);
            places.add(endOfLog);
            endOfLog += bytesOf(message);
        }
        dropOldest();
        return new PutResult.Stored(firstOffset, places);
        // end::05-1[]
    }

    /** Roughly how many bytes of memory a message takes. */
    private static int bytesOf(Message message) {
        return OVERHEAD_BYTES
                + message.body().length
                + message.topic().length()
                + message.properties().length();
    }

    /**
     * Drops the oldest messages until the others fit into {@link #maxBytes}; the newest stays, however large. Then each
     * queue is told to {@link MemoryConsumeQueue#forget} what lies before the oldest that is left.
     */
    private void dropOldest() {
        // tag::05-1[]
        if (endOfLog - log.firstKey() <= maxBytes) {
            return;
        }
        while (endOfLog - log.firstKey() > maxBytes && log.size() > 1) {
            log.pollFirstEntry();
        }
        long oldest = log.firstKey();
        queues.values().forEach(queue -> queue.forget(oldest));
        // end::05-1[]
    }

    @Override
    public synchronized GetResult get(MessageQueue queue, long offset, GetLimits limits, LongPredicate tags) {
        // tag::06-2[]
        long min = minOffset(queue);
        long max = maxOffset(queue);
        if (max == 0) {
            return new GetResult.EmptyQueue();
        }
        if (offset < min) {
            return new GetResult.OffsetTooSmall(min);
        }
        if (offset == max) {
            return new GetResult.NoNewMessage(offset);
        }
        if (offset > max) {
            return new GetResult.OffsetTooLarge(max);
        }
        return read(queues.get(queue), offset, limits, tags);
        // end::06-2[]
    }

    /**
     * Reads from an offset that has a message on, until there is no further message, the limits are reached or
     * {@link #MAX_SCAN} messages were looked at. The first message that passes is returned however large it is.
     */
    private GetResult read(MemoryConsumeQueue queue, long from, GetLimits limits, LongPredicate tags) {
        // tag::06-2[]
        List<byte[]> records = new ArrayList<>();
        int size = 0;
        long offset = from;
        long end = Math.min(queue.maxOffset(), from + Math.max(MAX_SCAN, limits.messages()));
        while (offset < end && records.size() < limits.messages()) {
            StoredMessage stored = queue.at(offset);
            if (tags.test(stored.message().tagCode())) {
                byte[] record = MessageCodec.encode(stored);
                if (!records.isEmpty() && size + record.length > limits.bytes()) {
                    break;
                }
                records.add(record);
                size += record.length;
            }
            offset++;
        }
        return records.isEmpty() ? new GetResult.NoneMatched(offset) : new GetResult.Found(records, offset);
        // end::06-2[]
    }

    @Override
    public synchronized Optional<byte[]> read(long commitLogOffset) {
        return Optional.ofNullable(log.get(commitLogOffset)).map(MessageCodec::encode);
    }

    @Override
    public synchronized QueryResult query(MessageQuery query) {
        List<byte[]> found = new ArrayList<>();
        Iterator<StoredMessage> newestFirst = log.descendingMap().values().iterator();
        while (newestFirst.hasNext() && !query.isAnsweredBy(found)) {
            StoredMessage stored = newestFirst.next();
            if (query.matches(stored)) {
                found.add(MessageCodec.encode(stored));
            }
        }
        if (log.isEmpty()) {
            return new QueryResult(found, 0, 0);
        }
        return new QueryResult(found, log.lastEntry().getValue().storeTimestamp(), log.lastKey());
    }

    @Override
    public synchronized long minOffset(MessageQueue queue) {
        MemoryConsumeQueue known = queues.get(queue);
        return known == null ? 0 : known.minOffset();
    }

    @Override
    public synchronized long maxOffset(MessageQueue queue) {
        MemoryConsumeQueue known = queues.get(queue);
        return known == null ? 0 : known.maxOffset();
    }

    @Override
    public synchronized long offsetAt(MessageQueue queue, long timestamp, Boundary boundary) {
        MemoryConsumeQueue known = queues.get(queue);
        if (known == null) {
            return 0;
        }
        long min = known.minOffset();
        long max = known.maxOffset();
        // Not with OffsetByTime: a broker in memory serves consumers before lesson 8.
        return boundary == Boundary.LOWER
                ? BinarySearch.first(min, max, offset -> known.at(offset).storeTimestamp() >= timestamp)
                : Math.max(
                        min,
                        BinarySearch.first(min, max, offset -> known.at(offset).storeTimestamp() > timestamp) - 1);
    }

    @Override
    public synchronized OptionalLong storeTimestamp(MessageQueue queue, long offset) {
        return messageAt(queue, offset)
                .map(message -> OptionalLong.of(message.storeTimestamp()))
                .orElse(OptionalLong.empty());
    }

    /** The message at an offset of a queue; empty if it is not there. */
    synchronized Optional<StoredMessage> messageAt(MessageQueue queue, long offset) {
        MemoryConsumeQueue known = queues.get(queue);
        return known == null || offset < known.minOffset() || offset >= known.maxOffset()
                ? Optional.empty()
                : Optional.of(known.at(offset));
    }

    @Override
    public synchronized StoreStatus status() {
        Map.Entry<Long, StoredMessage> oldest = log.firstEntry();
        return oldest == null
                ? new StoreStatus(endOfLog, endOfLog, OptionalLong.empty(), 0, OptionalDouble.empty())
                : new StoreStatus(
                        oldest.getKey(),
                        endOfLog,
                        OptionalLong.of(oldest.getValue().storeTimestamp()),
                        0,
                        OptionalDouble.empty());
    }

    @Override
    public synchronized void deleteTopic(String topic) {
        queues.keySet().removeIf(queue -> queue.topic().equals(topic));
    }

    @Override
    public void onArrival(MessageArrivingListener newListener) {
        this.listener = newListener;
    }

    @Override
    public synchronized void close() {
        log.clear();
        queues.clear();
    }

    @Override
    public StoreInside inside() {
        return new MemoryInside(this, log, queues, maxBytes, () -> endOfLog);
    }
}
