package minibroker.store;

import minibroker.exercise.NotDoneYet;
import minibroker.file.DamagedFile;
import minibroker.file.MappedFile;
import minibroker.file.MappedFileQueue;
import minibroker.file.Slice;
import minibroker.message.RecordView;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads single messages of the log by their offset, and returns only what was appended.
 *
 * <p>The offset may come from a consume queue, but also from a message id that any client sends. Any thread may call.
 */
final class CommitLogReader {
    private final MappedFileQueue segments;

    CommitLogReader(MappedFileQueue segments) {
        this.segments = segments;
    }

    /** Where the log begins. */
    long minOffset() {
        return segments.minOffset();
    }

    /**
     * The record that begins at an offset, copied once.
     *
     * @return empty if no message begins there, for instance because its segment was deleted
     * @throws DamagedFile if one does, but it is not what was appended
     */
    Optional<byte[]> read(long commitLogOffset) {
        // tag::07-3[]
        throw new NotDoneYet("07-3");
        // end::07-3[]
    }

    private Optional<byte[]> read(MappedFile file, ByteBuffer bytes, int position) {
        // tag::07-3[]
        throw new NotDoneYet("07-3");
        // end::07-3[]
    }

    /** When the message that begins at an offset was stored, in milliseconds since 1970; empty if it is gone. */
    OptionalLong storeTimestamp(long commitLogOffset) {
        Optional<Slice> slice = segments.slice(commitLogOffset, RecordView.MIN_SIZE);
        if (slice.isEmpty()) {
            return OptionalLong.empty();
        }
        try (Slice open = slice.get()) {
            return RecordView.hasMagic(open.bytes(), 0)
                    ? OptionalLong.of(new RecordView(open.bytes(), 0).storeTimestamp())
                    : OptionalLong.empty();
        }
    }
}
