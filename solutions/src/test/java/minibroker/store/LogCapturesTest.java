package minibroker.store;

import captures.Captured;
import checks.HandClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

import static minibroker.store.SmallLog.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

class LogCapturesTest {
    private static final Path HEADS = Captured.folder("07-commit-log").resolve("heads.txt");
    private static final Path ENTRIES = Captured.folder("08-consume-queue").resolve("entries.txt");
    private static final Path CHECKPOINT = Captured.folder("09-flush").resolve("checkpoint.txt");
    private static final Path INDEX =
            Captured.folder("10-finding-and-forgetting").resolve("index.txt");
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    @TempDir
    Path folder;

    @Test
    @DisplayName("what lesson 07 shows of a log is what the code writes now")
    void theLessonShowsWhatTheCodeWrites() throws IOException {
        Captured.compare(HEADS, heads());
    }

    @Test
    @DisplayName("what lesson 08 shows of a consume queue is what the code writes now")
    void theNextLessonShowsWhatTheCodeWrites() throws IOException {
        Captured.compare(ENTRIES, entries());
    }

    @Test
    @DisplayName("what lesson 09 shows of a checkpoint is what the code writes now")
    void theOneAfterThatShowsWhatTheCodeWrites() throws IOException {
        Captured.compare(CHECKPOINT, checkpoint());
    }

    @Test
    @DisplayName("what lesson 10 shows of an index is what the code writes now")
    void theLastOneShowsWhatTheCodeWrites() throws IOException {
        Captured.compare(INDEX, index());
    }

    private String index() throws IOException {
        Path path = folder.resolve("index");
        IndexFile index = new IndexFile(path, 4, 10);
        index.put(3, 100, 1_000_000);
        index.put(7, 500, 1_000_000);
        index.put(3, 800, 1_002_500);
        index.close();
        byte[] bytes = Files.readAllBytes(path);
        StringBuilder text = new StringBuilder();
        for (int slot = 0; slot < 4; slot++) {
            int at = 40 + slot * 4;
            text.append("%4s  slot %s   %s\n".formatted(at, slot, HEX.formatHex(bytes, at, at + 4)));
        }
        for (int entry = 1; entry <= 3; entry++) {
            int at = 56 + entry * 20;
            text.append("%4s  entry %s  %s  %s  %s  %s\n"
                    .formatted(
                            at,
                            entry,
                            HEX.formatHex(bytes, at, at + 4),
                            HEX.formatHex(bytes, at + 4, at + 12),
                            HEX.formatHex(bytes, at + 12, at + 16),
                            HEX.formatHex(bytes, at + 16, at + 20)));
        }
        return text.toString();
    }

    private String checkpoint() throws IOException {
        Path path = folder.resolve("checkpoint");
        new StoreCheckpoint(1_790_000_000_000L, 1_000).save(path);
        byte[] bytes = Files.readAllBytes(path);
        StringBuilder text = new StringBuilder();
        for (int position = 0; position < bytes.length; position += 16) {
            text.append("%4s  %s\n"
                    .formatted(position, HEX.formatHex(bytes, position, Math.min(position + 16, bytes.length))));
        }
        return text.toString();
    }

    /** Three orders with tags, the first of their log. */
    private String entries() throws IOException {
        try (ConsumeQueue queue = ConsumeQueue.open(folder, 5)) {
            queue.put(0, new ConsumeQueueEntry(0, 252, "created".hashCode()));
            queue.put(1, new ConsumeQueueEntry(252, 246, "paid".hashCode()));
            queue.put(2, new ConsumeQueueEntry(498, 246, "sent".hashCode()));
        }
        byte[] bytes = Files.readAllBytes(folder.resolve("00000000000000000000"));
        StringBuilder text = new StringBuilder();
        for (int position = 0; position < bytes.length; position += ConsumeQueue.ENTRY_BYTES) {
            text.append("%4s  %s  %s  %s\n"
                    .formatted(
                            position,
                            HEX.formatHex(bytes, position, position + 8),
                            HEX.formatHex(bytes, position + 8, position + 12),
                            HEX.formatHex(bytes, position + 12, position + 20)));
        }
        return text.toString();
    }

    /** Two large messages, a third that does not fit, and an append of three that is stopped in its second. */
    private String heads() throws IOException {
        HandClock clock = new HandClock();
        try (SmallLog log = new SmallLog(folder, clock)) {
            log.append(ORDERS, 460, "one");
            log.append(ORDERS, 460, "two");
            log.append(ORDERS, 142, "three");
            clock.atNextLook(() -> log.endMemoryAfter(130 + 60));
            assertThat(SmallLog.failure(() -> log.append(ORDERS, 130, "four", "five", "six")))
                    .isNotEqualTo("none");
            return file("00000000000000000000", 0, 460, 920) + "\n" + file("00000000000000001024", 0, 142, 272, 532);
        }
    }

    private String file(String name, int... positions) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("commitlog").resolve(name)));
        SegmentScanner segment = new SegmentScanner(bytes, Long.parseLong(name), SmallLog.SEGMENT);
        StringBuilder text = new StringBuilder(name).append('\n');
        for (int position : positions) {
            text.append("%6s  %s ...  %s%n"
                    .formatted(
                            position, HEX.formatHex(bytes.array(), position, position + 12), told(segment.at(position)))
                    .replace("\r", ""));
        }
        return text.toString();
    }

    private static String told(LogRecord record) {
        if (record instanceof LogRecord.Message message) {
            return "a message of %s bytes".formatted(message.size());
        }
        if (record instanceof LogRecord.Filler filler) {
            return "a filler of %s bytes, to the end of the file".formatted(filler.size());
        }
        if (record instanceof LogRecord.Unfinished unfinished) {
            return "an append of %s bytes that was not finished".formatted(unfinished.size());
        }
        return record instanceof LogRecord.Blank ? "nothing" : "no message";
    }
}
