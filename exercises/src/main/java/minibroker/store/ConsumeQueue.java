package minibroker.store;

import minibroker.exercise.NotDoneYet;
import minibroker.file.DamagedFile;
import minibroker.file.MappedFile;
import minibroker.file.MappedFileQueue;
import minibroker.file.Slice;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The places of one queue's messages in the log, by queue offset: entries of 20 bytes, so that the n-th is at 20 × n.
 *
 * <pre>
 *  0                 8        12                20
 *  | commitLogOffset |  size  |     tagCode     |
 *  |      int64      | int32  |      int64      |
 * </pre>
 *
 * <p>Invariant: entries from {@code minOffset} to {@code maxOffset} have no gap and lead to messages that are still in
 * the log. Entries before {@code minOffset} lead to messages that are gone, or are {@link #NOTHING}.
 *
 * <p>Any thread may call: one at a time, so that no file vanishes under a reader.
 */
final class ConsumeQueue implements AutoCloseable {
    static final int ENTRY_BYTES = 20;

    /** Fills a file up to its first entry, if the queue does not begin at the beginning of the file. */
    private static final ConsumeQueueEntry NOTHING = new ConsumeQueueEntry(0, Integer.MAX_VALUE, 0);

    private final Path folder;
    private final MappedFileQueue entries;
    private volatile long minOffset;

    private ConsumeQueue(Path folder, MappedFileQueue entries) {
        this.folder = folder;
        this.entries = entries;
    }

    /** @param segmentEntries how many entries a file has */
    static ConsumeQueue open(Path folder, int segmentEntries) {
        MappedFileQueue entries = MappedFileQueue.open(folder, segmentEntries * ENTRY_BYTES);
        // Half an entry at the end does not count.
        entries.truncate(entries.maxOffset() / ENTRY_BYTES * ENTRY_BYTES);
        return new ConsumeQueue(folder, entries);
    }

    /**
     * Appends the entry of the next message. An entry that is there already is left as it is. If another message has
     * the same offset, its topic was deleted and begun anew, and so the queue begins anew with that message.
     *
     * @throws DamagedFile if entries are missing between the last one and this one
     */
    synchronized void put(long queueOffset, ConsumeQueueEntry entry) {
        if (queueOffset < maxOffset()) {
            if (at(queueOffset).equals(Optional.of(entry))) {
                return;
            }
            entries.truncate(queueOffset * ENTRY_BYTES);
        }
        if (entries.last().isEmpty()) {
            beginAt(queueOffset);
        }
        if (queueOffset > maxOffset()) {
            throw damagedAt(maxOffset(), "the entries up to %s are missing".formatted(queueOffset - 1));
        }
        append(entry);
    }

    private void beginAt(long queueOffset) {
        entries.startAt(queueOffset * ENTRY_BYTES);
        while (maxOffset() < queueOffset) {
            append(NOTHING);
        }
        minOffset = queueOffset;
    }

    /** Lets an empty queue go on at an offset. */
    synchronized void skipTo(long queueOffset) {
        if (entries.last().isEmpty()) {
            beginAt(queueOffset);
        }
    }

    private void append(ConsumeQueueEntry entry) {
        // tag::08-1[]
        throw new NotDoneYet("08-1");
        // end::08-1[]
    }

    /** The entry at a queue offset; empty if it is gone or not there yet. */
    synchronized Optional<ConsumeQueueEntry> at(long queueOffset) {
        // tag::08-1[]
        throw new NotDoneYet("08-1");
        // end::08-1[]
    }

    /** The offset of the oldest message that is still in the log; equal to the maximum if there is none. */
    long minOffset() {
        return minOffset;
    }

    /** The offset that the next message will get. */
    long maxOffset() {
        return entries.maxOffset() / ENTRY_BYTES;
    }

    /** Forgets the messages that lie in the log before an offset. */
    synchronized void forgetBefore(long commitLogOffset) {
        minOffset = entries.minOffset() / ENTRY_BYTES;
        minOffset = BinarySearch.first(minOffset, maxOffset(), offset -> {
            ConsumeQueueEntry entry = at(offset).orElseThrow();
            return !entry.equals(NOTHING) && entry.commitLogOffset() >= commitLogOffset;
        });
        entries.deleteBefore(minOffset * ENTRY_BYTES);
    }

    /**
     * Forgets the messages that lie in the log at an offset or after it, and zeros that a crash has left at the end.
     */
    synchronized void truncate(long commitLogOffset) {
        minOffset = entries.minOffset() / ENTRY_BYTES;
        long end = BinarySearch.first(minOffset, maxOffset(), offset -> {
            ConsumeQueueEntry entry = at(offset).orElseThrow();
            return entry.size() == 0 || entry.commitLogOffset() >= commitLogOffset;
        });
        entries.truncate(end * ENTRY_BYTES);
    }

    /** The exception for an entry that makes no sense. */
    DamagedFile damagedAt(long queueOffset, String problem) {
        return new DamagedFile(
                folder,
                queueOffset * ENTRY_BYTES,
                "entry %s: %s. Without the folder it is built again from the log at the next start"
                        .formatted(queueOffset, problem));
    }

    /** Gives back the memory of full files that are not being read. */
    void swapMaps() {
        entries.swapMaps();
    }

    /** Forces the entries to the disk; one thread at a time, beside all others. */
    void flush() {
        entries.flush();
    }

    @Override
    public synchronized void close() {
        entries.close();
    }

    /** Closes it and deletes its files. */
    synchronized void delete() {
        entries.delete();
    }
}
