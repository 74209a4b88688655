package minibroker.store;

import minibroker.exercise.NotDoneYet;
import minibroker.file.MappedFile;
import minibroker.file.MappedFileQueue;
import minibroker.file.Slice;
import minibroker.message.Message;
import minibroker.message.RecordDraft;
import minibroker.message.RecordSum;

import java.lang.invoke.VarHandle;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All messages of the broker in one sequence, in the order in which they were stored.
 *
 * <pre>
 * 00000000000000000000                      00000000000067108864
 * |message|message|message|...|filler|      |message|message|...|blank ...
 *         ^ commit log offset of the second message
 * </pre>
 *
 * <p>Messages that are appended together lie in one segment, one directly after the other. Their first four bytes are
 * written last: until then they say "unfinished", so that a broker killed at any moment leaves all of them or none.
 *
 * <p>Invariant: a queue's messages have consecutive queue offsets, in the order of the log.
 *
 * <p>Any thread may call; one lock lets one append at a time.
 */
final class CommitLog implements AutoCloseable {
    private final MappedFileQueue segments;
    private final QueueOffsets queueOffsets;
    private final InetSocketAddress storeHost;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Object flushing = new Object();

    /** @param storeHost the broker's address, which goes into every record */
    CommitLog(MappedFileQueue segments, QueueOffsets queueOffsets, InetSocketAddress storeHost, Clock clock) {
        this.segments = segments;
        this.queueOffsets = queueOffsets;
        this.storeHost = storeHost;
        this.clock = clock;
    }

    /**
     * Appends messages of one queue, all of them or none, with consecutive queue offsets.
     *
     * @return where they are; {@link #maxOffset} is after them now
     */
    PutResult append(List<Message> messages) {
        List<RecordDraft> drafts = new ArrayList<>(messages.size());
        int bytes = 0;
        for (Message message : messages) {
            RecordDraft draft = new RecordDraft(message, storeHost);
            drafts.add(draft);
            bytes += draft.size();
        }
        int most = Math.min(LogRecord.MAX_APPEND, segments.segmentSize() - LogRecord.FILLER_BYTES);
        if (bytes > most) {
            return new PutResult.TooLarge("%s bytes at once, the limit is %s".formatted(bytes, most));
        }
        lock.lock();
        try {
            return append(drafts, bytes, messages.get(0));
        } finally {
            lock.unlock();
        }
    }

    /** The caller holds the lock. A check passes a list that looks at the memory whenever a draft is taken from it. */
    PutResult append(List<RecordDraft> drafts, int bytes, Message first) {
        MappedFile last = segments.last().orElseGet(segments::roll);
        MappedFile segment = bytes + LogRecord.FILLER_BYTES <= last.room() ? last : rollOver(last);
        ByteBuffer out = segment.tail(bytes);
        int start = out.position();
        long queueOffset = queueOffsets.next(first.queue());
        long now = clock.millis();
        List<Long> places = new ArrayList<>(drafts.size());
        // tag::07-1[]
        throw new NotDoneYet("07-1");
        // end::07-1[]
    }

    /** Writes a record at the buffer's position, all but its size, and its sum. */
    private void write(RecordDraft draft, ByteBuffer out, long commitLogOffset, long queueOffset, long now) {
        int position = out.position();
        draft.writeBehindSize(out, queueOffset, commitLogOffset, now);
        RecordSum.put(out, position, draft.size());
    }

    /** Writes a number so that nobody sees it before everything that was written earlier. */
    private static void putInOrder(ByteBuffer out, int position, int number) {
        VarHandle.storeStoreFence();
        out.putInt(position, number);
        VarHandle.storeStoreFence();
    }

    /**
     * Closes the last segment with a filler and begins the next one.
     *
     * @param last the last segment; it is full already if the broker was killed between the two steps
     */
    private MappedFile rollOver(MappedFile last) {
        // tag::07-2[]
        throw new NotDoneYet("07-2");
        // end::07-2[]
    }

    /** A view of the bytes from an offset on, up to an end or the end of the segment; empty if there are none. */
    Optional<Slice> from(long commitLogOffset, long end) {
        return segments.find(commitLogOffset)
                .filter(segment -> commitLogOffset < end)
                .flatMap(segment -> segment.slice((int) (commitLogOffset - segment.firstOffset()), (int)
                        (Math.min(segment.endOffset(), end) - commitLogOffset)));
    }

    /** Forgets a topic's queues: their next messages get offsets from 0 on. */
    void forgetOffsets(String topic) {
        lock.lock();
        try {
            queueOffsets.forget(topic);
        } finally {
            lock.unlock();
        }
    }

    long minOffset() {
        return segments.minOffset();
    }

    /** The offset after the last message. */
    long maxOffset() {
        return segments.maxOffset();
    }

    /** The offset up to which everything is on disk for certain. */
    long flushedOffset() {
        return segments.flushedOffset();
    }

    /** Forces everything appended so far to the disk, and returns the offset after it. */
    long flush() {
        synchronized (flushing) {
            return segments.flush();
        }
    }

    /** Gives back the memory of full segments that are not being read. */
    void swapMaps() {
        segments.swapMaps();
    }

    /** The offset of the first message of the second segment; empty if there is only one segment. */
    OptionalLong secondSegment() {
        long second = minOffset() + segments.segmentSize();
        return second < maxOffset() ? OptionalLong.of(second) : OptionalLong.empty();
    }

    /** Deletes the segments before an offset. */
    void deleteBefore(long commitLogOffset) {
        segments.deleteBefore(commitLogOffset);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            segments.close();
        } finally {
            lock.unlock();
        }
    }
}
