package minibroker.store;

import minibroker.file.DamagedFile;
import minibroker.file.MappedFile;
import minibroker.file.MappedFileQueue;
import minibroker.file.Slice;
import minibroker.message.RecordView;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Checks each message of a log that is not being written.
 *
 * <p>One thread, while a store is opened.
 */
class CommitLogScanner {
    private final MappedFileQueue segments;

    CommitLogScanner(MappedFileQueue segments) {
        this.segments = segments;
    }

    /**
     * Passes each message from an offset to the end to the visitor.
     *
     * @param from where a message begins, or the end
     * @throws DamagedFile if a message is not what was appended
     */
    void scan(long from, Consumer<DispatchRequest> visitor) {
        long offset = Math.max(from, segments.minOffset());
        Optional<MappedFile> file = segments.find(offset);
        while (file.isPresent()) {
            int position = (int) (offset - file.get().firstOffset());
            try (Slice slice = file.get().slice(0, file.get().written()).orElseThrow()) {
                scanSegment(file.get(), slice.bytes(), position, visitor);
            }
            offset = file.get().firstOffset() + segments.segmentSize();
            file = segments.find(offset);
        }
    }

    private void scanSegment(MappedFile file, ByteBuffer bytes, int from, Consumer<DispatchRequest> visitor) {
        SegmentScanner segment = new SegmentScanner(bytes, file.firstOffset(), segments.segmentSize());
        int position = from;
        LogRecord record = segment.at(position);
        while (record instanceof LogRecord.Message message) {
            visitor.accept(DispatchRequest.of(new RecordView(bytes, position)));
            position += message.size();
            record = segment.at(position);
        }
        if (position < bytes.limit() && !(record instanceof LogRecord.Filler)) {
            String problem =
                    record instanceof LogRecord.Damaged damaged ? damaged.problem() : "no message begins there";
            throw new DamagedFile(file.path(), position, problem);
        }
    }
}
