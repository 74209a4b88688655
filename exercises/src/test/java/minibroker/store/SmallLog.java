package minibroker.store;

import minibroker.exercise.NotDoneYet;
import minibroker.file.DamagedFile;
import minibroker.file.Directories;
import minibroker.file.MappedFile;
import minibroker.file.MappedFileQueue;
import minibroker.file.Slice;
import minibroker.message.Message;
import minibroker.message.MessageCodec;
import minibroker.message.MessageQueue;
import minibroker.message.RecordView;
import minibroker.message.StoredMessage;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A commit log in files of 1,024 bytes, and what checks want to know of it. Records are as large as a check says: the
 * body is filled up with dots.
 */
final class SmallLog implements AutoCloseable {
    static final int SEGMENT = 1024;
    static final int NOW = 1_000_000;
    static final MessageQueue ORDERS = new MessageQueue("Orders", 0);
    static final MessageQueue BILLS = new MessageQueue("Bills", 3);
    static final String PROPERTIES = "SHOP\u0001a\u0002";
    static final InetSocketAddress HOST = new InetSocketAddress("127.0.0.1", 10911);

    final MappedFileQueue segments;
    final QueueOffsets offsets = new QueueOffsets();
    final CommitLog log;

    SmallLog(Path folder) {
        this(folder, Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));
    }

    /** @param clock tells when messages are stored */
    SmallLog(Path folder, Clock clock) {
        segments = MappedFileQueue.open(folder.resolve("commitlog"), SEGMENT);
        log = new CommitLog(segments, offsets, HOST, clock);
    }

    /** Bytes of a queue's smallest record. */
    static int smallest(MessageQueue queue) {
        return RecordView.MIN_SIZE + queue.topic().length() + PROPERTIES.length();
    }

    /** A message whose record has so many bytes. */
    static Message message(MessageQueue queue, String text, int size) {
        String body = text + ".".repeat(size - smallest(queue) - text.length());
        return new Message(queue, 0, 0, 1, HOST, 0, 0, body.getBytes(UTF_8), PROPERTIES);
    }

    /** Appends messages together; their records have 142 bytes each. */
    PutResult.Stored append(MessageQueue queue, String... texts) {
        return append(queue, 142, texts);
    }

    PutResult.Stored append(MessageQueue queue, int size, String... texts) {
        List<Message> messages = new ArrayList<>();
        for (String text : texts) {
            messages.add(message(queue, text, size));
        }
        return (PutResult.Stored) log.append(messages);
    }

    /**
     * What a look at the written part of the file that takes bytes shows; it does not need the exercises on reading.
     */
    String record(int position) {
        try (Slice slice = last().slice(0, last().written()).orElseThrow()) {
            return slice.bytes().limit() - position < 8 ? "nothing is written" : record(slice.bytes(), position);
        }
    }

    /** A record, in words. */
    static String record(ByteBuffer bytes, int position) {
        int size = bytes.getInt(position);
        if (!RecordView.hasMagic(bytes, position) || size < RecordView.MIN_SIZE) {
            return "no message: size %s, magic %08x".formatted(size, bytes.getInt(position + 4));
        }
        return text(MessageCodec.decode(bytes.duplicate().position(position)));
    }

    static String text(byte[] record) {
        return text(MessageCodec.decode(ByteBuffer.wrap(record)));
    }

    private static String text(StoredMessage stored) {
        return "%s of %s #%s at %s"
                .formatted(
                        body(stored.message()),
                        stored.message().topic(),
                        stored.queueOffset(),
                        stored.commitLogOffset());
    }

    private static String body(Message message) {
        return new String(message.body(), UTF_8).replaceAll("\\.*$", "");
    }

    /** The file that takes bytes. */
    MappedFile last() {
        return segments.last().orElseThrow();
    }

    /** Ends the memory of the append that is under way after so many bytes; the next append has all of it again. */
    void endMemoryAfter(int bytes) {
        last().tail().limit(last().written() + bytes);
    }

    /** What begins at a position of the file that takes bytes. */
    LogRecord at(MappedFile file, int position) {
        try (Slice slice = file.slice(0, file.written()).orElseThrow()) {
            return new SegmentScanner(slice.bytes(), file.firstOffset(), SEGMENT).at(position);
        }
    }

    /**
     * The name of what a call threw, or {@code none}; of damage also where it is. An open exercise stays what it is.
     */
    static String failure(Callable<?> call) {
        try {
            call.call();
            return "none";
        } catch (NotDoneYet open) {
            throw open;
        } catch (DamagedFile e) {
            return "damage at byte %s of %s".formatted(e.position(), e.path().getFileName());
        } catch (Exception e) {
            return e.getClass().getSimpleName();
        }
    }

    /** Makes the disk refuse a file: there is a folder of that name. */
    static void refuse(Path file) {
        Directories.create(file);
    }

    @Override
    public void close() {
        segments.close();
    }
}
