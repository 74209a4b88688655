package minibroker.store;

import minibroker.file.SegmentFile;
import minibroker.file.Slice;
import minibroker.message.Message;
import minibroker.message.MessageCodec;
import minibroker.message.PropertyNames;
import minibroker.message.StoredMessage;

import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;

/**
 * Prints the messages of a log, one line each; where it is damaged it says so and goes on with the next whole message.
 *
 * <p>One thread.
 */
final class CommitLogDump {
    private final List<SegmentFile> files;
    private final PrintWriter out;
    private final ZoneId zone;
    private long left;
    private boolean whole = true;

    CommitLogDump(Path folder, PrintWriter out, ZoneId zone) {
        this.files = SegmentFile.list(folder.resolve("commitlog"));
        this.out = out;
        this.zone = zone;
    }

    /** See {@link StoreDump#commitLog}. */
    boolean print(long from, long limit) {
        left = limit;
        long expected = files.isEmpty() ? 0 : files.get(0).firstOffset();
        for (SegmentFile file : files) {
            if (file.firstOffset() != expected) {
                damaged("the segments from offset %s to %s are missing".formatted(expected, file.firstOffset()));
            }
            expected = file.firstOffset() + segmentSize();
            if (expected > from && left > 0) {
                print(file, from);
            }
        }
        return whole;
    }

    private void print(SegmentFile file, long from) {
        out.println("%s, %s bytes".formatted(file.path().getFileName(), file.length()));
        try (Slice slice = file.map()) {
            SegmentScanner segment = new SegmentScanner(slice.bytes(), file.firstOffset(), segmentSize());
            int position = (int) Math.max(0, from - file.firstOffset());
            if (position > 0 && !(segment.at(position) instanceof LogRecord.Message)) {
                position = segment.findMessage(position).orElse(position);
            }
            while (position < slice.bytes().limit() && left > 0) {
                position += print(segment, slice.bytes(), position, file.firstOffset() + position);
            }
        }
    }

    /** Prints the record that begins at a position, and returns how many bytes it has. */
    private int print(SegmentScanner segment, ByteBuffer bytes, int position, long offset) {
        LogRecord record = segment.at(position);
        if (record instanceof LogRecord.Message message) {
            left--;
            out.println(line(MessageCodec.decode(bytes.duplicate().position(position)), message.size()));
            return message.size();
        }
        if (record instanceof LogRecord.Filler filler) {
            out.println("%12s  filler, %s bytes".formatted(offset, filler.size()));
            return filler.size();
        }
        OptionalInt next = segment.findMessage(position + 1);
        int end = next.orElse(bytes.limit());
        int inUse = segment.bytesInUse(position);
        if (inUse > 0) {
            String what = what(record, bytes, position);
            damaged(
                    next.isPresent()
                            ? "%12s  DAMAGED: %s; the next message begins %s bytes on"
                                    .formatted(offset, what, end - position)
                            : "%12s  TORN? %s; no message follows its %s bytes".formatted(offset, what, inUse));
        }
        return end - position;
    }

    private static String what(LogRecord record, ByteBuffer bytes, int position) {
        int first = bytes.limit() - position < Integer.BYTES ? 0 : bytes.getInt(position);
        if (first < 0 && first >= -LogRecord.MAX_APPEND) {
            return "an append of %s bytes that was not finished".formatted(-first);
        }
        return record instanceof LogRecord.Damaged damaged ? damaged.problem() : "no message begins here";
    }

    private String line(StoredMessage stored, int size) {
        Message message = stored.message();
        return "%12s  %s bytes  %s/%s #%s  %s%s%s%s  body of %s: %s"
                .formatted(
                        stored.commitLogOffset(),
                        size,
                        message.topic(),
                        message.queue().queueId(),
                        stored.queueOffset(),
                        DumpText.time(stored.storeTimestamp(), zone),
                        property(message, PropertyNames.TAGS, "tag"),
                        property(message, PropertyNames.KEYS, "keys"),
                        property(message, PropertyNames.UNIQ_KEY, "id"),
                        message.body().length,
                        DumpText.preview(message.body()));
    }

    private static String property(Message message, String name, String label) {
        return message.property(name)
                .map(value -> "  %s %s".formatted(label, DumpText.printable(value)))
                .orElse("");
    }

    private void damaged(String problem) {
        whole = false;
        out.println(problem);
    }

    /** The size of the longest file: all files have it, but the last may be shorter. */
    private int segmentSize() {
        return (int) files.stream().mapToLong(SegmentFile::length).max().orElse(0);
    }
}
