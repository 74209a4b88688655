package minibroker.store;

import minibroker.file.TableFile;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.LongPredicate;

/**
 * A hash table in a file: from a key's hash to the places of its messages in the log, the newest first.
 *
 * <pre>
 * header, 40 bytes               slots, 4 bytes each        entries, 20 bytes each (the first is not used)
 *  0 begin timestamp   int64     the number of the newest    0 hash of the key                     int32
 *  8 end timestamp     int64     entry whose hash falls      4 commit log offset                   int64
 * 16 begin offset      int64     into this slot, or 0       12 seconds since the begin timestamp   int32
 * 24 end offset        int64                                16 the next older entry of the slot    int32
 * 32 slots in use      int32
 * 36 next entry        int32     slot = hash mod slots
 * </pre>
 *
 * <p>Invariant: entries are added at the end and never change; a slot's chain leads from newer to older entries.
 *
 * <p>One thread at a time: {@link KeyIndex} holds its lock. {@link #flush} alone may run beside the others.
 */
final class IndexFile {
    private static final int HEADER_BYTES = 40;
    private static final int SLOT_BYTES = 4;
    private static final int ENTRY_BYTES = 20;
    private static final int BEGIN_TIMESTAMP_AT = 0;
    private static final int END_TIMESTAMP_AT = 8;
    private static final int BEGIN_OFFSET_AT = 16;
    private static final int END_OFFSET_AT = 24;
    private static final int SLOTS_IN_USE_AT = 32;
    private static final int NEXT_ENTRY_AT = 36;

    private final TableFile file;
    private final int slots;
    private final int maxEntries;
    private volatile boolean changed;
    private boolean searched;
    private boolean swapped;

    /**
     * @param slots how many slots the file has
     * @param maxEntries how many entries fit
     */
    IndexFile(Path path, int slots, int maxEntries) {
        this.file = TableFile.open(path, HEADER_BYTES + slots * SLOT_BYTES + (maxEntries + 1) * ENTRY_BYTES);
        this.slots = slots;
        this.maxEntries = maxEntries;
    }

    Path path() {
        return file.path();
    }

    /**
     * Whether its header makes no sense. A wrong entry does no harm: the message that it leads to is checked anyway.
     */
    boolean isDamaged() {
        int next = file.bytes().getInt(NEXT_ENTRY_AT);
        return next < 0 || next > maxEntries + 1;
    }

    boolean isFull() {
        return entries() == maxEntries;
    }

    int entries() {
        return Math.max(0, file.bytes().getInt(NEXT_ENTRY_AT) - 1);
    }

    /** When the first message was stored, in milliseconds since 1970. */
    long beginTimestamp() {
        return file.bytes().getLong(BEGIN_TIMESTAMP_AT);
    }

    /** When the last message was stored, in milliseconds since 1970. */
    long endTimestamp() {
        return file.bytes().getLong(END_TIMESTAMP_AT);
    }

    /** Where the last message begins in the log. */
    long endOffset() {
        return file.bytes().getLong(END_OFFSET_AT);
    }

    /** Adds an entry; only while it is not full. */
    void put(int hash, long commitLogOffset, long storeTimestamp) {
        changed = true;
        ByteBuffer bytes = file.bytes();
        if (entries() == 0) {
            bytes.putLong(BEGIN_TIMESTAMP_AT, storeTimestamp);
            bytes.putLong(BEGIN_OFFSET_AT, commitLogOffset);
            bytes.putInt(NEXT_ENTRY_AT, 1);
        }
        int slotAt = slotAt(hash);
        int older = bytes.getInt(slotAt);
        bytes.putInt(SLOTS_IN_USE_AT, bytes.getInt(SLOTS_IN_USE_AT) + (older == 0 ? 1 : 0));
        bytes.putLong(END_TIMESTAMP_AT, storeTimestamp);
        bytes.putLong(END_OFFSET_AT, commitLogOffset);
        // tag::10-1[]
        int entry = bytes.getInt(NEXT_ENTRY_AT);
        int entryAt = entryAt(entry);
        bytes.putInt(entryAt, hash);
        bytes.putLong(entryAt + 4, commitLogOffset);
        bytes.putInt(entryAt + 12, (int) Math.floorDiv(storeTimestamp - beginTimestamp(), 1000L));
        bytes.putInt(entryAt + 16, older);
        bytes.putInt(slotAt, entry);
        bytes.putInt(NEXT_ENTRY_AT, entry + 1);
        // end::10-1[]
    }

    /**
     * Passes on the places of a key's messages, the newest first, and sometimes those of another key with the same
     * hash.
     *
     * @param begin earliest time of storing, in milliseconds since 1970; may be off by a second
     * @param end latest time of storing, likewise
     * @param found takes a commit log offset and says whether it wants more
     */
    void find(int hash, long begin, long end, LongPredicate found) {
        searched = true;
        // tag::10-1[]
        ByteBuffer bytes = file.bytes();
        int entry = bytes.getInt(slotAt(hash));
        entry = entry <= entries() ? entry : 0;
        boolean more = true;
        while (more && entry > 0) {
            int entryAt = entryAt(entry);
            long earliest = beginTimestamp() + bytes.getInt(entryAt + 12) * 1000L;
            if (bytes.getInt(entryAt) == hash && earliest <= end && earliest + 999 >= begin) {
                more = found.test(bytes.getLong(entryAt + 4));
            }
            int older = bytes.getInt(entryAt + 16);
            more &= earliest + 999 >= begin;
            entry = older < entry ? older : 0;
        }
        // end::10-1[]
    }

    /** Gives back the memory of a full file that is on disk and was not searched since the last call. */
    void swapMap() {
        if (searched || changed || !isFull()) {
            swapped = false;
        } else if (!swapped) {
            file.swapMap();
            swapped = true;
        }
        searched = false;
    }

    /** Forces it to the disk, if it has changed. */
    void flush() {
        if (changed) {
            changed = false;
            file.flush();
        }
    }

    void close() {
        file.close();
    }

    void delete() {
        file.delete();
    }

    private int slotAt(int hash) {
        return HEADER_BYTES + hash % slots * SLOT_BYTES;
    }

    private int entryAt(int entry) {
        return HEADER_BYTES + slots * SLOT_BYTES + entry * ENTRY_BYTES;
    }
}
