package minibroker.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * How far everything is on disk for certain: after a crash only what comes after it needs to be checked.
 *
 * <pre>
 *  0 log timestamp          int64   store time of the last message that is on disk in the log
 *  8 queue timestamp        int64   and whose entry is on disk in its queue
 * 16 index timestamp        int64   and in the key index
 * 24 master flushed offset  int64   0: for replication
 * 32 confirmed offset       int64   log, queues and index are on disk up to this offset of the log
 * 40 CRC of the above       int32
 * </pre>
 *
 * <p>RocketMQ has the same first five fields and starts its recovery from the three times; we start from the offset. A
 * torn checkpoint does not agree with its CRC and counts as missing: then everything is checked.
 *
 * <p>Immutable: any thread may use it. Saved by one thread at a time.
 *
 * @param timestamp store time of the last message, in milliseconds since 1970; 0 if there is none
 * @param confirmedOffset the offset of the log
 */
record StoreCheckpoint(long timestamp, long confirmedOffset) {
    private static final int BYTES = 40 + 4;

    /** Nothing is certain. */
    static final StoreCheckpoint NONE = new StoreCheckpoint(0, 0);

    /** Reads a checkpoint; empty if there is none, or it is torn. */
    static Optional<StoreCheckpoint> load(Path path) {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(path));
            if (in.limit() != BYTES || in.getInt(40) != crc(in)) {
                return Optional.empty();
            }
            return Optional.of(new StoreCheckpoint(in.getLong(0), in.getLong(32)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    /** Writes it over the one before, and returns when it is on disk. */
    void save(Path path) {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        out.putLong(timestamp);
        out.putLong(timestamp);
        out.putLong(timestamp);
        out.putLong(0);
        out.putLong(confirmedOffset);
        out.putInt(crc(out));
        out.flip();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(out, 0);
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path, e);
        }
    }

    private static int crc(ByteBuffer bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes.array(), 0, 40);
        return (int) crc.getValue();
    }
}
