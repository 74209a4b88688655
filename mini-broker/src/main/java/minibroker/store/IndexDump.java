package minibroker.store;

import minibroker.file.Slice;

import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.ZoneId;

/**
 * Prints the files of a key index, one line for each entry.
 *
 * <p>A file does not say how many slots it has; as in RocketMQ, there are four entries for each slot.
 *
 * <p>One thread.
 */
final class IndexDump {
    private final Path folder;
    private final PrintWriter out;
    private final ZoneId zone;

    IndexDump(Path folder, PrintWriter out, ZoneId zone) {
        this.folder = folder;
        this.out = out;
        this.zone = zone;
    }

    /** See {@link StoreDump#index}. */
    void print(long from, long limit) {
        KeyIndex.indexFiles(folder).forEach(path -> print(path, from, limit));
    }

    private void print(Path path, long from, long limit) {
        try (Slice slice = Slice.readOnly(path)) {
            ByteBuffer bytes = slice.bytes();
            int slots = (bytes.limit() - 60) / 84;
            if (bytes.limit() < 60 + 84 || 60 + 84 * slots != bytes.limit()) {
                out.println("%s: %s bytes, not the size of an index file".formatted(path.getFileName(), bytes.limit()));
                return;
            }
            int next = Math.max(1, Math.min(bytes.getInt(36), 4 * slots + 1));
            out.println("%s, %s entries in %s of %s slots, offsets %s to %s, stored %s to %s"
                    .formatted(
                            path.getFileName(),
                            next - 1,
                            bytes.getInt(32),
                            slots,
                            bytes.getLong(16),
                            bytes.getLong(24),
                            DumpText.time(bytes.getLong(0), zone),
                            DumpText.time(bytes.getLong(8), zone)));
            printEntries(bytes, 40 + 4 * slots, next, from, limit);
        }
    }

    private void printEntries(ByteBuffer bytes, int entriesAt, int next, long from, long limit) {
        long left = limit;
        for (int entry = 1; entry < next && left > 0; entry++) {
            int at = entriesAt + 20 * entry;
            if (bytes.getLong(at + 4) >= from) {
                left--;
                out.println("%12s  hash %08x at offset %s, %s s after the first, older entry %s"
                        .formatted(
                                entry,
                                bytes.getInt(at),
                                bytes.getLong(at + 4),
                                bytes.getInt(at + 12),
                                bytes.getInt(at + 16)));
            }
        }
    }
}
