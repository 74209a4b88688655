package minibroker.store;

import minibroker.message.RecordSum;
import minibroker.message.RecordView;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Examines a segment of the log: says what begins at each place, and trusts no byte that it has not checked.
 *
 * <p>One thread uses it. It changes nothing.
 */
final class SegmentScanner {
    private final ByteBuffer bytes;
    private final long firstOffset;
    private final int segmentSize;

    /**
     * @param bytes the bytes of the segment that are there, from its first one on
     * @param firstOffset the offset of its first byte
     */
    SegmentScanner(ByteBuffer bytes, long firstOffset, int segmentSize) {
        this.bytes = bytes;
        this.firstOffset = firstOffset;
        this.segmentSize = segmentSize;
    }

    /** The thing that begins at a position, which may be the end. */
    LogRecord at(int position) {
        int left = bytes.limit() - position;
        int first = left < 4 ? 0 : bytes.getInt(position);
        int second = left < 8 ? 0 : bytes.getInt(position + 4);
        if (first == 0 && second == 0) {
            return new LogRecord.Blank();
        }
        if (first < 0 && first >= -LogRecord.MAX_APPEND && -first <= left) {
            return new LogRecord.Unfinished(-first);
        }
        if (second == LogRecord.FILLER_MAGIC && first == left && position + first == segmentSize) {
            return new LogRecord.Filler(first);
        }
        Optional<String> problem = problemWithMessage(position, left);
        return problem.isPresent() ? new LogRecord.Damaged(problem.get()) : new LogRecord.Message(first);
    }

    /** A copy of the message that begins at a position, as readers get it. */
    byte[] copy(int position, int size) {
        byte[] record = new byte[size];
        bytes.get(position, record);
        RecordSum.remove(record);
        return record;
    }

    /** The first position from {@code position} on where a whole message begins. */
    OptionalInt findMessage(int position) {
        int last = bytes.limit() - RecordView.MIN_SIZE;
        int at = position;
        while (at <= last) {
            if (bytes.getLong(at) == 0) {
                // A message that begins here or in the next three bytes would have its magic in these eight.
                at += 4;
            } else if (RecordView.hasMagic(bytes, at) && at(at) instanceof LogRecord.Message) {
                return OptionalInt.of(at);
            } else {
                at++;
            }
        }
        return OptionalInt.empty();
    }

    /** How many bytes there are from {@code position} to the last one that is not zero. */
    int bytesInUse(int position) {
        int end = bytes.limit();
        while (end - 8 >= position && bytes.getLong(end - 8) == 0) {
            end -= 8;
        }
        while (end > position && bytes.get(end - 1) == 0) {
            end--;
        }
        return end - position;
    }

    /** Whether a message was appended at a position, even if it is damaged now. */
    boolean wasMessage(int position) {
        return bytes.limit() - position >= RecordView.MIN_SIZE
                && RecordView.hasMagic(bytes, position)
                && new RecordView(bytes, position).commitLogOffset() == firstOffset + position;
    }

    private Optional<String> problemWithMessage(int position, int left) {
        RecordView record = new RecordView(bytes, position);
        long offset = firstOffset + position;
        if (isAsItWasAppended(record, position, left, offset)) {
            return Optional.empty();
        }
        Optional<String> problem = record.problemWithLayout(left);
        if (problem.isPresent()) {
            return problem;
        }
        if (record.commitLogOffset() != offset) {
            return Optional.of("a message that says it stands at offset %s".formatted(record.commitLogOffset()));
        }
        return record.sum() == RecordSum.NONE
                ? record.problemWithBody()
                : Optional.of("the sum of the whole message is not the one that was noted");
    }

    /** The quick check for nearly every message: if the sum is right, only its place can be wrong. */
    private boolean isAsItWasAppended(RecordView record, int position, int left, long offset) {
        return left >= RecordView.MIN_SIZE
                && record.size() >= RecordView.MIN_SIZE
                && record.size() <= left
                && record.commitLogOffset() == offset
                && RecordSum.isRight(bytes, position, record.size());
    }
}
